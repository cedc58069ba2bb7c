//! Document numbers: real ones of every court, spoilt ones, and any text at all.
#![allow(clippy::expect_used)] // helpers of tests may fail loudly too

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::path::PathBuf;

use courtwatch::model::number::{
    Court, DocumentNumber, Language, Refusal, RefusalKind, Stamp, Suffix, family_order, scan,
};
use proptest::prelude::*;

fn read(printed: &str) -> DocumentNumber {
    DocumentNumber::read(printed).unwrap_or_else(|refusal| panic!("{printed}: {refusal}"))
}

fn refused(printed: &str) -> Refusal {
    DocumentNumber::read(printed).expect_err(printed)
}

/// Printed, court, case, base, canonical.
const READ: &[(&str, &str, &str, &str, &str)] = &[
    ("ICC-01/21-01/25-407", "icc", "ICC-01/21-01/25", "ICC-01/21-01/25-407", "ICC-01/21-01/25-407"),
    (
        "icc-02/05-01/20-1317-red",
        "icc",
        "ICC-02/05-01/20",
        "ICC-02/05-01/20-1317",
        "ICC-02/05-01/20-1317-Red",
    ),
    (
        "icc-01/21-01/25-t-005-eng",
        "icc",
        "ICC-01/21-01/25",
        "ICC-01/21-01/25-T-5",
        "ICC-01/21-01/25-T-005-ENG",
    ),
    ("ICC-01/04-423-Corr-tENG", "icc", "ICC-01/04", "ICC-01/04-423", "ICC-01/04-423-Corr-tENG"),
    ("ICC-01/04-329-tEN", "icc", "ICC-01/04", "ICC-01/04-329", "ICC-01/04-329-tENG"),
    ("ICC-01/11-188-US-Exp-tARB", "icc", "ICC-01/11", "ICC-01/11-188", "ICC-01/11-188-US-Exp-tARB"),
    ("ICC-01/04-00/00", "icc", "ICC-01/04", "ICC-01/04", "ICC-01/04"),
    (
        "ICC-01/04-01/07-T-80-ENG ET WT",
        "icc",
        "ICC-01/04-01/07",
        "ICC-01/04-01/07-T-80",
        "ICC-01/04-01/07-T-80-ENG ET WT",
    ),
    ("ICC-RoC46(3)-01/18-37", "icc", "ICC-RoC46(3)-01/18", "ICC-RoC46(3)-01/18-37", "ICC-RoC46(3)-01/18-37"),
    (
        "ICC-01/04-02/06-2782 (A4 A5)",
        "icc",
        "ICC-01/04-02/06",
        "ICC-01/04-02/06-2782",
        "ICC-01/04-02/06-2782",
    ),
    (
        "KSC-BC-2020-06/F03668/RED",
        "ksc",
        "KSC-BC-2020-06",
        "KSC-BC-2020-06/F03668",
        "KSC-BC-2020-06/F03668/RED",
    ),
    (
        "KSC-BC-2020-06/F03667CORRED",
        "ksc",
        "KSC-BC-2020-06",
        "KSC-BC-2020-06/F03667",
        "KSC-BC-2020-06/F03667/COR/RED",
    ),
    (
        "KSC-BC-2020-06/IA042-F00005RED",
        "ksc",
        "KSC-BC-2020-06",
        "KSC-BC-2020-06/IA042/F00005",
        "KSC-BC-2020-06/IA042/F00005/RED",
    ),
    (
        "KSC-BC-2020-06/PL003-F00002",
        "ksc",
        "KSC-BC-2020-06",
        "KSC-BC-2020-06/PL003/F00002",
        "KSC-BC-2020-06/PL003/F00002",
    ),
    (
        "KSC-BC-2020-06/T/2026-02-13/sqi",
        "ksc",
        "KSC-BC-2020-06",
        "KSC-BC-2020-06/T/2026-02-13",
        "KSC-BC-2020-06/T/2026-02-13/sqi",
    ),
    ("KSC-CC-PR-20-09", "ksc", "KSC-CC-PR-2020-09", "KSC-CC-PR-2020-09", "KSC-CC-PR-2020-09"),
    (
        "KSC-BC-2020-06/F03718/1 of 18",
        "ksc",
        "KSC-BC-2020-06",
        "KSC-BC-2020-06/F03718",
        "KSC-BC-2020-06/F03718",
    ),
    (
        "STL-11-01/T/TC/F3721/COR.2/PRV/20181127/R321379-R321576/EN/dm",
        "stl",
        "STL-11-01",
        "STL-11-01/F3721",
        "STL-11-01/T/TC/F3721/COR.2/PRV/20181127/R321379-R321576/EN/dm",
    ),
    (
        "STL-11-01/T/AC/AR126.11/F0015-AR126.11/COR/PRV/20160706/R000159-R000167/EN/af",
        "stl",
        "STL-11-01",
        "STL-11-01/F0015-AR126.11",
        "STL-11-01/T/AC/AR126.11/F0015-AR126.11/COR/PRV/20160706/R000159-R000167/EN/af",
    ),
    ("CH/AC/2010/02", "stl", "CH/AC/2010/02", "CH/AC/2010/02", "CH/AC/2010/02"),
    (
        "IT-95-5/18-T D94763-D94753 AJ",
        "icty",
        "IT-95-5/18",
        "IT-95-5/18-T D94763-D94753",
        "IT-95-5/18-T D94763-D94753",
    ),
    ("IT-02-54-A-R77.4", "icty", "IT-02-54", "IT-02-54", "IT-02-54-A-R77.4"),
    ("ICTR-2001-75-R11bis", "ictr", "ICTR-01-75", "ICTR-01-75", "ICTR-01-75-R11bis"),
    ("ICTR-98-41-AR72(C)", "ictr", "ICTR-98-41", "ICTR-98-41", "ICTR-98-41-AR72(C)"),
    ("MICT-13-55-A", "irmct", "MICT-13-55", "MICT-13-55", "MICT-13-55-A"),
    ("SCSL - 04 - 15 - AR65", "scsl", "SCSL-04-15", "SCSL-04-15", "SCSL-04-15-AR65"),
    ("SCSL-2003-01-T-1285", "scsl", "SCSL-03-01", "SCSL-03-01-T-1285", "SCSL-03-01-T-1285"),
    ("002/19-09-2007-ECCC/SCC", "eccc", "CF002", "CF002", "002/19-09-2007/ECCC/SCC"),
    (
        "CF004/1 D193/57 [KH] ERN 01313209-01313215",
        "eccc",
        "CF004/1",
        "CF004/1/D193/57",
        "CF004/1/D193/57 [KH] ERN 01313209-01313215",
    ),
    (
        "Case 002-1 E1_200.1_TR002_20130604_Final_EN_Pub",
        "eccc",
        "CF002",
        "CF002/E1/200.1",
        "E1_200.1_TR002_20130604_Final_EN",
    ),
    ("150-20151216-JUD-01-02-EN.pdf", "icj", "150", "150-20151216-JUD-01", "150-20151216-JUD-01-02-EN"),
    (
        "45443/21;45483/21;8701/23 (itemid 001-243483)",
        "echr",
        "45443/21",
        "45443/21;45483/21;8701/23",
        "45443/21;45483/21;8701/23 (itemid 001-243483)",
    ),
    (
        "Resolución_SDSJ-731_3-marzo-2026",
        "jep",
        "",
        "Resolución SDSJ 731 de 2026",
        "Resolución SDSJ 731 de 2026",
    ),
    (
        "0000272-75.2026.0.00.0001",
        "jep",
        "0000272-75.2026.0.00.0001",
        "0000272-75.2026.0.00.0001",
        "0000272-75.2026.0.00.0001",
    ),
];

