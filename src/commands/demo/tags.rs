//! What two invented students tagged in the invented weeks, and answered to each other.

use crate::model::review::Verdict;

/// A tag: who, when, number, concern, the passage, why.
pub(super) struct DemoTag {
    pub by: &'static str,
    pub at: &'static str,
    pub number: &'static str,
    pub concern: &'static str,
    pub quote: Option<&'static str>,
    pub note: &'static str,
}

const fn tag(
    (by, at): (&'static str, &'static str),
    number: &'static str,
    concern: &'static str,
    quote: Option<&'static str>,
    note: &'static str,
) -> DemoTag {
    DemoTag { by, at, number, concern, quote, note }
}

const MIRA: &str = "Mira Lindqvar";
const JONAS: &str = "Jonas Osterhane";

/// What a second person answered to a tag: who, when, the tag's number and concern, the verdict, why.
pub(super) struct DemoReview {
    pub by: &'static str,
    pub at: &'static str,
    pub number: &'static str,
    pub concern: &'static str,
    pub verdict: Verdict,
    pub note: &'static str,
}

const fn review(
    (by, at): (&'static str, &'static str),
    (number, concern): (&'static str, &'static str),
    verdict: Verdict,
    note: &'static str,
) -> DemoReview {
    DemoReview { by, at, number, concern, verdict, note }
}

/// In the order they were made, the next morning.
pub(super) const REVIEWS: &[DemoReview] = &[
    review(
        (JONAS, "2026-11-17T09:02:00Z"),
        ("ICC-02/88-01/24-308", "length-of-detention"),
        Verdict::Confirmed,
        "Counted again: 139 days.",
    ),
    review((JONAS, "2026-11-17T09:05:00Z"), ("ICC-02/88-01/24-236", "disclosure"), Verdict::Confirmed, ""),
    review(
        (JONAS, "2026-11-17T09:09:00Z"),
        ("KSC-BC-2024-29/F00110", "redactions-confidential-filings"),
        Verdict::Confirmed,
        "",
    ),
    review((MIRA, "2026-11-17T09:20:00Z"), ("ICC-02/88-02/25-76", "non-surrender"), Verdict::Confirmed, ""),
    review(
        (MIRA, "2026-11-17T09:24:00Z"),
        ("ICC-CPI-20261110-PR2111", "undue-delay"),
        Verdict::Rejected,
        "A press release is not the order. Tag the order when it is listed.",
    ),
];

