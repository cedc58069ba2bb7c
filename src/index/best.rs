//! The best page of each of the best records, in one pass.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::query::Weight;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use crate::model::search::{Hit, Order};

/// What comes first: by relevance the score, then the date; by date the date, then the score. At last the record
/// that came first, so that the same question always has the same answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rank {
    day: i64,
    score: f32,
    then: i64,
    item: u64,
}

impl Eq for Rank {}

impl PartialOrd for Rank {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rank {
    fn cmp(&self, other: &Self) -> Ordering {
        self.day
            .cmp(&other.day)
            .then(self.score.total_cmp(&other.score))
            .then(self.then.cmp(&other.then))
            .then(other.item.cmp(&self.item))
    }
}

/// The best records met so far, each with its best page.
struct Top {
    most: usize,
    ranked: BTreeMap<Rank, u64>,
    by_item: HashMap<u64, Rank>,
}

impl Top {
    fn new(most: usize) -> Top {
        Top { most, ranked: BTreeMap::new(), by_item: HashMap::new() }
    }

    fn lowest(&self) -> Option<Rank> {
        (self.ranked.len() >= self.most)
            .then(|| self.ranked.first_key_value().map(|(rank, _)| *rank))
            .flatten()
    }

    fn offer(&mut self, rank: Rank, page: u64) {
        if self.most == 0 || self.lowest().is_some_and(|lowest| rank <= lowest) {
            return;
        }
        if let Some(old) = self.by_item.get(&rank.item) {
            if *old >= rank {
                return;
            }
            self.ranked.remove(old);
        }
        self.by_item.insert(rank.item, rank);
        self.ranked.insert(rank, page);
        if self.ranked.len() > self.most
            && let Some((last, _)) = self.ranked.pop_first()
        {
            self.by_item.remove(&last.item);
        }
    }
}

/// Collects them.
pub struct Best {
    /// How many records.
    pub most: usize,
    /// In which order.
    pub order: Order,
}

/// Of one part of the index.
pub struct BestOfSegment {
    order: Order,
    items: Column<u64>,
    pages: Column<u64>,
    dates: Column<i64>,
    top: Top,
}

impl BestOfSegment {
    fn rank(&self, doc: DocId, score: Score) -> Rank {
        let date = self.dates.first(doc).unwrap_or(i64::MIN);
        let item = self.items.first(doc).unwrap_or_default();
        match self.order {
            Order::Relevance => Rank { day: 0, score, then: date, item },
            Order::Newest => Rank { day: date, score, then: 0, item },
        }
    }
}

impl SegmentCollector for BestOfSegment {
    type Fruit = Vec<(Rank, u64)>;

    fn collect(&mut self, doc: DocId, score: Score) {
        let rank = self.rank(doc, score);
        let page = self.pages.first(doc).unwrap_or_default();
        self.top.offer(rank, page);
    }

    fn harvest(self) -> Self::Fruit {
        self.top.ranked.into_iter().collect()
    }
}

impl Collector for Best {
    type Fruit = Vec<Hit>;
    type Child = BestOfSegment;

    fn for_segment(&self, _: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<BestOfSegment> {
        let fast = reader.fast_fields();
        let (items, pages, dates) = (fast.u64("item")?, fast.u64("page")?, fast.i64("date")?);
        Ok(BestOfSegment { order: self.order, items, pages, dates, top: Top::new(self.most) })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Vec<(Rank, u64)>>) -> tantivy::Result<Vec<Hit>> {
        let mut top = Top::new(self.most);
        segments.into_iter().flatten().for_each(|(rank, page)| top.offer(rank, page));
        let hit = |(rank, page): (Rank, u64)| Hit {
            item: i64::try_from(rank.item).unwrap_or_default(),
            page: u32::try_from(page).unwrap_or_default(),
            score: rank.score,
        };
        Ok(top.ranked.into_iter().rev().map(hit).collect())
    }

    /// By relevance, pages that cannot be among the best are passed over.
    fn collect_segment(
        &self,
        weight: &dyn Weight,
        ordinal: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<Vec<(Rank, u64)>> {
        let mut best = self.for_segment(ordinal, reader)?;
        let alive = reader.alive_bitset();
        let lives = |doc| alive.is_none_or(|alive| alive.is_alive(doc));
        if self.order == Order::Newest {
            weight.for_each(reader, &mut |doc, score| {
                if lives(doc) {
                    best.collect(doc, score);
                }
            })?;
            return Ok(best.harvest());
        }
        let mut threshold = Score::MIN;
        weight.for_each_pruning(threshold, reader, &mut |doc, score| {
            if lives(doc) {
                best.collect(doc, score);
                // only what scores above it is handed over, and of equals the date decides
                threshold = best.top.lowest().map_or(Score::MIN, |lowest| lowest.score.next_down());
            }
            threshold
        })?;
        Ok(best.harvest())
    }
}