#[test]
fn reads_numbers_of_every_court() {
    for &(printed, court, case, base, canonical) in READ {
        let number = read(printed);
        assert_eq!(number.printed(), printed);
        assert_eq!(number.to_string(), printed);
        assert_eq!(
            (number.court().slug(), number.case(), number.base(), number.canonical().as_str()),
            (court, case, base, canonical),
            "{printed}"
        );
        let again = DocumentNumber::read_as(number.court(), canonical).expect(canonical);
        assert_eq!(again.key(), number.key(), "{printed}");
    }
}

/// Spellings of one version: each line is one version.
const EQUAL: &[&[&str]] = &[
    &["ICC-01/14-01/18-174-Red2-tENG", "ICC-01/14-01/18-174-tENG-Red2", "icc-01/14-01/18-174-red2-teng"],
    &[
        "ICC-01/11-01/25-81-Conf-Exp",
        "ICC- 01/11-01/25-81-Conf-\nExp",
        "ICC-01/11-01/25\u{2011}81\u{2010}Exp\u{2013}Conf",
        "No. ICC- ICC-01/11-01/25-81-Conf-Exp",
        "ICC-01_11-01_25-81-Conf-Exp",
        "ICC-01-11-01-25-81-Conf-Exp",
        "ICC-01/11-01/25-81-Conf-Exp (sic.)",
        "ICC-O1/11-01/25-81-Conf-Exp",
        "ICC-01/11\u{a0}-01/25-81-Conf-Exp OA3",
    ],
    &["ICC-01/04-01/06-T-101", "ICC-01-04-01-06-T-101"],
    &["ICC-01/11-01/25-T-002-Conf-Eng", "ICC-01/11-01/25-T-2-CONF-ENG"],
    &["KSC-BC-2020-06/F00455/RED/A01", "KSC-BC-2020-06/F00455/A01/RED", "ksc-bc-2020-06/f00455/a01/red"],
    &["KSC-BC-2020-06/IA006-F00005/RED", "KSC-BC-2020-06/IA006/F00005/RED", "KSC-BC-2020-06/IA006-F0005RED"],
    &[
        "STL-11-01/T/PTJ /F3226/20170713/R297553-R297558/EN/dm",
        "STL-11-0l/T/PTJ/F3226/20170713/R297553-297558/EN",
        "STL-ll-0I/T/PTJ/F3226/20170713/R297553-RR297558/EN/af",
    ],
    &["ICTR-96-4-A", "ICTR-96-04-A", "ICTR-1996-4-A"],
    &["IT-02-54-R77.5-A", "IT-02-54-A-R77.5"],
    &["185-20260319-jud-01-00-en.pdf", "185-20260319-JUD-01-00-EN"],
];

