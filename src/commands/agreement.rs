//! `courtwatch agreement`: how far coders agree.

use super::coding::{self, Coded};
use super::{Session, anchors, filter, list};
use crate::analyse::agreement::{Figure as Measure, Measured};
use crate::cli::AgreementArgs;
use crate::error::{Exit, Message};
use crate::model::judgement_rows::{AgreementRow, DisagreementRow, Figure};
use crate::present::list::csv;
use crate::present::text::plural;
use crate::store::Store;
use crate::store::query::Filter;

/// With fewer records a figure is no more than an impression.
const FEWEST_RECORDS: usize = 10;

/// Prints the figures, and writes what the coders differ on.
pub fn run(session: &Session, args: &AgreementArgs) -> Result<Exit, Message> {
    let chosen = filter(session, &args.filter)?;
    let mut store = session.existing_store()?;
    anchors::catch_up(session, &mut store)?;
    let round = coding::round(&store, args.round.as_deref())?;
    let coded = coding::coded(session, &store, round, &chosen)?;
    coding::not_blind(&store, &coded, &session.eyes(args.by.as_deref()))?;
    if coded.round.is_none() && coded.records.is_empty() {
        session.say(
            &Message::note("no round was coded, and no record was tagged by two people")
                .hint("`courtwatch tag assign --coders A,B --sample 50` begins a round"),
        );
        return Ok(Exit::Nothing);
    }
    provisos(session, &store, &coded)?;
    if let Some(path) = &args.disagreements {
        let mut bytes = Vec::new();
        let rows = disagreements(&coded, &chosen);
        csv(rows, &mut bytes)
            .map_err(|e| Message::error(Exit::Bug, format!("could not write the list: {e}")))?;
        session.write_file(path, &bytes, args.force)?;
        session.tell(&format!("wrote {}", path.display()));
    }
    let limit = chosen.limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX);
    let rows = rows(&coded, &chosen);
    let rows = session.print_list(rows.into_iter().take(limit), args.format.format)?;
    Ok(list::found(session, rows))
}

fn disagreements<'a>(coded: &'a Coded, chosen: &'a Filter) -> impl Iterator<Item = DisagreementRow> {
    coded.disagreements().into_iter().map(|(row, _)| row).filter(|row| chosen.wants(&row.concern))
}

/// What a reader must know before the figures.
fn provisos(session: &Session, store: &Store, coded: &Coded) -> Result<(), Message> {
    match &coded.round {
        None => session.say(&Message::note(
            "no round was coded: these are the records that two people tagged, so agreement that there is nothing to tag does not count",
        )),
        Some(round) => {
            let progress = store.progress(round)?;
            let waiting = coding::waiting(&progress);
            if !waiting.is_empty() {
                session.say(&Message::note(format!(
                    "`{}` is open: still coding are {}, of whom only what they tagged counts",
                    round.name,
                    waiting.join(", ")
                )));
            }
        }
    }
    if coded.early > 0 {
        session.say(&Message::note(format!(
            "{} from before the round began left out, with the answers to their concerns: they were not made blind",
            plural(coded.early, "tag")
        )));
    }
    if coded.unplaced > 0 {
        session.say(&Message::note(format!(
            "{} not found in a text stored here, left out of the unitizing alpha",
            plural(coded.unplaced, "passage")
        )));
    }
    Ok(())
}

/// Overall first, then each concern; of all coders, then of each pair.
fn rows(coded: &Coded, chosen: &Filter) -> Vec<AgreementRow> {
    let coders = coded.coding.coders.len();
    let mut groups: Vec<Vec<usize>> = vec![(0..coders).collect()];
    if coders > 2 {
        groups.extend((0..coders).flat_map(|a| (a + 1..coders).map(move |b| vec![a, b])));
    }
    let concerns = coded.coding.concerns().into_iter().filter(|slug| chosen.wants(slug)).map(Some);
    let overall = chosen.concerns.is_empty().then_some(None);
    overall
        .into_iter()
        .chain(concerns)
        .flat_map(|concern| groups.iter().map(move |group| row(coded, group, concern)))
        .collect()
}

fn row(coded: &Coded, coders: &[usize], concern: Option<&str>) -> AgreementRow {
    let measured = coded.coding.measure(coders, concern);
    let value = |measure: &Measure| measure.value.map(Figure);
    let low = |measure: &Measure| measure.interval.map(|(low, _)| Figure(low));
    let high = |measure: &Measure| measure.interval.map(|(_, high)| Figure(high));
    AgreementRow {
        concern: concern.unwrap_or("overall").to_owned(),
        coders: coders.iter().map(|place| coded.coding.coders[*place].clone()).collect(),
        records: measured.records,
        units: measured.units,
        disagreements: measured.disagreements,
        percent: measured.percent.map(Figure),
        kappa: value(&measured.kappa),
        kappa_low: low(&measured.kappa),
        kappa_high: high(&measured.kappa),
        alpha: value(&measured.alpha),
        alpha_low: low(&measured.alpha),
        alpha_high: high(&measured.alpha),
        passages: measured.passages,
        unitizing: value(&measured.unitizing),
        unitizing_low: low(&measured.unitizing),
        unitizing_high: high(&measured.unitizing),
        remark: remark(&measured, coded, coders),
        round: coded.round.as_ref().map(|round| round.name.clone()),
    }
}

/// Why a figure is missing, or says little.
fn remark(measured: &Measured, coded: &Coded, coders: &[usize]) -> Option<String> {
    let mut remarks = Vec::new();
    if measured.records == 0 {
        return Some("no record was read by two of them".to_owned());
    }
    if measured.records < FEWEST_RECORDS {
        let read = plural(measured.records, "record");
        remarks.push(format!("{read}, at least {FEWEST_RECORDS} needed to rely on this"));
    }
    if coders.len() > 2 {
        remarks.push("kappa is of pairs: see theirs".to_owned());
    } else if !measured.one_sided.is_empty() {
        let names: Vec<&str> = measured.one_sided.iter().map(|p| coded.coding.coders[*p].as_str()).collect();
        remarks.push(format!("kappa is undefined: {} gave one answer throughout", names.join(" and ")));
    }
    if measured.alpha.value.is_none() {
        remarks.push("alpha is undefined: every answer is the same".to_owned());
    }
    (!remarks.is_empty()).then(|| remarks.join("; "))
}
