use serde::Deserialize;

use super::*;
use crate::present::document::words;

#[derive(Deserialize)]
pub(super) struct Worked {
    #[serde(default)]
    test: Vec<Example>,
    #[serde(default)]
    title_case_test: Vec<Pair>,
    #[serde(default)]
    date_test: Vec<Pair>,
}

#[derive(Deserialize)]
struct Example {
    id: String,
    style: String,
    mode: String,
    #[serde(default)]
    expect_review: Vec<String>,
    expect_md: String,
    #[serde(default)]
    expect_text: Option<String>,
    input: Input,
}

#[derive(Deserialize)]
struct Pair {
    input: String,
    expect: String,
}

fn wrong(examples: Vec<Example>) -> Vec<String> {
    let names = Names::shipped();
    let mut wrong = Vec::new();
    for e in examples {
        let asked = Asked { style: Some(e.style), mode: Some(e.mode), input: e.input };
        let got = answer(&asked, &names, House::default()).unwrap();
        let md = starred(&got.runs);
        let text = e.expect_text.unwrap_or_else(|| e.expect_md.replace('*', ""));
        if md != e.expect_md || words(&got.runs) != text {
            wrong.push(format!("{}\n     got {md}\n  wanted {}", e.id, e.expect_md));
        }
        let codes: Vec<String> = got.remarks.iter().map(Remark::code).collect();
        if let Some(missing) = e.expect_review.iter().find(|code| !codes.contains(code)) {
            wrong.push(format!("{}: no remark {missing} in {codes:?}", e.id));
        }
    }
    wrong
}

#[test]
fn every_worked_citation_is_made() {
    let worked: Worked = toml::from_str(include_str!("../../../fixtures/cite/worked.toml")).unwrap();
    assert_eq!((worked.test.len(), worked.title_case_test.len(), worked.date_test.len()), (64, 7, 4));
    let wrong = wrong(worked.test);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for pair in worked.title_case_test {
        assert_eq!(title_case::title_case(&pair.input), pair.expect);
    }
    for pair in worked.date_test {
        assert_eq!(When::read(&pair.input).unwrap().long(), pair.expect);
    }
}

#[test]
fn harder_citations_are_made() {
    let worked: Worked = toml::from_str(include_str!("../../../fixtures/cite/harder.toml")).unwrap();
    let wrong = wrong(worked.test);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_are_no_markup() {
    let runs = [
        Run::plain("a *b* _c_ <script>x</script> [y](javascript:z) &lt; d_e "),
        Run::italic("f*g"),
        Run::plain(" [5] <"),
        Run::address("https://court.example/a_(b)"),
        Run::plain(">."),
    ];
    assert_eq!(
        starred(&runs),
        r"a \*b\* \_c\_ \<script>x\</script> [y]\(javascript:z) \&lt; d_e *f\*g* [5] <https://court.example/a_(b)>."
    );
    let leading = [Run { link: Some("javascript:x".to_owned()), ..Run::plain("<b>") }];
    assert_eq!(html(&leading), "&lt;b&gt;");
}