#[test]
fn spellings_of_one_version_are_equal() {
    for spellings in EQUAL {
        let first = read(spellings[0]);
        for spelling in &spellings[1..] {
            let other = read(spelling);
            assert_eq!(first, other, "{spelling:?}");
            assert_eq!(first.cmp(&other), Ordering::Equal);
            assert_eq!(first.base(), other.base());
        }
    }
}

#[test]
fn versions_of_one_filing_differ_and_find_each_other() {
    let families: &[&[&str]] = &[
        &[
            "ICC-01/04-02/06-454-Conf-Exp",
            "ICC-01/04-02/06-454-Conf-Red",
            "ICC-01/04-02/06-454-Red",
            "ICC-01/04-02/06-454-Red2",
            "ICC-01/04-02/06-454-Corr",
            "ICC-01/04-02/06-454-Corr-Red",
            "ICC-01/04-02/06-454-tFRA",
            "ICC-01/04-02/06-454-AnxA",
            "ICC-01/04-02/06-454-AnxA-Red",
            "ICC-01/04-02/06-454-AnxB",
        ],
        &[
            "KSC-BC-2020-06/F03668",
            "KSC-BC-2020-06/F03668/RED",
            "KSC-BC-2020-06/F03668/RED2",
            "KSC-BC-2020-06/F03668/A01",
            "KSC-BC-2020-06/F03668/A01/RED",
        ],
        &[
            "STL-11-01/T/TC/F3719/20180813/R300000-R300001/FR/af",
            "STL-11-01/T/TC/F3719/PRV/20180905/R318063-R318072/FR/af",
            "STL-11-01/T/TC/F3719/CRG/20180905/R317694-R317695/FR/dm",
            "STL-11-01/T/TC/F3719/20190212/R322039-R322211/FR-EN/dm",
            "STL-11-01/T/TC/F3719/A02/PRV/20180905/R318073-R318555/FR/EN/AR/af",
        ],
    ];
    for family in families {
        let numbers: Vec<DocumentNumber> = family.iter().map(|printed| read(printed)).collect();
        let mut sorted = numbers.clone();
        sorted.reverse();
        sorted.sort_by(family_order);
        let order: Vec<&str> = sorted.iter().map(DocumentNumber::printed).collect();
        assert_eq!(&order, family);
        for (at, number) in numbers.iter().enumerate() {
            assert_eq!(number.base(), numbers[0].base());
            assert!(numbers[..at].iter().all(|other| other != number), "{number}");
        }
    }
    assert_eq!(family_order(&read("ICC-01/18-9"), &read("ICC-01/18-10")), Ordering::Less);
    assert_ne!(read("KSC-BC-2020-06/F00005").base(), read("KSC-BC-2020-07/F00005").base());
}

