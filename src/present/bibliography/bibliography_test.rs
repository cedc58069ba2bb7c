use super::*;
use crate::present::cite::Names;

fn record() -> CitedRecord {
    CitedRecord {
        kind: "filing".into(),
        court: "icc".into(),
        case: Some("ICC-01/99-01/20".into()),
        case_name: Some("The Prosecutor v. Ada Quill".into()),
        number: "ICC-01/99-01/20-7-Red".into(),
        title: "Decision on 50% of {costs} & “fees”\nof_the #1 ~accused^ \\ $x".into(),
        doctype: "decision".into(),
        chamber: Some("Trial Chamber I".into()),
        language: Some("en".into()),
        date: chrono::NaiveDate::from_ymd_opt(2020, 3, 5),
        url: Some("https://court.example/a_b?c={d}&e=1%2F2".into()),
        ..CitedRecord::default()
    }
}

fn written(format: Format, records: &[CitedRecord]) -> String {
    let mut bytes = Vec::new();
    let mut list = Bibliography::new(format, &mut bytes);
    list.begin().unwrap();
    for record in records {
        list.add(record, &Authority::of(record, &Names::shipped())).unwrap();
    }
    list.end().unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn ris_has_a_tag_a_line() {
    let text = written(Format::Ris, &[record(), record()]);
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(lines[0], "TY  - CASE");
    assert!(lines.contains(&"SV  - ICC-01/99-01/20-7-Red"), "{text}");
    assert!(lines.contains(&"PB  - International Criminal Court, Trial Chamber I"), "{text}");
    assert!(lines.contains(&"DA  - 2020/03/05"), "{text}");
    assert_eq!(lines.iter().filter(|line| **line == "ER  - ").count(), 2);
    assert!(lines.iter().all(|line| line.is_empty() || line.as_bytes()[2..6] == *b"  - "), "{text}");
}

#[test]
fn csl_is_an_array_also_of_nothing() {
    assert_eq!(written(Format::CslJson, &[]).replace('\n', ""), "[]");
    let items: Vec<serde_json::Value> =
        serde_json::from_str(&written(Format::CslJson, &[record(), record()])).unwrap();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0]["type"], "legal_case");
    assert_eq!(items[0]["issued"]["date-parts"][0], serde_json::json!([2020, 3, 5]));
}

#[test]
fn bibtex_braces_balance_and_no_sign_commands() {
    let text = written(Format::Bibtex, &[record()]);
    assert_eq!(text.matches('{').count(), text.matches('}').count());
    assert!(text.contains("50\\% of \\textbraceleft{}"), "{text}");
    assert!(text.contains("url = {https://court.example/a_b?c=%7Bd%7D&e=1%2F2}"), "{text}");
    assert!(text.contains("month = mar"), "{text}");
}
