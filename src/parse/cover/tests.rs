use super::*;
use crate::model::classification::{Classification, Level};
use crate::model::text::Margin;

fn cover(stamp: Option<&str>, body: &str) -> Cover {
    let margin = Margin { stamp: stamp.map(str::to_owned), ..Margin::default() };
    read(&[PageText { number: 1, body: body.to_owned(), margin }])
}

fn on(day: &str) -> Option<crate::model::moment::Day> {
    day.parse().ok()
}

#[test]
fn icc_in_english() {
    let found = cover(
        Some("ICC-01/77-01/26-112-Red 03-11-2026 1/9 PT"),
        "Original: English No. ICC-01/77-01/26\nDate: 2 November 2026\n\nPRE-TRIAL CHAMBER III\n\n\
         Before: Judge Ada Ferro, Presiding Judge\nJudge Bo Lind\nJudge Cy Mora\n\nSITUATION IN RURITANIA\n\n\
         IN THE CASE OF\nTHE PROSECUTOR v. X Y\n\nPublic redacted version of\nDecision on interim release of\nX Y\n\n\
         Source: The Chamber",
    );
    assert_eq!(found.number.as_deref(), Some("ICC-01/77-01/26-112-Red"));
    assert_eq!((found.face, found.registered), (on("2026-11-02"), on("2026-11-03")));
    assert_eq!(found.chamber.as_deref(), Some("PRE-TRIAL CHAMBER III"));
    assert_eq!(found.judges, ["Judge Ada Ferro, Presiding Judge", "Judge Bo Lind", "Judge Cy Mora"]);
    assert_eq!(found.classification.as_deref(), Some("Public redacted version"));
    assert_eq!(found.title.as_deref(), Some("Public redacted version of Decision on interim release of X Y"));
}

#[test]
fn icc_in_french() {
    let found = cover(
        Some("ICC-01/77-01/26-113-tFRA 25-03-2026 1/4 T"),
        "Original : anglais No : ICC-01/77-01/26\nDate : 24 mars 2026\n\nLA CHAMBRE DE PREMIÈRE INSTANCE X\n\n\
         Devant : M. le juge Bo Lind, juge président\nMme la juge Ada Ferro\n\nSITUATION EN RURITANIE\n\nPublique\n\n\
         Ordonnance relative à la détention",
    );
    assert_eq!(found.face, on("2026-03-24"));
    assert_eq!(found.chamber.as_deref(), Some("LA CHAMBRE DE PREMIÈRE INSTANCE X"));
    assert_eq!(found.judges.len(), 2);
    assert_eq!(found.classification.as_deref(), Some("Publique"));
    assert_eq!(found.title.as_deref(), Some("Ordonnance relative à la détention"));
}

#[test]
fn kosovo_lebanon_and_the_mechanism() {
    let ksc = cover(
        Some(
            "KSC-BC-2026-99/F01234/RED/1 of 18 Date original: 20/01/2026 10:00:00 Date public redacted version: 13/04/2026 12:28:00",
        ),
        "In: KSC-BC-2026-99\nBefore: Trial Panel II\nJudge Ada Ferro, Presiding Judge\nJudge Bo Lind\n\
         Registrar: Dr Cy Mora\nDate: 19 January 2026\nLanguage: English\nClassification: Public\n\n\
         Public redacted version of Decision on detention\n\nSpecialist Prosecutor's Office",
    );
    assert_eq!(ksc.number.as_deref(), Some("KSC-BC-2026-99/F01234/RED"));
    assert_eq!((ksc.face, ksc.registered), (on("2026-01-19"), on("2026-04-13")));
    assert_eq!((ksc.chamber.as_deref(), ksc.judges.len()), (Some("Trial Panel II"), 2));
    assert_eq!(ksc.title.as_deref(), Some("Public redacted version of Decision on detention"));

    let stl = cover(
        Some("R322919 STL-11-01/T/TC F3771/20190621/R322919-R322920/EN/af"),
        "THE TRIAL CHAMBER\nCase No.: STL-11-01/T/TC\nDate: 21 June 2019\nClassification: Confidential and ex parte\n",
    );
    assert_eq!(stl.registered, on("2019-06-21"));
    assert_eq!(stl.classification.as_deref(), Some("Confidential and ex parte"));
    assert!(stl.number.is_some());

    let mechanism = cover(
        None,
        "Case No. MICT-26-99-R\nDate: 5 March 2020\nOriginal: English\nIN THE APPEALS CHAMBER\n\
         Before: Judge Ada Ferro, Presiding\nJudge Bo Lind\nRegistrar: Mr Cy Mora\nPROSECUTOR\nv.\nX Y\nPUBLIC\n\
         DECISION ON A MOTION\nThe Office of the Prosecutor:",
    );
    assert_eq!(mechanism.face, on("2020-03-05"));
    assert_eq!(mechanism.title.as_deref(), Some("DECISION ON A MOTION"));
    assert_eq!(mechanism.number, None);
}

#[test]
fn a_sentence_is_no_level_and_a_new_level_counts() {
    let prose =
        cover(None, "Public hearings were held.\nConfidential information is protected by the Chamber");
    assert_eq!(prose.classification, None);
    let lifted = cover(
        None,
        "Reclassified as Public pursuant to instructions contained in CRSPD999 of 7 May 2026\nClassification: Confidential",
    );
    assert_eq!(lifted.classification.as_deref(), Some("Public (reclassified)"));
    for public in [
        "Public redacted version of Confidential Response to the Request",
        "Publique avec annexe confidentielle 1",
        "PUBLIC with Confidential Annexes A and B",
        "Public",
    ] {
        let words = cover(None, public).classification.unwrap_or_else(|| panic!("no level in `{public}`"));
        assert!(!Classification::read(&words).closed(), "`{public}` is `{words}`");
    }
    assert_eq!(cover(None, "Confidential EX PARTE").classification.as_deref(), Some("Confidential EX PARTE"));
    assert_eq!(cover(None, "Under Seal").classification.as_deref(), Some("Under Seal"));
    assert_eq!(read(&[]), Cover::default());
}

