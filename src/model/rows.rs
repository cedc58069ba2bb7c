//! The rows of every list. Keys and their order are a contract with outside scripts: new ones go to the end.

use crate::model::column::rows;
use crate::model::moment::Day;

rows! {
    /// One version of a filing.
    FilingRow {
        court: String, Whole 4, "The court, by slug.";
        case: Option<String>, Whole 6, "The case or situation number.";
        number: Option<String>, Whole 0, "The number as printed, with its suffixes.";
        base: Option<String>, Whole 8, "The number without version, language and annex.";
        date: Option<Day>, Whole 0, "The date to cite: on the face, else as listed, else registered.";
        title: String, Wraps 0, "The title.";
        r#type: Option<String>, Whole 3, "The sort of document.";
        language: Option<String>, Whole 5, "The language, by ISO 639-1 code.";
        classification: String, Whole 2, "Who may read it.";
        state: String, Whole 1, "`listed`, `gone`, `quarantined`, or `held` by the team.";
        first_seen: Option<String>, Whole 7, "When a source first listed it.";
        last_seen: Option<String>, Whole 9, "When a source last listed it.";
        sources: Vec<String>, Whole 10, "The listings that list it.";
        withheld: Option<String>, Wraps 1, "Why its words are held back; then it has no title here.";
    }

    /// A sitting.
    HearingRow {
        court: String, Whole 0, "The court, by slug.";
        case: Option<String>, Whole 1, "The case number, else the case as printed.";
        starts: String, Whole 0, "When it begins, in the court's time with its offset.";
        ends: Option<String>, Whole 6, "When it ends.";
        zone: String, Whole 5, "The zone in which the court announces.";
        room: Option<String>, Whole 4, "The courtroom as printed.";
        status: String, Whole 2, "`announced`, `held`, `moved` or `vacated`.";
        evidence: Option<String>, Wraps 7, "The sentence or entry it was read from.";
        kind: String, Wraps 3, "What sort of sitting, in the court's words.";
        url: Option<String>, Whole 8, "The page it was read from.";
        state: String, Whole 4, "`listed`, `gone`, `quarantined`, or `held` by the team.";
        withheld: Option<String>, Wraps 4, "Why its words are held back; then it has no sentence here.";
    }

    /// An item of news.
    PressRow {
        court: Option<String>, Whole 1, "The court it speaks for, by slug.";
        reference: Option<String>, Whole 2, "The reference number.";
        date: Option<Day>, Whole 0, "The date printed.";
        r#type: String, Whole 3, "The sort of item.";
        title: String, Wraps 0, "The title.";
        url: String, Whole 4, "The address.";
        state: String, Whole 5, "`listed`, `gone`, `quarantined`, or `held` by the team.";
        withheld: Option<String>, Wraps 5, "Why its words are held back; then it has no title here.";
    }

    /// What a run found to be different.
    ChangeRow {
        at: String, Whole 0, "When it was found.";
        court: Option<String>, Whole 1, "The court, by slug.";
        number: Option<String>, Whole 0, "The document number, reference or address.";
        change: String, Whole 0, "What changed.";
        old: Option<String>, Wraps 0, "The value before.";
        new: Option<String>, Wraps 0, "The value now.";
        listing: String, Whole 2, "The listing that showed it.";
    }

    /// A person's tag.
    TagRow {
        id: String, Whole 0, "The tag's id.";
        number: String, Whole 0, "The document number.";
        concern: String, Whole 0, "The concern, by slug.";
        quote: Option<String>, Wraps 3, "The words it stands on.";
        page: Option<u32>, Whole 4, "Their page.";
        note: Option<String>, Wraps 5, "Why.";
        by: String, Whole 2, "Who made it.";
        at: String, Whole 6, "When.";
        state: String, Whole 1, "`unreviewed`, `confirmed`, `rejected` or `removed`.";
        codebook: String, Whole 7, "The version of the codebook it was made with.";
        quote_checked: bool, Whole 8, "Whether the words were found in text stored here.";
        court: Option<String>, Whole 9, "The court, by slug.";
        reviewed_by: Option<String>, Whole 10, "Who reviewed it last.";
        reviewed_at: Option<String>, Whole 11, "When.";
        anchor: Option<String>, Whole 5, "What became of the words in the newest text: `kept`, `moved`, `changed`, `lost`.";
        withheld: Option<String>, Wraps 3, "Why the words of its record are held back; then it has no quotation and no note here.";
    }

    /// Where a tag's words stand in a text that came later.
    AnchorRow {
        id: String, Whole 0, "The tag's id.";
        number: String, Whole 1, "The document that was tagged.";
        concern: String, Whole 2, "The concern, by slug.";
        outcome: String, Whole 0, "`kept`, `moved`, `changed` or `lost`.";
        quote: String, Wraps 0, "The words that were tagged.";
        words: Option<String>, Wraps 0, "The words there now.";
        page: Option<u32>, Whole 0, "Their page.";
        reason: Option<String>, Wraps 0, "What differs.";
        version: String, Whole 0, "The version whose text it is.";
        engine: String, Whole 5, "The engine that read it.";
        decision: Option<String>, Whole 3, "`accepted` or `refused`, where a person decided.";
        decided_by: Option<String>, Whole 4, "Who decided.";
        decided_at: Option<String>, Whole 6, "When.";
        at: String, Whole 7, "When it was found.";
    }

    /// Something a page said that could not be read or was not expected.
    ProblemRow {
        at: String, Whole 2, "When it was met.";
        listing: String, Whole 0, "The listing.";
        page: Option<String>, Whole 5, "The address of the page.";
        place: Option<String>, Whole 1, "Where on the page.";
        record: Option<String>, Whole 0, "The record it is about.";
        expected: String, Wraps 0, "What was expected.";
        found: String, Wraps 0, "What was found.";
        effect: String, Wraps 3, "What became of the data.";
    }

    /// A case with what is stored of it.
    CaseRow {
        court: String, Whole 0, "The court, by slug.";
        case: String, Whole 0, "The case or situation number.";
        name: Option<String>, Wraps 0, "What it is called.";
        filings: u64, Whole 0, "How many filings are stored.";
        hearings: u64, Whole 0, "How many hearings are stored.";
        newest: Option<Day>, Whole 0, "The date of the newest.";
    }

    /// A listing with its health.
    ListingRow {
        listing: String, Whole 0, "The listing, as `fetch` takes it.";
        court: String, Whole 1, "The court or courts it is about.";
        about: String, Wraps 6, "What it lists.";
        way: String, Whole 5, "How it is read.";
        last_good: Option<String>, Whole 0, "The last healthy reading.";
        health: String, Wraps 0, "How the last reading went.";
        newest: Option<Day>, Whole 3, "The date of its newest item.";
        items: u64, Whole 2, "How many items it listed.";
        pace: f64, Whole 4, "Seconds between two requests.";
        terms: String, Wraps 7, "What the site's terms allow.";
        last_sweep: Option<String>, Whole 8, "The last healthy reading of the whole.";
    }

    /// What a reading of one listing did.
    FetchRow {
        listing: String, Whole 0, "The listing.";
        verdict: String, Wraps 0, "Whether the reading is healthy, and why not.";
        read: u64, Whole 0, "Records read.";
        new: u64, Whole 0, "Records never seen before.";
        changed: u64, Whole 0, "Records that changed.";
        gone: u64, Whole 0, "Records no longer listed.";
        problems: u64, Whole 0, "Problems kept.";
        requests: u64, Whole 1, "Requests made.";
        not_modified: u64, Whole 2, "Requests answered with not modified.";
        blocked: bool, Whole 3, "Whether the site refused programs.";
        message: Option<String>, Wraps 9, "What a person should know.";
    }

    /// A concern of the codebook with how often it is used.
    ConcernRow {
        slug: String, Whole 0, "The name used in commands.";
        label: String, Wraps 0, "The label.";
        group: String, Whole 2, "The group it stands in.";
        goals: Vec<String>, Whole 1, "The goals it serves.";
        tags: u64, Whole 0, "How many tags it has, with those of concerns merged into it.";
        team: bool, Whole 4, "Whether the team added it or gave it its label.";
        state: String, Whole 3, "`in use`, `retired`, or `merged`.";
        merged_into: Option<String>, Whole 3, "The concern that its tags are counted under.";
    }

    /// A team's edit of the codebook.
    EditRow {
        at: String, Whole 0, "When.";
        by: String, Whole 0, "Who.";
        edit: String, Whole 0, "`add`, `rename`, `merge` or `retire`.";
        slug: String, Whole 0, "The concern or group.";
        to: Option<String>, Wraps 0, "What it stands under, is called, or is merged into.";
        why: String, Wraps 0, "Why.";
        passed_over: Option<String>, Wraps 0, "Why it does not count: an edit that was made before says otherwise.";
    }
}
