//! What the invented courts do: proceedings in which one asks, others answer and a chamber decides.

/// A request, its answers and its decision.
pub(super) struct Thread {
    /// The short name of the case (`docket::CASES`).
    pub case: &'static str,
    /// Who asks.
    pub by: &'static str,
    /// `Request`, `Application`, `Urgent Request`.
    pub act: &'static str,
    /// What for, as titles say it.
    pub subject: &'static str,
    /// The day of the request.
    pub on: &'static str,
    /// Days until the other side answers; 0 is never.
    pub response: u64,
    /// Days until the victims' lawyers are heard; 0 is never.
    pub victims: u64,
    /// Days until the chamber decides; 0 is never.
    pub decision: u64,
}

const fn thread(
    case: &'static str,
    by: &'static str,
    act: &'static str,
    subject: &'static str,
    on: &'static str,
    (response, victims, decision): (u64, u64, u64),
) -> Thread {
    Thread { case, by, act, subject, on, response, victims, decision }
}

const D: &str = "Defence";
const P: &str = "Prosecution";
const V: &str = "Legal Representatives of Victims";

/// Every proceeding, case by case.
pub(super) const THREADS: &[Thread] = &[
    thread("varrel", D, "Request", "the interim release of Mr Varrel", "2026-03-02", (8, 9, 43)),
    thread("varrel", D, "Second Request", "the interim release of Mr Varrel on medical grounds", "2026-07-06", (10, 0, 88)),
    thread("varrel", D, "Request", "disclosure of material falling under rule 77 of the Rules", "2026-02-16", (14, 0, 122)),
    thread("varrel", D, "Urgent Request", "the lifting of redactions in the statements of nine witnesses", "2026-04-13", (7, 0, 101)),
    thread("varrel", D, "Request", "Talari interpretation during consultations at the Detention Centre", "2026-05-04", (11, 0, 79)),
    thread("varrel", D, "Request", "restoration of family visits and telephone contact", "2026-06-01", (4, 0, 31)),
    thread("varrel", D, "Request", "adjournment of the opening of the trial", "2026-08-17", (5, 6, 21)),
    thread("varrel", D, "Request", "additional means under regulation 83(3) of the Regulations of the Court", "2026-05-18", (0, 0, 64)),
    thread("varrel", D, "Request", "reclassification as public of 47 filings", "2026-03-23", (15, 16, 170)),
    thread("varrel", P, "Application", "the admission of prior recorded testimony under rule 68(3)", "2026-09-14", (12, 0, 40)),
    thread("varrel", P, "Application", "in-court protective measures for four witnesses", "2026-09-21", (9, 10, 24)),
    thread("varrel", V, "Request", "the participation of 214 victims in the proceedings", "2026-02-23", (21, 0, 150)),
    thread("varrel", V, "Request", "leave to present views and concerns in person at trial", "2026-10-05", (8, 0, 30)),
    thread("marrowin", P, "Application", "a confirmation of charges hearing in the absence of Ms Marrowin", "2026-02-02", (24, 30, 95)),
    thread("marrowin", D, "Request", "leave to appeal the “Decision on proceeding in the absence of the suspect”", "2026-05-13", (6, 7, 26)),
    thread("marrowin", D, "Request", "the full text of the warrant of arrest, of which five pages are redacted", "2026-06-15", (10, 0, 66)),
    thread("marrowin", D, "Request", "a translation of the document containing the charges into Ostric", "2026-07-20", (8, 0, 49)),
    thread("marrowin", V, "Request", "collective applications for participation by displaced communities", "2026-08-10", (14, 0, 0)),
    thread("marrowin", P, "Application", "a finding of non-compliance against the Republic of Valdura for failure to surrender", "2026-09-28", (0, 12, 38)),
    thread("okelind", V, "Urgent Request", "an order on delays in the implementation of collective reparations", "2026-02-09", (28, 0, 130)),
    thread("okelind", V, "Request", "information to beneficiaries in a language that they understand", "2026-04-20", (14, 0, 58)),
    thread("okelind", D, "Request", "review of the amount of liability for reparations", "2026-06-08", (16, 21, 90)),
    thread("okelind", V, "Request", "interim relief for elderly and ailing beneficiaries", "2026-09-07", (10, 0, 0)),
    thread("noordmark", P, "Request", "authorisation to resume the investigation under article 18(2) of the Statute", "2026-03-16", (45, 60, 205)),
    thread("noordmark", V, "Request", "an order that the Registry inform victims of the article 18 proceedings", "2026-05-25", (11, 0, 77)),
    thread("vestrick", D, "Request", "provisional release of Arno Vestrick", "2026-04-07", (10, 12, 42)),
    thread("vestrick", D, "Request", "disclosure of the complete audio recordings of six interviews", "2026-03-10", (9, 0, 84)),
    thread("vestrick", D, "Request", "an extension of time to review 31,000 pages disclosed after the time limit", "2026-06-22", (4, 0, 9)),
    thread("vestrick", V, "Request", "admission of 33 persons as victims participating in the proceedings", "2026-02-19", (15, 0, 112)),
    thread("vestrick", D, "Request", "reconsideration of the segregation regime in detention", "2026-07-14", (7, 0, 28)),
    thread("vestrick", D, "Request", "hearing in public the evidence of three expert witnesses", "2026-09-02", (8, 0, 19)),
    thread("vestrick", P, "Request", "delayed disclosure of the identity of two witnesses until thirty days before trial", "2026-08-05", (10, 0, 33)),
    thread("ferrand", D, "Request", "leave to file an amicus curiae brief on the confidentiality of journalistic sources", "2026-05-11", (9, 0, 37)),
    thread("vestrick", D, "Request", "leave to appeal the “Decision on the delayed disclosure of two witnesses”", "2026-09-14", (5, 6, 23)),
    thread("okelind", V, "Request", "a public version of the annexes on the selection of beneficiaries", "2026-05-04", (15, 0, 99)),
    thread("noordmark", V, "Request", "leave to submit observations on genuine domestic proceedings", "2026-06-22", (18, 0, 71)),
    thread("ferrand", D, "Request", "access to the unredacted record of the search of a newsroom", "2026-07-27", (8, 0, 45)),
];