/// The level that the words of a cover mean.
fn level(words: &str) -> Option<Level> {
    cover(None, words).classification.map(|words| Classification::read(&words).level)
}

#[test]
fn a_title_about_another_level_changes_none() {
    let title = "Classification: Confidential\n\nRequest for F01234 to be reclassified as public\n";
    assert_eq!(level(title), Some(Level::Confidential));
    let wrapped = "Confidential\n\nRequest for F01234 to be\nreclassified as public";
    assert_eq!(level(wrapped), Some(Level::Confidential));
    assert_eq!(level("Reclassified as Secret\nClassification: Public"), Some(Level::Secret));
    assert_eq!(level("Reclassified as restricted\nClassification: Public"), Some(Level::Unread));
    assert_eq!(
        level("Reclassified as Public on 1 May\nReclassified as Confidential\nClassification: Public"),
        Some(Level::Confidential)
    );
    assert_eq!(level("Classification: Public\n\nTitle\n\nCONFIDENTIAL"), Some(Level::Confidential));
}

#[test]
fn a_value_behind_the_label_is_always_a_level() {
    for (words, found) in [
        ("Classification: Restricted", Level::Unread),
        ("Classification: Not public", Level::Unread),
        ("CLASSIFICATION: CONFIDENTIAL", Level::Confidential),
        ("Classification: Public", Level::Public),
        ("Confidential, available only to the Prosecution", Level::Confidential),
    ] {
        assert_eq!(level(words), Some(found), "{words}");
    }
}

#[test]
fn versions_in_capitals() {
    let found = cover(None, "PUBLIC REDACTED VERSION OF CONFIDENTIAL RESPONSE");
    assert_eq!(found.classification.as_deref(), Some("PUBLIC REDACTED VERSION"));
    let wrapped = cover(None, "PUBLIC REDACTED VERSION OF\nCONFIDENTIAL RESPONSE TO THE REQUEST");
    assert_eq!(wrapped.classification.as_deref(), Some("PUBLIC REDACTED VERSION"));
    assert_eq!(level("Public redacted version of\nConfidential and ex parte\nresponse"), Some(Level::Public));
}

#[test]
fn stamps_and_running_heads_of_every_page_have_levels() {
    let read_with = |stamp: Option<&str>, head: Option<&str>, body: &str| {
        let margin = Margin {
            stamp: stamp.map(str::to_owned),
            heads: head.map(str::to_owned).into_iter().collect(),
            ..Margin::default()
        };
        let first = PageText { number: 1, body: body.to_owned(), ..PageText::default() };
        let words = read(&[first, PageText { number: 2, margin, ..PageText::default() }]).classification;
        words.map(|words| Classification::read(&words).level)
    };
    let stamp =
        |words: &str| format!("KSC-BC-2026-99/F01234/1 of 18 {words} Date original: 20/01/2026 10:00:00");
    let public = "Classification: Public";
    assert_eq!(read_with(Some(&stamp("CONFIDENTIAL")), None, public), Some(Level::Confidential));
    assert_eq!(read_with(None, Some("STRICTLY CONFIDENTIAL"), public), Some(Level::Confidential));
    assert_eq!(read_with(None, Some("Under Seal"), "Decision"), Some(Level::UnderSeal));
    assert_eq!(
        read_with(Some(&stamp("PUBLIC")), None, "Classification: Confidential"),
        Some(Level::Confidential)
    );
    assert_eq!(read_with(Some(&stamp("PUBLIC")), None, "Decision"), None);
    let days = "KSC-BC-2026-99/F01234/1 of 18 PUBLIC Date original: 20/01/2026 10:00:00 Date confidential redacted version: 21/01/2026 10:00:00";
    assert_eq!(read_with(Some(days), None, public), Some(Level::Public));
    assert_eq!(read_with(None, Some("Response to the confidential request"), public), Some(Level::Public));
}

#[test]
fn closed_words_in_every_dress_and_closed_numbers() {
    let level = |stamp: Option<&str>, line: &str| {
        let found = cover(
            stamp,
            &format!("TRIAL CHAMBER I\n\nSITUATION IN RURITANIA\n\n{line}\n\nDecision on the request"),
        );
        found.classification.map(|words| Classification::read(&words).level)
    };
    for line in [
        "Sous scellés",
        "SOUS SCELLÉS",
        "Ex parte",
        "Ex Parte, Prosecution and VWU only",
        "Confidential.",
        "[CONFIDENTIAL]",
        "(Confidential)",
        "“Confidential”",
        "*Confidential*",
        "• Confidential",
        "C O N F I D E N T I A L",
        "Confidential - Prosecution and Defence only",
        "Public\nConfidential",
    ] {
        assert!(level(None, line).is_some_and(|level| level > Level::Public), "{line}");
    }
    let stamp = |number: &str| format!("ICC-01/77-01/26-112-{number} 03-11-2026 1/9 PT");
    for (number, expected) in [
        ("Conf", Level::Confidential),
        ("Conf-Exp", Level::ExParte),
        ("US-Exp", Level::UnderSeal),
        ("Conf-Red", Level::Public),
        ("Red", Level::Public),
    ] {
        assert_eq!(level(Some(&stamp(number)), "Public"), Some(expected), "{number}");
    }
    assert_eq!(level(Some(&stamp("Conf")), "Reclassified as Public\nConfidential"), Some(Level::Public));
}