#[test]
fn parts_are_told_apart() {
    let number = read("ICC-01/11-01/25-35-Conf-Corr-Red");
    assert_eq!(
        number.parts().suffixes,
        [Suffix::Confidential, Suffix::Corrigendum(1), Suffix::Redacted(1)],
        "in printed order"
    );
    assert!(number.parts().is_closed());
    assert!(!read("ICC-01/11-01/25-39-Red").parts().is_closed());
    assert_eq!(number.situation(), Some("ICC-01/11"));
    assert!(read("ICC-01/11-01/25-39-Zzz").parts().has_unknown_mark());
    assert_eq!(read("ICC-01/18-71 OA5 OA6").parts().appeals, ["OA5", "OA6"]);
    let transcript = read("ICC-01/11-01/25-T-002-Conf-Eng");
    assert!(transcript.parts().transcript && transcript.is_filing());
    assert_eq!(transcript.parts().language.as_ref().map(Language::code), Some("en"));
    assert!(!read("ICC-01/14-01/18").is_filing());
    assert!(read("KSC-BC-2020-06 (transcript, no filing number)").parts().transcript);
    assert_eq!(read("ECLI:CE:ECHR:2025:0522JUD000023116").case(), "231/16");
    assert_eq!(read("CF002 E313/Corr-1 [EN]").parts().suffixes, [Suffix::Corrigendum(1)]);
    let translated = read("STL-11-01/T/TC/F3754/20190226/R322406-R322407/EN-FR/af");
    let parts = translated.parts();
    assert_eq!(parts.language.as_ref().map(Language::code), Some("fr"));
    assert_eq!(parts.translated_from.as_ref().map(Language::code), Some("en"));
    assert_eq!((parts.phase.as_deref(), parts.organ.as_deref()), (Some("T"), Some("TC")));
    assert_eq!((parts.date.as_deref(), parts.clerk.as_deref()), (Some("2019-02-26"), Some("af")));
    assert_eq!(parts.pages.as_deref(), Some("R322406-R322407"));
    assert_eq!(read("KSC-BC-2020-06/IA042/F00002").parts().series.as_deref(), Some("IA042"));
    assert_eq!(read("STL-11-01/CONF/F0001").parts().suffixes, [Suffix::Confidential]);
    assert_eq!(read("IT-94-1-T 960718IT").parts().date.as_deref(), Some("1996-07-18"));
    assert_eq!(read("SCSL-2004-15-T RUF-102506.pdf").parts().date.as_deref(), Some("2006-10-25"));
}