/// A filing that stands alone: case, day, kind, party, title.
pub(super) type Single = (&'static str, &'static str, &'static str, &'static str, &'static str);

const C: &str = "";

/// Filings that stand alone. An empty party is the chamber of the case.
pub(super) const SINGLES: &[Single] = &[
    ("varrel", "2026-02-27", "Decision", C, "Second decision on the review of the detention of Mr Varrel under rule 118(2)"),
    ("varrel", "2026-06-26", "Decision", C, "Third decision on the review of the detention of Mr Varrel under rule 118(2)"),
    ("varrel", "2026-10-26", "Order", C, "Order scheduling a status conference on detention on 24 November 2026 at 10:00"),
    ("varrel", "2026-10-12", "Order", C, "Order setting the opening of the trial on 18 January 2027 at 09:30"),
    ("varrel", "2026-04-17", "Decision", C, "Decision on the withholding of exculpatory material from the Defence for eleven months"),
    ("varrel", "2026-07-31", "Report", "Registry", "Report of the Registry on the health of Mr Varrel and the conditions of his detention"),
    ("varrel", "2026-11-03", "Decision", C, "Decision on the monitoring of privileged communications between Mr Varrel and his counsel"),
    ("varrel", "2026-11-12", "Decision", C, "Fourth decision on the review of the detention of Mr Varrel under rule 118(2)"),
    ("marrowin", "2026-06-29", "Order", C, "Order scheduling the confirmation of charges hearing on 1 December 2026 at 14:00"),
    ("marrowin", "2026-10-19", "Decision", C, "Decision appointing counsel to represent the rights and interests of Ms Marrowin in her absence"),
    ("marrowin", "2026-11-11", "Order", C, "Order vacating the confirmation of charges hearing scheduled for 1 December 2026"),
    ("okelind", "2026-03-30", "Report", "Trust Fund for Victims", "Ninth progress report on the implementation of collective reparations"),
    ("okelind", "2026-09-30", "Report", "Trust Fund for Victims", "Tenth progress report on the implementation of collective reparations: 61 of 1,040 beneficiaries reached"),
    ("okelind", "2026-10-30", "Order", C, "Order convening a hearing on the implementation of reparations on 9 December 2026 at 10:00"),
    ("okelind", "2026-11-10", "Decision", C, "Decision on the Trust Fund’s request for a further extension of time, the sixth since the reparations order"),
    ("noordmark", "2026-04-27", "Observations", "Noordmark", "Observations of Noordmark on domestic proceedings concerning persons of high rank"),
    ("noordmark", "2026-10-22", "Decision", C, "Decision on the immunity of a former head of State before domestic courts of a State Party"),
    ("vestrick", "2026-02-12", "Decision", C, "Decision on the Periodic Review of the Detention of Arno Vestrick"),
    ("vestrick", "2026-04-13", "Decision", C, "Decision on the Periodic Review of the Detention of Arno Vestrick"),
    ("vestrick", "2026-06-12", "Decision", C, "Decision on the Periodic Review of the Detention of Arno Vestrick"),
    ("vestrick", "2026-08-12", "Decision", C, "Decision on the Periodic Review of the Detention of Arno Vestrick"),
    ("vestrick", "2026-10-12", "Decision", C, "Decision on the Periodic Review of the Detention of Arno Vestrick"),
    ("vestrick", "2026-02-13", "Decision", C, "Decision on the Periodic Review of the Detention of Lev Tammerick"),
    ("vestrick", "2026-04-14", "Decision", C, "Decision on the Periodic Review of the Detention of Lev Tammerick"),
    ("vestrick", "2026-06-15", "Decision", C, "Decision on the Periodic Review of the Detention of Lev Tammerick"),
    ("vestrick", "2026-08-13", "Decision", C, "Decision on the Periodic Review of the Detention of Lev Tammerick"),
    ("vestrick", "2026-10-13", "Decision", C, "Decision on the Periodic Review of the Detention of Lev Tammerick"),
    ("vestrick", "2026-10-28", "Order", C, "Order scheduling a status conference on 25 November 2026 at 09:00"),
    ("vestrick", "2026-11-04", "Order", C, "Order scheduling the trial preparation conference on 10 December 2026 at 09:30"),
    ("vestrick", "2026-09-11", "Submission", "Registrar", "Registrar’s submissions on interpretation errors identified in the transcript of 3 September 2026"),
    ("ferrand", "2026-10-07", "Order", C, "Order scheduling a sentencing hearing on 2 December 2026 at 10:00"),
    ("ferrand", "2026-11-06", "Decision", C, "Decision on the publication of a redacted version of the indictment, fourteen months after its confirmation"),
];

/// Days that the Kosovo chambers sat, with what for.
pub(super) const SITTINGS: &[(&str, &str)] = &[
    ("2026-09-03", "Trial Preparation Conference"),
    ("2026-09-17", "Status Conference"),
    ("2026-10-15", "Status Conference"),
    ("2026-10-29", "Detention Review Hearing"),
];
