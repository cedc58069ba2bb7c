//! The figures of agreement and trends are those of scikit-learn, krippendorff and scipy, and do what their formulas
//! promise. `scripts/check-agreement` makes the fixtures.
#![allow(clippy::unwrap_used, clippy::cast_precision_loss, missing_docs)]

use std::fs;
use std::path::Path;

use courtwatch::analyse::agreement::unitizing::{Continuum, disagreement, joined};
use courtwatch::analyse::agreement::{CodedRecord, Coding, Marks, alpha, kappa};
use courtwatch::analyse::exact;
use proptest::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;

fn fixture<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/agreement").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn same(what: &str, found: Option<f64>, expected: Option<f64>, published: Option<f64>) {
    match (found, expected) {
        (Some(found), Some(expected)) => {
            assert!((found - expected).abs() < 1e-9, "{what}: {found}, not {expected}");
        }
        _ => assert_eq!(found, expected, "{what}"),
    }
    if let Some(published) = published {
        assert!((found.unwrap() - published).abs() < 0.0005, "{what}: {found:?}, published as {published}");
    }
}

#[derive(Deserialize)]
struct KappaTable {
    name: String,
    values: usize,
    pairs: Vec<(usize, usize)>,
    kappa: Option<f64>,
    published: Option<f64>,
}

#[test]
fn kappa_is_that_of_scikit_learn() {
    let tables: Vec<KappaTable> = fixture("kappa.json");
    assert!(tables.len() > 200);
    for table in tables {
        let found = kappa::kappa(&kappa::contingency(table.pairs, table.values));
        same(&table.name, found, table.kappa, table.published);
    }
}

#[derive(Deserialize)]
struct AlphaTable {
    name: String,
    values: usize,
    coders: Vec<Vec<Option<usize>>>,
    alpha: Option<f64>,
    published: Option<f64>,
}

/// What each coder said, turned into what was said of each unit.
fn units(coders: &[Vec<Option<usize>>]) -> Vec<Vec<Option<usize>>> {
    (0..coders[0].len()).map(|unit| coders.iter().map(|coder| coder[unit]).collect()).collect()
}

fn alpha_of(coders: &[Vec<Option<usize>>], values: usize) -> Option<f64> {
    alpha::nominal(&alpha::coincidences(units(coders).iter().map(Vec::as_slice), values))
}

#[test]
fn alpha_is_that_of_krippendorff() {
    let tables: Vec<AlphaTable> = fixture("alpha.json");
    assert!(tables.len() > 200);
    for table in tables {
        same(&table.name, alpha_of(&table.coders, table.values), table.alpha, table.published);
    }
}

#[derive(Deserialize)]
struct FisherTable {
    table: [usize; 4],
    p: f64,
}

#[test]
fn fishers_test_is_that_of_scipy() {
    for FisherTable { table: [here, read, before, read_before], p } in fixture::<FisherTable>("fisher.json") {
        let found = exact::fisher(here, read, before, read_before);
        assert!((found - p).abs() < 1e-9, "{here} of {read}, {before} of {read_before}: {found}, not {p}");
    }
}

/// Up to five coders over up to thirty units, some of which are missing.
fn codings() -> impl Strategy<Value = Vec<Vec<Option<usize>>>> {
    (2..6_usize, 2..30_usize).prop_flat_map(|(coders, units)| {
        proptest::collection::vec(
            proptest::collection::vec(proptest::option::weighted(0.8, 0..4_usize), units),
            coders,
        )
    })
}

/// What three coders marked on a continuum of 400.
fn continua() -> impl Strategy<Value = Continuum> {
    let span = (0..380_usize, 1..20_usize).prop_map(|(begin, length)| (begin, begin + length));
    let coder = proptest::collection::vec(span, 0..8).prop_map(joined);
    proptest::collection::vec(coder, 3).prop_map(|coders| Continuum { length: 400, coders })
}

fn near(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        _ => a == b,
    }
}