#[test]
fn what_was_mended_is_said() {
    let said = |printed: &str| read(printed).repaired().unwrap_or_default().to_owned();
    assert_eq!(said("ICC-01/18-71"), "");
    assert_eq!(said(" ICC-01/18-71 "), "");
    assert_eq!(said("ICC- 01/11-01/25"), "a space after the prefix was removed");
    assert_eq!(said("ICC-02/04-\n01/15-2114"), "a line break inside the number was removed");
    assert_eq!(said("ICC-ICC-01/12-01/18"), "the prefix `ICC-` stood twice");
    assert_eq!(said("ICC-01-04-02/06-2860-Conf"), "hyphens and slashes were put where the court has them");
    assert_eq!(said("STL-11-0l/F3574"), "`0l` was read as `01`: only digits can stand there");
    assert_eq!(said("KSC-BC-2020-06/IA001-F0005"), "`F0005` was read as `F00005`: a zero was missing");
    assert_eq!(
        said("STL-11-01/T/TC/F2596/201605/R285348-R285349/EN"),
        "the day is missing from the date `201605`"
    );
}

#[test]
fn refusals_tell_why() {
    let because = |printed: &str, kind: RefusalKind, reason: &str| {
        let refusal = refused(printed);
        assert_eq!((refusal.kind(), refusal.to_string().as_str()), (kind, reason), "{printed:?}");
    };
    because("", RefusalKind::Empty, "there is no number: the text is empty");
    because("NA", RefusalKind::Absent, "`NA` says that the court gave no number");
    because("ICC-01/14-", RefusalKind::Incomplete, "`ICC-01/14-` stops before the filing number");
    because(
        "ICC-01/14-01/18-81-Conf-",
        RefusalKind::Incomplete,
        "`ICC-01/14-01/18-81-Conf-` stops after a hyphen, before the mark of its version",
    );
    because(
        "JEP comunicado 149",
        RefusalKind::PressRelease,
        "`JEP comunicado 149` is a press release number, not a filing number",
    );
    because(
        "31-Conf-Red",
        RefusalKind::ShortForm,
        "`31-Conf-Red` is a short form: the case before it is missing",
    );
    because(
        "231/16",
        RefusalKind::Ambiguous,
        "`231/16` can be a number of several courts; say which court it is from",
    );
    let kind = |printed: &str| refused(printed).kind();
    assert_eq!(kind("T-003-CONF-ENG, 3:13-3:15"), RefusalKind::ShortForm);
    assert_eq!(kind("F03668RED"), RefusalKind::ShortForm);
    assert_eq!(kind("E465"), RefusalKind::Ambiguous);
    assert_eq!(kind("ICC-01/18-71-12"), RefusalKind::Ambiguous);
    assert_eq!(kind("KSC-BC-2020-06/F0366"), RefusalKind::Ambiguous);
    assert_eq!(kind("STL-11-01/T/TC/F0001/20141342/EN"), RefusalKind::NotADay);
    assert_eq!(kind("STL-11-01/F0001STL-11-01/F0002"), RefusalKind::Ambiguous);
    assert_eq!(kind("192-202206613-ORD-01-00-EN"), RefusalKind::NotADay);
    assert_eq!(kind("ICC-01/18-71 and others"), RefusalKind::Trailing);
    assert_eq!(kind("Press Release No. 2024/15"), RefusalKind::PressRelease);
    assert_eq!(kind("09/2000"), RefusalKind::UnknownCourt);
    assert_eq!(kind("KSC-BC-2020"), RefusalKind::Incomplete);
    assert_eq!(kind("ICC-01/04-01/06-AnxA"), RefusalKind::Incomplete);
    assert_eq!(kind("STL-11-01/T/AC/AR126.11/F0015-AR126.1"), RefusalKind::Ambiguous);
    let bare = DocumentNumber::read_as(Court::Icj, "18852.pdf").expect_err("a bare file name");
    assert_eq!(bare.kind(), RefusalKind::Incomplete);
    let other = DocumentNumber::read_as(Court::Icc, "STL-11-01/F0001").expect_err("another court's");
    assert_eq!(other.kind(), RefusalKind::Elsewhere);
}

