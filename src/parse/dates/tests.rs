use chrono::{NaiveTime, Weekday};
use proptest::prelude::*;

use super::*;

fn printed(text: &str, form: DateForm) -> String {
    match day(text, form) {
        Ok(day) => day.to_string(),
        Err(bad) => bad.why,
    }
}

#[test]
fn named_table() {
    use DateForm::{DayMonthNameYear as Dmy, MonthNameDayYear as Mdy};
    let cases = [
        (Dmy, "2 April 2026", "2026-04-02"),
        (Dmy, "02 Apr 2026", "2026-04-02"),
        (Dmy, "1er mars 2026", "2026-03-01"),
        (Dmy, "le 1er août 2024", "2024-08-01"),
        (Dmy, "mardi 3 février 2026", "2026-02-03"),
        (Dmy, "31 déc. 2025", "2025-12-31"),
        (Dmy, "12 Sept. 2009", "2009-09-12"),
        (Dmy, "27 May, 2024", "2024-05-27"),
        (Dmy, "Thursday, 17 June 2010", "2010-06-17"),
        (Dmy, "Monday the 22nd of June 2015", "2015-06-22"),
        (Dmy, "2\u{a0}November 2020 |", "2020-11-02"),
        (Dmy, "3 de marzo de 2026", "2026-03-03"),
        (Dmy, "17 JUNE 2010", "2010-06-17"),
        (Dmy, "17 mai 2010.", "2010-05-17"),
        (Mdy, "November 28, 2024", "2024-11-28"),
        (Mdy, "Thursday November 28, 2024", "2024-11-28"),
        (Mdy, "Nov. 8 2024", "2024-11-08"),
        (Mdy, "mai 8 2024", "2024-05-08"),
        // refused
        (Mdy, "28 November 2024", "it is not a date as April 2, 2026"),
        (Dmy, "November 28, 2024", "it is not a date as 2 April 2026"),
        (Dmy, "30 February 2026", "there is no 30 February"),
        (Dmy, "29 February 2026", "there is no 29 February in 2026"),
        (Dmy, "31 Febuary 2026", "`Febuary` is not the name of a month"),
        (Dmy, "31 June 2026", "there is no 31 June"),
        (Dmy, "0 June 2026", "there is no 0 June"),
        (Dmy, "1 January 1970", "it is the day zero of a computer's clock, printed where a date is missing"),
        (Dmy, "3 May 1944", "the year 1944 is not between 1945 and 2100"),
        (Dmy, "3 May 2101", "the year 2101 is not between 1945 and 2100"),
        (Dmy, "3 May 24", "it is not a date as 2 April 2026"),
        (Dmy, "3 May", "it is not a date as 2 April 2026"),
        (Dmy, "3 May 2024 and 4 May 2024", "it is not a date as 2 April 2026"),
        (Dmy, "", "it is not a date as 2 April 2026"),
    ];
    for (form, text, expected) in cases {
        assert_eq!(printed(text, form), expected, "{text}");
    }
}

#[test]
fn figures_table() {
    use DateForm::{DmyDash, DmyDot, DmySlash, Iso, Yymmdd};
    let cases = [
        (DmySlash, "16/04/2026", "2026-04-16"),
        (DmySlash, "6/4/2026", "2026-04-06"),
        (DmySlash, "16/04/2026 00:00:00", "2026-04-16"),
        (DmyDash, "21-06-2019", "2019-06-21"),
        (DmyDot, "29.05.2013", "2013-05-29"),
        (DmyDot, "9.5.2013.", "2013-05-09"),
        (Iso, "2026-04-16", "2026-04-16"),
        (Iso, "20260416", "2026-04-16"),
        (Iso, "2026-04-16T12:00:00Z", "2026-04-16"),
        (Iso, "2026-04-16T23:30:00.000+02:00", "2026-04-16"),
        (Iso, "2026-04-16 09:30", "2026-04-16"),
        (Yymmdd, "990625", "1999-06-25"),
        (Yymmdd, "010802", "2001-08-02"),
        (Yymmdd, "510102", "1951-01-02"),
        (Yymmdd, "500102", "2050-01-02"),
        // refused
        (DmySlash, "04/16/2026", "there is no month 16"),
        (DmySlash, "16-04-2026", "it is not a date as DD/MM/YYYY"),
        (DmySlash, "16/04/26", "it is not a date as DD/MM/YYYY"),
        (DmySlash, "1/2/3/2026", "it is not a date as DD/MM/YYYY"),
        (DmySlash, "16/04/2026 onwards", "it is not a date as DD/MM/YYYY"),
        (DmySlash, "+6/04/2026", "it is not a date as DD/MM/YYYY"),
        (DmyDash, "30-11--0001", "the year -0001 is no year"),
        (DmyDash, "01-01-0001", "the year 1 is not between 1945 and 2100"),
        (DmyDash, "31-12-1969", "it is the day zero of a computer's clock, printed where a date is missing"),
        (Iso, "-0001-11-30T00:00:00", "the year -0001 is no year"),
        (Iso, "0000-00-00", "there is no month 0"),
        (Iso, "2025-02-29", "there is no 29 February in 2025"),
        (Iso, "2026-4-6", "it is not a date as YYYY-MM-DD"),
        (Iso, "202206613", "it is not a date as YYYY-MM-DD"),
        (Iso, "2026-04-16Tomorrow", "it is not a date as YYYY-MM-DD"),
        (Yymmdd, "51002", "it is not a date as yymmdd"),
        (Yymmdd, "991325", "there is no month 13"),
    ];
    for (form, text, expected) in cases {
        assert_eq!(printed(text, form), expected, "{text}");
    }
}

