//! Pages about single records, and documents: what is not had now is tried again by the next run.

use super::outcome::{Remark, Stop};
use super::reading::Reading;
use crate::cli::Documents;
use crate::fetch::{Answer, Trouble, Validators};
use crate::model::listing::Way;
use crate::model::problem::Problem;
use crate::model::snapshot::Snapshot;
use crate::parse::assess::{self, Health};
use crate::store::page::Errands;
use crate::store::{SavePage, StoreError};

/// A page that is not there this often is no longer asked for.
const MOST_TRIES: u32 = 3;

impl Reading<'_> {
    /// Asks for the pages that rows of this source's listings want. None of them can fail the listing.
    pub(super) fn errands(&mut self) -> Result<(), Stop> {
        let details: Vec<String> = self
            .planned
            .source
            .listings
            .iter()
            .filter(|l| l.way == Way::Detail)
            .map(|l| l.slug.clone())
            .collect();
        let (mut pending, mut why) = (0, None);
        for slug in details {
            let Some(detail) = self.planned.sibling(&slug) else { continue };
            for errand in self.store.errands(&detail.name)? {
                match self.errand(&detail, &errand.url, errand.tries) {
                    Ok(()) => {}
                    Err(Stop::Store(error)) => return Err(error.into()),
                    Err(stop) => {
                        pending += 1;
                        let text = super::message::brief(&stop);
                        let absent = matches!(stop, Stop::Trouble(Trouble::NotFound { .. }));
                        self.store.errand_failed(&detail.name, &errand.url, &text, u32::from(absent))?;
                        why.get_or_insert(text);
                        if ends_the_host(&stop) {
                            pending = self.store.errands(&detail.name)?.len() as u64;
                            break;
                        }
                    }
                }
            }
        }
        if let Some(why) = why {
            self.remarks.push(Remark::Pending { count: pending, why });
        }
        Ok(())
    }

    fn errand(&mut self, detail: &super::plan::Planned, url: &str, tries: u32) -> Result<(), Stop> {
        let snapshot = match self.ask_with(url, None) {
            Ok(Answer::Page(snapshot)) => snapshot,
            Ok(Answer::NotModified(_)) => return Ok(self.store.errand_done(&detail.name, url)?),
            Err(Stop::Trouble(Trouble::NotFound { status, .. })) if tries + 1 >= MOST_TRIES => {
                let problem = Problem {
                    place: "page".to_owned(),
                    record: Some(url.to_owned()),
                    expected: "the page that the list links to".to_owned(),
                    found: format!("status {status}, {MOST_TRIES} times"),
                    effect: "the record is kept as the list shows it; the page is no longer asked for"
                        .to_owned(),
                };
                self.store.note_problem(&detail.name, url, &problem, self.options.now())?;
                return Ok(self.store.errand_done(&detail.name, url)?);
            }
            Err(stop) => return Err(stop),
        };
        self.detail(detail, url, &snapshot)
    }

    fn detail(&mut self, detail: &super::plan::Planned, url: &str, snapshot: &Snapshot) -> Result<(), Stop> {
        let media = snapshot.media_type();
        let page = crate::parse::page::Page {
            url,
            media: media.as_deref(),
            charset: super::reading::charset(snapshot),
            body: &snapshot.body,
        };
        let parsed = detail.adapter.read(&detail.source, &detail.listing, &page);
        let health = assess::any_page(&parsed, &detail.listing.expect);
        if health != Health::Healthy {
            return Err(self.reject(health, snapshot)?);
        }
        let report = self.store.save_page(&SavePage {
            run: self.run,
            listing: &detail.name,
            authority: detail.source.authority,
            snapshot,
            listed: &parsed.listed,
            problems: &parsed.problems,
            errands: &[],
            all_errands: Errands::OfNews,
        })?;
        self.end.new += report.new;
        self.end.changed += report.changed;
        self.end.problems += report.problems;
        self.odd(&report.fresh);
        Ok(self.store.errand_done(&detail.name, url)?)
    }

    /// Fetches the documents of public filings, as `--documents` asks.
    pub(super) fn documents(&mut self) -> Result<(), Stop> {
        if self.options.documents == Documents::None {
            return Ok(());
        }
        let all = self.options.documents == Documents::All;
        let (mut pending, mut why) = (0, None);
        for document in self.store.documents_of(&self.planned.name)? {
            if document.held && !all {
                continue;
            }
            match self.document(&document.url, document.item) {
                Ok(()) => {}
                Err(Stop::Store(error)) => return Err(error.into()),
                Err(stop) => {
                    pending += 1;
                    why.get_or_insert(super::message::brief(&stop));
                    if ends_the_host(&stop) {
                        break;
                    }
                }
            }
        }
        if let Some(why) = why {
            self.remarks.push(Remark::Pending { count: pending, why });
        }
        Ok(())
    }

    fn document(&mut self, url: &str, item: i64) -> Result<(), Stop> {
        let last = self.store.last_answer(url)?;
        let validators = last.map(|l| Validators { etag: l.etag, last_modified: l.last_modified });
        let snapshot = match self.ask_with(url, validators)? {
            Answer::NotModified(_) => {
                self.end.not_modified += 1;
                return Ok(());
            }
            Answer::Page(snapshot) => snapshot,
        };
        if !is_pdf(&snapshot.body) {
            let health = Health::Unreadable("expected a PDF, found another sort of file".to_owned());
            return Err(self.reject(health, &snapshot)?);
        }
        self.store_document(url, item, &snapshot)?;
        Ok(())
    }

    fn store_document(&mut self, url: &str, item: i64, snapshot: &Snapshot) -> Result<(), StoreError> {
        let replaced = self.store.save_document(&self.planned.name, item, url, snapshot)?;
        self.end.changed += u64::from(replaced);
        Ok(())
    }
}

/// PDF files may begin with a few bytes of something else (ISO 32000-1, Annex H, note 13: within 1,024 bytes).
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|w| w == b"%PDF-")
}

fn ends_the_host(stop: &Stop) -> bool {
    matches!(stop, Stop::Trouble(trouble) if trouble.stops_host() || matches!(trouble, Trouble::Budget { .. }))
}