#[test]
fn a_named_court_or_case_makes_short_numbers_safe() {
    let read_as = |court, printed: &str| DocumentNumber::read_as(court, printed).expect(printed);
    assert_eq!(read_as(Court::Eccc, "E465").base(), "E465");
    assert!(!read_as(Court::Echr, "231/16").is_filing());
    let within = |case: &str, id: &str| DocumentNumber::read_in_case(case, id).expect(id);
    let short = within("KSC-BC-2020-06", "F03668RED");
    assert_eq!(short.printed(), "KSC-BC-2020-06/F03668RED");
    assert_eq!(short, read("KSC-BC-2020-06/F03668/RED"));
    assert_eq!(within("KSC-BC-2020-06", "KSC-BC-2020-06/F00001").printed(), "KSC-BC-2020-06/F00001");
    assert_eq!(within("STL-11-01", "F3574").base(), "STL-11-01/F3574");
    assert_eq!(within("ICC-01/11-01/25", "31-Conf-Red"), read("ICC-01/11-01/25-31-Conf-Red"));
    let code = within("002/19-09-2007/ECCC/TC", "D193/57");
    assert_eq!((code.base(), code.printed()), ("CF002/D193/57", "002/19-09-2007/ECCC/TC/D193/57"));
    assert_eq!(code.base(), within("CF002", "D193/57").base());
    assert!(DocumentNumber::read_in_case("KSC-BC-2020-06", "KSC-BC-2020-07/F00001").is_err());
    assert!(DocumentNumber::read_in_case("KSC-BC-2020-06/F00001", "F00002").is_err());
}

#[test]
fn finds_numbers_in_running_text() {
    let text = "See ICC-01/21-01/25-406-Conf-\nExp, para. 3; ICC- 01/11-01/25, and No. ICC- ICC-01/12-01/18 (cover). \
                ‘KSC‑BC‑2020‑06/F00455/RED/A01’ and STL-11-01/T/TC/F3771/20190621/R322919-R322920/EN/af; \
                IT-95-5/18-T; SCSL-03-01-T-1285. E465 and D193/57 are bare, 231/16 too, but application no. 231/16 \
                is not. https://www.icc-cpi.int/court-record/icc-02/05-01/20-1317-red. XICC-01/18-71 ICC-01/18-712345678 \
                ICC-01/18-71Conf (002/19-09-2007/ECCC/TC) ICC-02/04-\n01/15-2114.";
    let found = scan(text);
    let printed: Vec<&str> = found.iter().map(|one| one.number.printed()).collect();
    assert_eq!(
        printed,
        [
            "ICC-01/21-01/25-406-Conf-\nExp",
            "ICC- 01/11-01/25",
            "ICC- ICC-01/12-01/18",
            "KSC‑BC‑2020‑06/F00455/RED/A01",
            "STL-11-01/T/TC/F3771/20190621/R322919-R322920/EN/af",
            "IT-95-5/18-T",
            "SCSL-03-01-T-1285",
            "231/16",
            "icc-02/05-01/20-1317-red",
            "002/19-09-2007/ECCC/TC",
            "ICC-02/04-\n01/15-2114",
        ]
    );
    for one in &found {
        assert_eq!(&text[one.range.clone()], one.number.printed());
    }
    assert!(found[0].number.parts().is_closed());
}

#[test]
fn a_mark_behind_a_gap_is_not_lost_in_running_text() {
    for (text, key) in [
        ("ICC-01/12-01/18-765- Red2, para. 4", "ICC-01/12-01/18-765-Red2"),
        ("ICC-01/12-01/18-765 -Conf of 4 May", "ICC-01/12-01/18-765-Conf"),
        ("ICC-01/12-01/18- 765, para. 4", "ICC-01/12-01/18-765"),
        ("ICC-01/12-01/18-765 - Confirmation", "ICC-01/12-01/18-765"),
        ("ICC-01/12-01/18-765 (A4 A5)", "ICC-01/12-01/18-765"),
        ("KSC-BC-2020-06/F00455/RED/\nA01.", "KSC-BC-2020-06/F00455/A01/RED"),
    ] {
        let found = scan(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].number, read(key), "{text}");
    }
}