#[test]
fn feed_table() {
    let cases = [
        ("Wed, 02 Oct 2024 13:00:00 +0200", "2024-10-02"),
        ("Wed, 02 Oct 2024 23:59:59 GMT", "2024-10-02"),
        ("Mon, 2 October 2024 13:00 EST", "2024-10-02"), // the day name is wrong, the date stands
        ("2 Oct 24 13:00:00 Z", "2024-10-02"),
        ("02 Oct 99 13:00 UT", "1999-10-02"),
        ("Wed 02 Oct 2024", "2024-10-02"),
        ("mer., 02 oct. 2024 13:00:00 +0200", "2024-10-02"),
        ("Wednesday, 02-Oct-24 08:49:37 GMT", "2024-10-02"),
        ("25/05/2025", "2025-05-25"),
        ("2024-10-02T13:00:00+02:00", "2024-10-02"),
        ("Mayday, 02 Oct 2024 13:00:00 GMT", "2024-10-02"),
        ("05/25/2025", "there is no month 25"),
        (
            "Thu, 01 Jan 1970 00:00:00 +0000",
            "it is the day zero of a computer's clock, printed where a date is missing",
        ),
        ("Oct 02 2024", "it is not a date as Thu, 02 Apr 2026 10:00:00 +0200"),
        ("soon", "it is not a date as Thu, 02 Apr 2026 10:00:00 +0200"),
        ("", "it is not a date as Thu, 02 Apr 2026 10:00:00 +0200"),
    ];
    for (text, expected) in cases {
        assert_eq!(printed(text, DateForm::Rfc2822), expected, "{text}");
    }
}

#[test]
fn time_table() {
    let cases = [
        ("14:00", 14, 0),
        ("9:30", 9, 30),
        ("09:30:00", 9, 30),
        ("11h00", 11, 0),
        ("9 h 30", 9, 30),
        ("10h", 10, 0),
        ("10:00 am", 10, 0),
        ("2:30 p.m.", 14, 30),
        ("2.30 PM", 14, 30),
        ("10 a.m.", 10, 0),
        ("10am", 10, 0),
        ("10.06 a.m", 10, 6),
        ("12 p.m.", 12, 0),
        ("12:15 a.m.", 0, 15),
        ("1.15\u{a0}p.m.", 13, 15),
        ("14.00 hours", 14, 0),
        ("1430 hrs", 0, 0),
        ("10 hours", 10, 0),
        ("14:00 p.m.", 14, 0),
        ("noon", 12, 0),
        ("12 noon", 12, 0),
        ("midi", 12, 0),
    ];
    for (text, hour, minute) in cases {
        if text == "1430 hrs" {
            assert!(time(text).is_err());
            continue;
        }
        assert_eq!(time(text), Ok(NaiveTime::from_hms_opt(hour, minute, 0).unwrap()), "{text}");
    }
    for text in ["", "10", "10.06", "25:00", "14:60", "13 a.m.", "3:5", "10:00 tomorrow", "h", "a.m.", ":"] {
        assert!(time(text).is_err(), "{text}");
    }
}

#[test]
fn weekdays() {
    let day = NaiveDate::from_ymd_opt(2026, 4, 2).unwrap();
    assert_eq!(weekday("jeudi,"), Some(Weekday::Thu));
    assert_eq!(weekday_clash("Thursday, 2 April 2026", day), None);
    assert_eq!(weekday_clash("2 April 2026", day), None);
    let clash = weekday_clash("vendredi 2 avril 2026", day);
    assert_eq!(clash.as_deref(), Some("2 April 2026 is a Thursday, not a Friday"));
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,40}|[0-9]{0,4}[-/. :hT+]{0,2}[0-9]{0,4}[-/. ap:m]{0,3}[0-9]{0,5}") {
        for form in [
            DateForm::DayMonthNameYear, DateForm::MonthNameDayYear, DateForm::DmySlash, DateForm::DmyDash,
            DateForm::DmyDot, DateForm::Iso, DateForm::Yymmdd, DateForm::Rfc2822,
        ] {
            if let Err(bad) = day(&text, form) {
                prop_assert!(!bad.why.is_empty() && bad.found.chars().count() <= 200);
            }
        }
        let _ = time(&text);
    }

    #[test]
    fn every_day_survives_printing(days in 0i64..56_000) {
        let date = NaiveDate::from_ymd_opt(1945, 1, 1).unwrap() + chrono::Duration::days(days);
        let (y, m, d) = (date.year(), date.month(), date.day());
        prop_assume!((y, m, d) != (1970, 1, 1) && (y, m, d) != (1969, 12, 31));
        let month = names::english(m);
        prop_assert_eq!(day(&format!("{d} {month} {y}"), DateForm::DayMonthNameYear), Ok(date));
        prop_assert_eq!(day(&format!("{month} {d}, {y}"), DateForm::MonthNameDayYear), Ok(date));
        prop_assert_eq!(day(&format!("{d:02}/{m:02}/{y}"), DateForm::DmySlash), Ok(date));
        prop_assert_eq!(day(&date.to_string(), DateForm::Iso), Ok(date));
        prop_assert_eq!(day(&format!("{d:02}-{m:02}-{y}"), DateForm::DmyDash), Ok(date));
        let rfc = format!("{}, {d:02} {} {y} 10:00:00 GMT", date.weekday(), &month[..3]);
        prop_assert_eq!(day(&rfc, DateForm::Rfc2822), Ok(date));
    }
}
