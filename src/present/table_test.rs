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

#[test]
fn a_column_that_says_nothing_is_not_shown() {
    let row = |state: &'static str| vec!["F1".into(), "".into(), "".into(), "false".into(), state.into()];
    let printed = table(COLUMNS, &[row(""), row("listed")], Screen::Plain { width: None });
    assert_eq!(printed.text, "number  state\nF1\nF1      listed\n");
    assert!(printed.left_out.is_empty());
}

#[test]
fn instants_and_ids_are_short_where_there_is_a_width() {
    let row = |cell: &'static str| vec![cell.into(), "".into(), "".into(), "".into(), "".into()];
    let cells = [
        ("2026-11-22T15:20:26Z", "2026-11-22 15:20Z"),
        ("2026-05-04T09:30:00+02:00", "2026-05-04 09:30 +02:00"),
        ("2026-05-04", "2026-05-04"),
        ("2026-05-04T09:30", "2026-05-04T09:30"),
        ("ICC-01/21-01/25-T-004-ENG", "ICC-01/21-01/25-T-004-ENG"),
        ("01a203dc-a2c4-7161-ad51-2a6223d49683", "01a203dc-a2c4"),
        ("é026-11-22T15:20:26Z", "é026-11-22T15:20:26Z"),
    ];
    for (whole, short) in cells {
        let narrow = table(COLUMNS, &[row(whole)], Screen::Plain { width: Some(80) });
        assert_eq!(narrow.text, format!("number\n{short}\n"));
        let wide = table(COLUMNS, &[row(whole)], Screen::Plain { width: None });
        assert_eq!(wide.text, format!("number\n{whole}\n"));
    }
}

#[test]
fn a_very_long_number_goes_on_after_a_slash() {
    let number = "STL-77-01/T/OTP/F2995/A01/PRV/20170226/R322448-R322450/EN-AR/af";
    let row = vec![number.into(), "2017-02-12".into(), "Annex".into(), "".into(), "listed".into()];
    let printed = table(COLUMNS, &[row], Screen::Terminal { width: 80 });
    assert!(printed.left_out.is_empty(), "{}", printed.text);
    assert!(
        printed.text.contains("│ STL-77-01/T/OTP/F2995/A01/PRV/20170226/ ┆ 2017-02-12"),
        "{}",
        printed.text
    );
    assert!(printed.text.contains("│ R322448-R322450/EN-AR/af "), "{}", printed.text);
}