#[test]
fn reads_page_stamps() {
    let stamp = |line: &str| Stamp::read(line).unwrap_or_else(|| panic!("{line}"));
    let old = stamp("ICC-01/09-02/11-96 30-05-2011 1/27 RH PT");
    assert_eq!((old.number.base(), old.date.as_str()), ("ICC-01/09-02/11-96", "2011-05-30"));
    assert_eq!((old.page, old.pages), (1, 27));
    assert_eq!((old.clerk.as_deref(), old.stage.as_deref()), (Some("RH"), Some("PT")));
    let transcript = stamp("ICC-02/05-03/09-T-4-ENG ET WT 17-06-2010 1/27 SZ PT");
    assert_eq!(transcript.number.base(), "ICC-02/05-03/09-T-4");
    let new = stamp("ICC-01/21-01/25-410 02-04-2026 1/3 PT OA3");
    assert_eq!((new.clerk.as_deref(), new.stage.as_deref()), (None, Some("PT")));
    assert_eq!(new.appeals, ["OA3"]);
    let appeal = stamp("ICC-01/14-01/18-2898 31-03-2026 1/4 A A2");
    assert_eq!(
        (appeal.stage.as_deref(), appeal.appeals.as_slice()),
        (None, &["A".to_owned(), "A2".to_owned()][..])
    );
    assert_eq!(stamp("ICC-02/17-116 15-11-2019 1/15 SL PT OA OA2").clerk.as_deref(), Some("SL"));
    assert_eq!(stamp("ICC-02/04-01/15-2117 02-04-2026 1/6").stage, None);
    assert_eq!(stamp("ICC-01/04-01/06-2842 14-03-2012 1/593 EO T").stage.as_deref(), Some("T"));
    for line in [
        "No. ICC-01/11-01/25 1/16 31 March 2026",
        "ICC-01/18-71 31-02-2020 1/15",
        "ICC-01/18-71 16-03-2020 16/15",
    ] {
        assert_eq!(Stamp::read(line), None, "{line}");
    }
}

/// How one file of captured numbers was read.
#[derive(Default)]
struct Tally {
    read: usize,
    repaired: BTreeMap<String, usize>,
    refused: BTreeMap<String, usize>,
}

impl Tally {
    fn add(&mut self, printed: &str, outcome: Result<DocumentNumber, Refusal>) {
        match outcome {
            Ok(number) => {
                assert_eq!(number.printed(), printed);
                let again = DocumentNumber::read_as(number.court(), &number.canonical());
                let again = again.unwrap_or_else(|refusal| panic!("{printed}: {refusal}"));
                assert_eq!((again.key(), again.base()), (number.key(), number.base()), "{printed}");
                self.read += 1;
                if let Some(mend) = number.repaired() {
                    *self.repaired.entry(mend.to_owned()).or_default() += 1;
                }
            }
            Err(refusal) => {
                assert!(refusal.to_string().len() > 20, "{printed}");
                *self.refused.entry(refusal.to_string()).or_default() += 1;
            }
        }
    }

    fn print(&self, name: &str) {
        println!("{name}: {} read, {} refused", self.read, self.refused.values().sum::<usize>());
        for (mend, n) in &self.repaired {
            println!("  mended {n:4}  {mend}");
        }
        for (reason, n) in &self.refused {
            println!("  refused {n:3}  {reason}");
        }
    }
}

/// One column of a captured table, with the first column beside it.
fn column(file: &str, name: &str) -> Option<Vec<(String, String)>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/captures").join(file);
    let Ok(mut rows) = csv::Reader::from_path(&path) else {
        println!("skipped: {} is not here", path.display());
        return None;
    };
    let at = rows.headers().expect("headers").iter().position(|header| header == name).expect(name);
    Some(
        rows.records()
            .map(|row| row.expect("a row"))
            .map(|row| (row[0].to_owned(), row[at].to_owned()))
            .collect(),
    )
}

