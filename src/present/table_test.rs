use super::*;

const COLUMNS: &[Column] = &[
    Column { key: "number", about: "", fit: Fit::Whole, rank: 0 },
    Column { key: "date", about: "", fit: Fit::Whole, rank: 0 },
    Column { key: "title", about: "", fit: Fit::Wraps, rank: 0 },
    Column { key: "first_seen", about: "", fit: Fit::Whole, rank: 2 },
    Column { key: "state", about: "", fit: Fit::Whole, rank: 1 },
];

fn rows(title: &str) -> Vec<Vec<Cow<'_, str>>> {
    let row = |number: &'static str, title| {
        vec![number.into(), "2026-04-02".into(), title, "2026-04-03".into(), "listed".into()]
    };
    vec![row("ICC-01/21-01/25-407-Red2", Cow::Borrowed(title)), row("KSC-BC-2020-06/F01234", "Short".into())]
}

const LONG: &str =
    "Decision on the Defence request for leave to appeal the decision on the conduct of the proceedings";

#[test]
fn numbers_and_dates_stay_whole_and_titles_wrap() {
    for width in [20, 60, 80, 100, 200] {
        let printed = table(COLUMNS, &rows(LONG), Screen::Terminal { width });
        for word in ["ICC-01/21-01/25-407-Red2", "2026-04-02", "KSC-BC-2020-06/F01234"] {
            assert!(printed.text.contains(word), "{width}: {word}\n{}", printed.text);
        }
        if width >= 80 {
            let widest = printed.text.lines().map(|l| l.chars().count()).max().unwrap();
            assert!(widest <= usize::from(width), "{width}\n{}", printed.text);
        }
    }
}

#[test]
fn columns_of_low_rank_give_way_and_are_named() {
    assert_eq!(table(COLUMNS, &rows(LONG), Screen::Terminal { width: 70 }).left_out, ["first_seen", "state"]);
    assert_eq!(table(COLUMNS, &rows(LONG), Screen::Terminal { width: 80 }).left_out, ["first_seen"]);
    assert!(table(COLUMNS, &rows(LONG), Screen::Terminal { width: 90 }).left_out.is_empty());
}

#[test]
fn a_pipe_gets_aligned_lines_without_frames() {
    let printed = table(COLUMNS, &rows(LONG), Screen::Plain { width: None });
    assert_eq!(printed.text.lines().count(), 3);
    assert!(printed.left_out.is_empty());
    assert!(!printed.text.contains(['│', '┌', '═', '|']));
    let at = |line: usize| printed.text.lines().nth(line).unwrap().find("2026-04-02");
    assert_eq!(at(1), at(2));
    assert!(printed.text.starts_with("number                    date"));
    assert!(printed.text.lines().all(|l| l.trim_end() == l));
}

#[test]
fn a_title_cannot_command_the_terminal() {
    let printed =
        table(COLUMNS, &rows("\u{1b}[2J\u{1b}]0;x\u{7}\r\nb\u{202e}"), Screen::Terminal { width: 120 });
    let harmless = |c: char| c == '\n' || !c.is_control() && c != '\u{202e}';
    assert!(printed.text.chars().all(harmless), "{:?}", printed.text);
    assert!(printed.text.contains("␛[2J␛]0;x␇ b�"));
}

#[test]
fn a_hostile_cell_does_not_widen_the_table_for_ever() {
    let printed = table(COLUMNS, &rows(&"x".repeat(100_000)), Screen::Plain { width: None });
    assert!(printed.text.len() < 4000);
}

#[test]
fn the_same_rows_give_the_same_text() {
    let once = table(COLUMNS, &rows(LONG), Screen::Terminal { width: 80 });
    assert_eq!(once, table(COLUMNS, &rows(LONG), Screen::Terminal { width: 80 }));
}

#[test]
fn no_rows_are_a_head() {
    assert_eq!(
        table(COLUMNS, &[], Screen::Plain { width: None }).text,
        "number  date  title  first seen  state\n"
    );
}
