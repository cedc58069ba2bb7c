//! A team's codebook: what it retired, merged and added.

use std::collections::BTreeMap;

use super::cues::Cues;
use super::reading::Reading;
use crate::analyse::concerns::Codebook;

/// What a team's codebook makes of the concerns of the model, and its own.
#[derive(Debug, Clone, Default)]
pub struct Team {
    /// Concerns under another name, and retired ones (under none).
    renamed: BTreeMap<String, Option<String>>,
    /// The cues of the team's own concerns.
    cues: Cues,
}

impl Team {
    /// That of a codebook; the cues weigh as the shipped ones do.
    pub fn of(codebook: &Codebook, shipped: &Cues) -> Team {
        let concerns = || codebook.entries().iter().filter(|concern| concern.taggable());
        let fate = |slug: &str| {
            let name = codebook.merged_into(slug).unwrap_or(slug);
            (!codebook.is_retired(name)).then(|| name.to_owned())
        };
        let renamed = concerns().map(|concern| (concern.slug.clone(), fate(&concern.slug)));
        let own = concerns().filter(|concern| !shipped.slugs().contains(&concern.slug));
        Team {
            renamed: renamed.filter(|(slug, name)| Some(slug) != name.as_ref()).collect(),
            cues: shipped.of(own),
        }
    }

    /// The cues of the team's own concerns.
    pub fn cues(&self) -> &Cues {
        &self.cues
    }

    /// The name under which a concern is proposed; `None`: it is not.
    pub fn name<'a>(&'a self, slug: &'a str) -> Option<&'a str> {
        self.renamed.get(slug).map_or(Some(slug), Option::as_deref)
    }

    /// The team's own concerns that a reading raises by their cues: name, score and number. From the threshold of the
    /// codebook on the score is that from which a proposal is *Suggested*; below, it lies between the two limits.
    pub fn raised<'a>(
        &'a self,
        reading: &'a Reading,
        [maybe, suggested]: [f64; 2],
    ) -> impl Iterator<Item = (&'a str, f64, usize)> {
        let threshold = f64::from(self.cues.threshold().max(1));
        reading.own.iter().filter(|(_, cued)| cued.score > 0).filter_map(move |(own, cued)| {
            let share = (f64::from(cued.score) / threshold).min(1.0);
            let score = if share < 1.0 { maybe + share * (suggested - maybe) } else { suggested };
            Some((self.name(self.cues.slugs().get(*own)?)?, score, *own))
        })
    }
}
