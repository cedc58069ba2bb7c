use proptest::prelude::*;
use serde::Deserialize;

use super::*;

#[derive(Debug, Deserialize, PartialEq)]
struct Row {
    id: u32,
    #[serde(default)]
    title: String,
}

fn ids(rows: &Rows<Row>) -> Vec<(u64, u32)> {
    rows.rows.iter().map(|(index, row)| (*index, row.id)).collect()
}

#[test]
fn arrays_are_found() {
    let cases = [
        (r#"[{"id":1},{"id":2}]"#, ""),
        ("\u{feff} [{\"id\":1},{\"id\":2}] \n", ""),
        (r#"{"total":9,"results":[{"id":1},{"id":2}],"more":{"results":[3]}}"#, "results"),
        (r#"{"hits":7,"reponse":{"hits":{"total":2,"hits":[{"id":1},{"id":2}]}}}"#, "reponse/hits/hits"),
        (r#"{"re\u0073ults":[{"id":1},{"id":2}]}"#, "/results"),
    ];
    for (json, path) in cases {
        let read: Rows<Row> = rows(json.as_bytes(), path).unwrap();
        assert_eq!(ids(&read), [(0, 1), (1, 2)], "{json}");
        assert!(read.whole && read.problems.is_empty() && read.count == 2, "{json}");
    }
    assert_eq!(rows::<Row>(b"[]", "").unwrap().count, 0);
}

#[test]
fn a_bad_element_costs_itself() {
    let json = r#"{"results":[{"id":1},{"id":"two"},null,[],{"id":5,"title":"žalba"}]}"#;
    let read: Rows<Row> = rows(json.as_bytes(), "results").unwrap();
    assert_eq!(ids(&read), [(0, 1), (4, 5)]);
    assert_eq!((read.count, read.problems.len(), read.whole), (5, 3, true));
    assert_eq!(read.problems[0].place, "element 1");
    assert_eq!(read.problems[0].found, r#"{"id":"two"}"#);
}

#[test]
fn a_cut_array_keeps_what_came_before() {
    for json in [r#"[{"id":1},{"id":2},{"id"#, r#"[{"id":1},{"id":2}"#, r#"[{"id":1},{"id":2} {"id":3}]"#] {
        let read: Rows<Row> = rows(json.as_bytes(), "").unwrap();
        assert_eq!(ids(&read), [(0, 1), (1, 2)], "{json}");
        assert!(!read.whole && read.problems.len() == 1, "{json}");
    }
    let after: Rows<Row> = rows(br#"[{"id":1}] trailing"#, "").unwrap();
    assert!(!after.whole);
}

#[test]
fn what_is_no_array_is_refused() {
    let cases = [
        ("", ""),
        ("<html>Just a moment</html>", ""),
        ("{}", ""),
        ("{}", "results"),
        ("{\"results\":null}", "results"),
    ];
    for (json, path) in cases {
        let refused = rows::<Row>(json.as_bytes(), path).unwrap_err();
        assert!(matches!(refused, Refused::NotA { .. }), "{json}");
    }
    let deep = "[".repeat(1_000_000);
    let read: Rows<Row> = rows(deep.as_bytes(), "").unwrap();
    assert!(!read.whole && read.rows.is_empty());
    let closed = format!("[{}{}]", "[".repeat(500_000), "]".repeat(500_000));
    let read: Rows<Row> = rows(closed.as_bytes(), "").unwrap();
    assert_eq!((read.count, read.problems.len(), read.whole), (1, 1, true));
    let nested = format!("{}1{}", "{\"a\":".repeat(400_000), "}".repeat(400_000));
    assert!(rows::<serde_json::Value>(format!("[{nested}]").as_bytes(), "").unwrap().rows.is_empty());
    assert_eq!(at::<u64>(nested.as_bytes(), "a/b"), None);
}

#[test]
fn totals_stand_beside() {
    let json = br#"{"resultcount":50,"reponse":{"hits":{"total":{"value":7}}}}"#;
    assert_eq!(at::<u64>(json, "resultcount"), Some(50));
    assert_eq!(at::<u64>(json, "reponse/hits/total/value"), Some(7));
    assert_eq!(at::<u64>(json, "reponse"), None);
    assert_eq!(at::<u64>(b"no", "x"), None);
}

#[test]
fn fifty_thousand_rows() {
    let row = format!("{{\"id\":7,\"title\":\"{}\",\"unread\":{{\"a\":[1,2,3]}}}},", "t".repeat(440));
    let json = format!("[{}{{\"id\":8}}]", row.repeat(50_000));
    let read: Rows<Row> = rows(json.as_bytes(), "").unwrap();
    assert_eq!((read.count, read.rows.len()), (50_001, 50_001));
}

proptest! {
    #[test]
    fn any_bytes(body in proptest::collection::vec(any::<u8>(), 0..200), path in "[a-z/]{0,8}") {
        let _ = rows::<Row>(&body, &path);
        let _ = at::<u64>(&body, &path);
    }

    #[test]
    fn any_cut(cut in 0usize..64) {
        let json = r#"{"a":1,"results":[{"id":1},{"id":2},{"id":"x"}]}"#;
        let part = &json[..cut.min(json.len())];
        if let Ok(read) = rows::<Row>(part.as_bytes(), "results") {
            prop_assert_eq!(read.whole, part.len() == json.len());
        }
    }
}

#[test]
fn long_arrays_in_parts() {
    let body = br#" [ {"a":1}, 2 ,"]", [3] , null ] "#;
    let shown = |most| -> Vec<&str> {
        in_parts(body, most).into_iter().map(|range| std::str::from_utf8(&body[range]).unwrap()).collect()
    };
    assert_eq!(shown(2), [r#"{"a":1}, 2"#, r#""]", [3]"#, "null"]);
    assert_eq!(shown(4), [r#"{"a":1}, 2 ,"]", [3]"#, "null"]);
    assert!(shown(5).is_empty(), "it is not long");
    for other in [&b"[1, 2, 3"[..], b"[1, 2, 3] 4", b"{\"a\": [1, 2, 3]}", b"", b"[1, \xff, 3]"] {
        assert!(in_parts(other, 1).is_empty(), "{other:?}");
    }
}