/// In the order they were made, in the evening after the second week was read.
pub(super) const TAGS: &[DemoTag] = &[
    tag(
        (MIRA, "2026-11-16T18:04:00Z"),
        "ICC-02/88-01/24-308",
        "length-of-detention",
        Some(
            "this review comes 139 days after the last one. The delay is attributable to a change in the composition of the Chamber",
        ),
        "The third review is of 26 June, this one of 12 November: 139 days. Rule 118(2) asks for a review at least every 120 days. Ask the Registry whether a decision in between is confidential before saying that none was made.",
    ),
    tag(
        (MIRA, "2026-11-16T18:11:00Z"),
        "ICC-02/88-01/24-236",
        "disclosure",
        Some(
            "It does not depend on a request, and an error of filing does not excuse eleven months of silence.",
        ),
        "Dated 17 April and first listed in the week of 9 November, seven months later: until then nobody outside the case could know that exculpatory material had been withheld. Check whether a redacted version was possible earlier.",
    ),
    tag(
        (JONAS, "2026-11-16T18:15:00Z"),
        "ICC-02/88-01/24-250",
        "disclosure",
        None,
        "The request (211) is of 16 February, the decision of 18 June: 122 days in which the accused was detained and the Defence prepared without the material. Reads together with 236.",
    ),
    tag(
        (MIRA, "2026-11-16T18:22:00Z"),
        "ICC-02/88-01/24-304",
        "privileged-communications",
        Some("monitoring of communications between Mr Varrel and his counsel"),
        "When first listed, the title said “privileged communications”. The word is gone in the reading of 16 November: see `courtwatch list changes`. No corrigendum is listed. Quote both titles.",
    ),
    tag(
        (JONAS, "2026-11-16T18:27:00Z"),
        "ICC-CPI-20261105-PR2109",
        "privileged-communications",
        Some(
            "eleven telephone calls between Mr Varrel and his counsel had been recorded in error and not deleted for nine weeks",
        ),
        "The Court’s own words: use this passage, not the newspapers. The appeals hearing is set for 15 December; time for an amicus application is short.",
    ),
    tag(
        (MIRA, "2026-11-16T18:33:00Z"),
        "ICC-CPI-20261102-PR2107",
        "interpretation-translation",
        Some(
            "one interpreter for Talari, who cannot serve the courtroom and the Detention Centre on the same day",
        ),
        "From the opening on 18 January the accused may have no interpreter for talks with counsel on court days. The Chamber’s decision of 22 July (262) came 79 days after the request.",
    ),
    tag(
        (JONAS, "2026-11-16T18:40:00Z"),
        "ICC-CPI-20261111-PR2112",
        "interpretation-translation",
        Some("once the document containing the charges is available in Ostric"),
        "The Defence asked for the translation on 20 July (55). The hearing of 1 December is lost for want of it: delay by the institution, not by the Defence.",
    ),
    tag(
        (MIRA, "2026-11-16T18:46:00Z"),
        "ICC-CPI-20261019-PR2103",
        "presence-in-absentia",
        Some("counsel who has never met the suspect and has not been able to receive instructions"),
        "Confirmation in absence is lawful only with safeguards. What can counsel do without instructions? A point for the amicus brief.",
    ),
    tag(
        (JONAS, "2026-11-16T18:52:00Z"),
        "ICC-CPI-20261110-PR2111",
        "undue-delay",
        Some("No reason was given. Mr Varrel remains in detention."),
        "The status conference on detention moves from 24 November to 8 December. We were told on the 10th; the order is not listed yet.",
    ),
    tag(
        (JONAS, "2026-11-16T19:01:00Z"),
        "ICC-03/87-01/17-3639",
        "reparations-implementation",
        Some("61 of 1,040 beneficiaries reached"),
        "5.9 per cent, five years after the order. The ninth report (3611) gave no number at all. Victims’ lawyers asked for interim relief for the elderly on 7 September (3635); no decision is listed.",
    ),
    tag(
        (MIRA, "2026-11-16T19:06:00Z"),
        "ICC-03/87-01/17-3645",
        "reparations-implementation",
        Some("74 of the beneficiaries have died since the order was made"),
        "The line for the press: six extensions, 61 people reached, 74 dead. Compare the hearing of 9 December on implementation.",
    ),
    tag(
        (MIRA, "2026-11-16T19:13:00Z"),
        "ICC-CPI-20260724-PR2100",
        "victim-participation",
        Some("the form was available in two languages only and could not be completed"),
        "Eighty-three of 214 left out for the Court’s own form. The decision (266) took 150 days.",
    ),
    tag(
        (JONAS, "2026-11-16T19:20:00Z"),
        "ICC-CPI-20261022-PR2104",
        "domestic-legislation",
        Some("the implementing legislation of eleven States Parties says nothing on the point"),
        "Which eleven? A list would be an advocacy tool in itself: ask for it, and write to the ministries of justice.",
    ),
    tag(
        (JONAS, "2026-11-16T19:24:00Z"),
        "ICC-02/88-02/25-76",
        "non-surrender",
        Some(
            "A State may not rely on the absence of national procedures, which article 88 obliges it to have, as a justification for its failure to surrender.",
        ),
        "Thirty-eight days from application to decision: quick, and worth saying so. Does the decision refer the matter to the Assembly of States Parties?",
    ),
    tag(
        (MIRA, "2026-11-16T19:31:00Z"),
        "KSC-BC-2024-29/F00110",
        "redactions-confidential-filings",
        Some("Of the 62 redacted paragraphs, 55 contain nothing that could identify a witness."),
        "The accused in a contempt case is a journalist: for fourteen months readers could not know the charge. The repository could not be read this week, so later filings may be missing here.",
    ),
    tag(
        (JONAS, "2026-11-16T19:38:00Z"),
        "ICC-04/89-52",
        "complementarity",
        None,
        "The State’s account of its own proceedings, which victims wished to answer (63). Gone from the list this week: do not quote until we know why.",
    ),
];