#[test]
fn captured_numbers_are_read_or_refused_with_a_reason() {
    if let Some(rows) = column("numbers/icc.csv", "number") {
        let mut tally = Tally::default();
        for (_, printed) in &rows {
            tally.add(printed, DocumentNumber::read(printed));
        }
        tally.print("icc.csv");
        assert_eq!(tally.refused.len(), 0);
    }
    if let Some(rows) = column("numbers/courts.csv", "number") {
        let mut tally = Tally::default();
        for (court, printed) in &rows {
            let slug = court.split(['-', ' ']).next().unwrap_or_default().to_lowercase();
            let slug = if slug == "ecthr" { "echr" } else { &slug };
            tally.add(
                printed,
                Court::from_slug(slug).map_or_else(
                    || DocumentNumber::read(printed),
                    |court| DocumentNumber::read_as(court, printed),
                ),
            );
        }
        tally.print("courts.csv");
        assert!(tally.refused.values().sum::<usize>() <= 4);
    }
    if let Some(rows) = column("tables/stl_docket_sample600.csv", "Document reference") {
        let mut tally = Tally::default();
        for (_, printed) in &rows {
            tally.add(printed, DocumentNumber::read_as(Court::Stl, printed));
        }
        tally.print("stl_docket_sample600.csv");
        assert_eq!(tally.refused.keys().filter(|reason| !reason.starts_with("`NA`")).count(), 0);
    }
}

fn spoilt() -> impl Strategy<Value = String> {
    let real: Vec<&str> =
        READ.iter().map(|row| row.0).chain(EQUAL.iter().flat_map(|line| line.iter().copied())).collect();
    let letter = prop_oneof![
        prop::sample::select("-/ _.,()&0OlI19AFRTtxé\n\u{2011}\u{a0}\u{200b}".chars().collect::<Vec<_>>()),
        any::<char>(),
    ];
    (prop::sample::select(real), prop::collection::vec((any::<prop::sample::Index>(), letter, 0..3u8), 0..4))
        .prop_map(|(number, edits)| {
            let mut letters: Vec<char> = number.chars().collect();
            for (at, letter, how) in edits {
                if letters.is_empty() {
                    break;
                }
                let at = at.index(letters.len());
                match how {
                    0 => letters[at] = letter,
                    1 => letters.insert(at, letter),
                    _ => drop(letters.remove(at)),
                }
            }
            letters.into_iter().collect()
        })
}

fn holds(printed: &str) -> Result<(), TestCaseError> {
    let ways = [
        Court::Icc,
        Court::Ksc,
        Court::Icty,
        Court::Ictr,
        Court::Irmct,
        Court::Eccc,
        Court::Stl,
        Court::Scsl,
        Court::Icj,
        Court::Echr,
        Court::Jep,
    ];
    let outcomes = ways.map(|court| DocumentNumber::read_as(court, printed)).into_iter();
    for number in outcomes.chain([DocumentNumber::read(printed)]).flatten() {
        prop_assert_eq!(number.printed(), printed);
        let canonical = number.canonical();
        let again = DocumentNumber::read_as(number.court(), &canonical);
        prop_assert!(again.is_ok(), "{} of {:?}: {:?}", canonical, printed, again);
        let again = again.expect("just looked");
        prop_assert_eq!(again.key(), number.key(), "{} of {:?}", canonical, printed);
        prop_assert_eq!(again.base(), number.base());
        prop_assert_eq!(again.canonical(), canonical);
    }
    for one in scan(printed) {
        prop_assert_eq!(&printed[one.range.clone()], one.number.printed());
    }
    let _ = Stamp::read(printed);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1500) })]

    #[test]
    fn any_text_is_read_or_refused(printed in any::<String>()) {
        holds(&printed)?;
    }

    #[test]
    fn spoilt_numbers_are_read_or_refused(printed in spoilt()) {
        holds(&printed)?;
    }

    #[test]
    fn a_case_and_an_id_never_panic(case in spoilt(), id in any::<String>()) {
        if let Ok(number) = DocumentNumber::read_in_case(&case, &id) {
            prop_assert!(number.printed().ends_with(&id));
        }
    }
}