proptest! {
    #[test]
    fn whoever_comes_first_and_whatever_values_are_called(coders in codings()) {
        let whole = alpha_of(&coders, 4);
        let mut other = coders.clone();
        other.reverse();
        for coder in &mut other {
            coder.reverse();
            coder.iter_mut().flatten().for_each(|value| *value = 3 - *value);
        }
        prop_assert!(near(whole, alpha_of(&other, 4)));
        prop_assert!(whole.is_none_or(|alpha| alpha <= 1.0 + 1e-12));
    }

    #[test]
    fn perfect_agreement_is_one(truth in proptest::collection::vec(0..4_usize, 2..30), coders in 2..5_usize) {
        let coder: Vec<Option<usize>> = truth.iter().copied().map(Some).collect();
        let varied = truth.iter().any(|value| *value != truth[0]);
        let pairs = truth.iter().map(|value| (*value, *value));
        prop_assert!(near(alpha_of(&vec![coder; coders], 4), varied.then_some(1.0)));
        prop_assert!(near(kappa::kappa(&kappa::contingency(pairs, 4)), varied.then_some(1.0)));
    }

    #[test]
    fn passages_mirrored_or_by_others_are_the_same(whole in continua()) {
        let mirrored = |spans: &Vec<(usize, usize)>| joined(spans.iter().map(|(b, e)| (400 - e, 400 - b)).collect());
        let mut other = Continuum { length: 400, coders: whole.coders.iter().map(mirrored).collect() };
        other.coders.rotate_left(1);
        let (one, two) = (disagreement(&whole), disagreement(&other));
        prop_assert!((one.observed - two.observed).abs() < 1e-9 && (one.expected - two.expected).abs() < 1e-9);
        let alone = Continuum { length: 400, coders: vec![whole.coders[0].clone(); 3] };
        prop_assert!(near(disagreement(&alone).alpha(), (!whole.coders[0].is_empty()).then_some(1.0)));
    }

    #[test]
    fn the_slow_way_gives_the_same(whole in continua()) {
        let (fast, slow) = (disagreement(&whole).observed, slowly(&whole));
        prop_assert!((fast - slow).abs() < 1e-9, "{} {}", fast, slow);
    }
}

/// The formula as it is printed, with gaps as sections of their own.
fn slowly(whole: &Continuum) -> f64 {
    let sections = |units: &Vec<(usize, usize)>| {
        let mut all = Vec::new();
        let mut at = 0;
        for (begin, end) in units {
            all.extend([(at, *begin, false), (*begin, *end, true)]);
            at = *end;
        }
        all.push((at, whole.length, false));
        all.retain(|(begin, end, _)| begin < end);
        all
    };
    let apart = |g: &(usize, usize, bool), h: &(usize, usize, bool)| -> f64 {
        let square = |a: usize, b: usize| (a.abs_diff(b) as f64).powi(2);
        match (g.2, h.2) {
            (true, true) if g.0 < h.1 && h.0 < g.1 => square(g.0, h.0) + square(g.1, h.1),
            (true, false) if h.0 <= g.0 && g.1 <= h.1 => square(g.0, g.1),
            (false, true) if g.0 <= h.0 && h.1 <= g.1 => square(h.0, h.1),
            _ => 0.0,
        }
    };
    let (m, length) = (whole.coders.len(), whole.length as f64);
    let mut sum = 0.0;
    for (i, one) in whole.coders.iter().enumerate() {
        for (_, other) in whole.coders.iter().enumerate().filter(|(j, _)| *j != i) {
            for g in sections(one) {
                sum += sections(other).iter().map(|h| apart(&g, h)).sum::<f64>();
            }
        }
    }
    sum / ((m * (m - 1)) as f64 * length * length)
}

fn record(said: &[Option<&[&str]>]) -> CodedRecord {
    let marks = |concerns: &[&str]| Marks {
        concerns: concerns.iter().map(|c| (*c).to_owned()).collect(),
        ..Marks::default()
    };
    CodedRecord { length: None, marks: said.iter().map(|s| s.map(marks)).collect() }
}

fn coding(coders: usize, records: Vec<CodedRecord>) -> Coding {
    Coding { coders: (0..coders).map(|n| format!("coder {n}")).collect(), records }
}

#[test]
fn silence_of_a_coder_who_read_is_a_no_and_of_one_who_did_not_is_nothing() {
    let coding = coding(
        3,
        vec![
            record(&[Some(&["delay"]), Some(&["delay", "counsel"]), None]),
            record(&[Some(&[]), Some(&[]), None]),
            record(&[Some(&["counsel"]), None, None]),
        ],
    );
    let all = coding.measure(&[0, 1], None);
    assert_eq!((all.records, all.units, all.disagreements), (2, 4, 1));
    assert_eq!(all.percent, Some(0.75));
    let disputes = coding.disputes();
    assert_eq!(disputes.len(), 1);
    assert_eq!(
        (disputes[0].concern.as_str(), &disputes[0].yes, &disputes[0].no),
        ("counsel", &vec![1], &vec![0])
    );
    let counsel = coding.measure(&[0, 1], Some("counsel"));
    assert_eq!(
        (counsel.kappa.value, counsel.one_sided),
        (None, vec![0]),
        "coder 0 never saw it where 1 read as well"
    );
    assert_eq!(coding.measure(&[0, 2], None).records, 0);
}
