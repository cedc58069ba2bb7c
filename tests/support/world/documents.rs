//! What stands in some of the documents: numbered paragraphs, in the manner of the courts, all invented.

/// How a title begins, and the paragraphs of that document.
type Text = (&'static str, &'static [&'static str]);

/// The paragraphs of the document with this title; none where its words are few.
pub(super) fn paragraphs(title: &str) -> &'static [&'static str] {
    TEXTS.iter().find(|(start, _)| title.starts_with(start)).map_or(&[], |(_, paragraphs)| paragraphs)
}

/// The documents that have more to them than their title.
const TEXTS: &[Text] = &[
    (
        "Decision on the Second Request for the interim release of Mr Varrel on medical grounds",
        &[
            "On 6 July 2026 the Defence filed its second request for the interim release of Mr Varrel, this time on medical grounds (the “Request”). It annexed two reports of the cardiologist who has treated Mr Varrel since 2019.",
            "On 16 July 2026 the Prosecution responded that the risks set out in article 58(1)(b) of the Statute persist and that the treatment Mr Varrel needs can be provided at the Detention Centre.",
            "The Chamber recalls that a person who is detained may apply for interim release pending trial under article 60(2) of the Statute, and that the Chamber shall ensure under article 60(4) that a person is not detained for an unreasonable period prior to trial due to inexcusable delay by the Prosecutor.",
            "The Chamber notes that the Request was filed on 6 July 2026 and that this decision is rendered 88 days later. It regrets that the medical officer’s second report, which the Registry received on 14 July 2026, was transmitted to the Chamber only on 21 September 2026.",
            "The medical officer reports that Mr Varrel has been taken to the hospital in the host State on five occasions since March 2026, that on each of them he was handcuffed to the bed, and that a consultation without guards within hearing was refused on security grounds.",
            "The Chamber finds that the condition of Mr Varrel is serious but stable. It is not persuaded that the treatment which two independent doctors recommend cannot be given in detention, provided that the Registry organises it without further delay.",
            "As to the State in which Mr Varrel proposes to reside, the Chamber observes that no State has so far agreed to receive him on its territory. The absence of a State that is willing to accept a detained person must not deprive the right to interim release of its meaning; it is nonetheless a fact that the Chamber must consider.",
            "The Request is rejected. The Registry is ordered to report every thirty days on the health of Mr Varrel and to ensure that medical consultations take place in private, out of the hearing of guards.",
            "Judge Ambrel Tosk appends a dissenting opinion. In her view a detention of two years and two months, in which the trial has been postponed twice for reasons for which the accused is not responsible, has become unreasonable within the meaning of article 60(4) of the Statute.",
        ],
    ),
    (
        "Decision on the withholding of exculpatory material",
        &[
            "On 11 March 2026 the Prosecution informed the Chamber that the statements of two persons interviewed in May 2025, which it considered might affect the credibility of Prosecution evidence, had not been disclosed to the Defence.",
            "The Prosecution explains that the statements were filed under a wrong reference and that no officer was responsible for reviewing the folder. It submits that no prejudice has been caused because the trial has not begun.",
            "Article 67(2) of the Statute obliges the Prosecutor to disclose to the Defence, as soon as practicable, evidence which he or she believes shows or tends to show the innocence of the accused, or to mitigate guilt, or which may affect the credibility of prosecution evidence.",
            "The obligation is a continuous one. It does not depend on a request, and an error of filing does not excuse eleven months of silence. The Defence prepared its response to the charges, and the confirmation of charges was decided, without material to which the accused had a right.",
            "The Chamber finds that the Prosecution has violated article 67(2) of the Statute. It declines to stay the proceedings: a stay is a drastic measure, and the prejudice can still be remedied by time and by the recall of two witnesses.",
            "The Chamber orders the Prosecution to review its whole collection and to certify in writing, by 15 May 2026, that no other material falling under article 67(2) is withheld.",
            "This decision is classified as confidential until the Prosecution has proposed redactions for the safety of the two persons. The Prosecution shall do so within five days.",
        ],
    ),
    (
        "Fourth decision on the review of the detention of Mr Varrel",
        &[
            "Mr Varrel was surrendered to the Court on 19 August 2024 and has been detained since. The Chamber last reviewed his detention on 26 June 2026.",
            "Rule 118(2) of the Rules requires the Chamber to review its ruling on the detention of the person at least every 120 days. The Chamber acknowledges that this review comes 139 days after the last one. The delay is attributable to a change in the composition of the Chamber.",
            "The Defence submits that the periodic review has become a formality, that the same four paragraphs have been repeated since the first decision, and that a decision which does not engage with the arguments of the detained person is not a reasoned decision.",
            "The Chamber has considered whether there are changed circumstances within the meaning of article 60(3) of the Statute. The support network of Mr Varrel remains intact. The charges have been confirmed, and the opening of the trial has been set for 18 January 2027.",
            "On the opening day of the trial Mr Varrel will have been detained for two years and five months. The Chamber is mindful that the length of detention calls for increasing scrutiny as time goes by.",
            "Having weighed these factors, the Chamber decides that Mr Varrel shall remain in detention. The next review will take place not later than 12 March 2027.",
        ],
    ),
    (
        "Decision on the monitoring of",
        &[
            "On 6 August 2026 the Registry reported that eleven telephone calls between Mr Varrel and his counsel had been recorded. The recordings were discovered during a routine check of the system and had been kept for nine weeks.",
            "The Defence requests the deletion of the recordings, a declaration that the right of the accused to communicate freely and in confidence with counsel has been violated, and the disclosure of the names of all persons who had access to them.",
            "Article 67(1)(b) of the Statute guarantees the accused the right to communicate freely with counsel of the accused’s choosing in confidence. Rule 73(1) of the Rules makes such communications privileged. Neither knows an exception for errors of a technical nature.",
            "The Registry states that the logs show access by two members of the Detention Section and that none of the recordings was listened to for longer than forty seconds. The Chamber is unable to verify this statement because the logs before 1 July 2026 have been overwritten.",
            "The Chamber finds that the right to confidential communication has been interfered with, orders that the recordings be sealed and not deleted, so that the Defence may inspect them, and instructs the Registry to appoint an independent expert to report within sixty days.",
            "The request for the names of all persons who had access is granted in part. The names shall be given to lead counsel alone.",
        ],
    ),
    (
        "Decision on the Application for a finding of non-compliance against the Republic of Valdura",
        &[
            "On 2 September 2026 Ms Marrowin, who is subject to a warrant of arrest issued by this Chamber, was received by the Head of Government of the Republic of Valdura, a State Party, and left its territory two days later.",
            "The Registry had transmitted a request for arrest and surrender on 30 August 2026. Valdura acknowledged receipt and invited the Court to consultations under article 97 of the Statute, which it did not attend.",
            "States Parties are obliged under articles 86 and 89(1) of the Statute to cooperate fully with the Court and to comply with requests for arrest and surrender. A request for consultations does not suspend that obligation.",
            "Valdura submits that its law implementing the Statute, adopted in 2011, provides no procedure for an arrest outside the capital. A State may not rely on the absence of national procedures, which article 88 obliges it to have, as a justification for its failure to surrender.",
            "The Legal Representatives of Victims submit that the victims learned from a newspaper photograph that the person they accuse was received with honours some forty kilometres from the camp in which they live.",
            "The Chamber finds that Valdura has failed to comply with its obligations and has thereby prevented the Court from exercising its functions and powers. The matter is referred to the Assembly of States Parties.",
        ],
    ),
    (
        "Decision on the Trust Fund’s request for a further extension of time",
        &[
            "The order for reparations against Mr Okelind was issued on 4 October 2021. It provides for collective reparations with individualised components for an estimated 1,040 beneficiaries.",
            "On 21 October 2026 the Trust Fund for Victims requested a further extension of time, the sixth since the order, to submit its updated implementation plan.",
            "The Trust Fund’s tenth report shows that 61 beneficiaries have received any measure. It names insecurity on two roads, the vacancy of three posts, and the time that the procurement of prostheses has taken.",
            "The Legal Representatives of Victims inform the Chamber that 74 of the beneficiaries have died since the order was made, most of them of old age, and that the families of the deceased have been told to apply anew.",
            "The Chamber reminds the Trust Fund that reparations which arrive after the death of the victims repair nothing. Victims have a right to adequate, effective and prompt reparation for the harm they have suffered.",
            "The extension is granted until 15 January 2027, for the last time. Measures for the elderly and the ailing shall begin at once and shall not await the approval of the plan.",
        ],
    ),
    (
        "Decision on the publication of a redacted version of the indictment",
        &[
            "The indictment against Milo Ferrand was confirmed on 5 September 2025. The version available to the public contained the name of the Accused and the articles charged; every paragraph describing the conduct was redacted.",
            "The Defence requests the publication of a lesser redacted version. The Accused is a journalist charged with violating the secrecy of proceedings by publishing extracts of confidential filings.",
            "The Specialist Prosecutor’s Office opposes the request. It submits that the description of the extracts would itself reveal protected information and might expose witnesses to intimidation.",
            "Criminal proceedings are public by nature. An accused has the right to a public hearing, and the public has the right to know what a person is accused of. Redactions must be limited to what is strictly necessary for the protection of witnesses.",
            "The Single Trial Panel finds that fourteen months of almost complete redaction cannot be reconciled with the principle of publicity. Of the 62 redacted paragraphs, 55 contain nothing that could identify a witness.",
            "The Registrar is ordered to publish the version in Annex 1 by 20 November 2026. The remaining redactions shall be reviewed every three months.",
        ],
    ),
    (
        "Troisième décision relative à l’examen de la détention de M. Varrel",
        &[
            "M. Varrel a été remis à la Cour le 19 août 2024 et se trouve en détention depuis lors. La règle 118-2 du Règlement impose à la Chambre de réexaminer sa décision tous les 120 jours au moins.",
            "La Défense soutient que la durée de la détention est devenue déraisonnable, que le procès a été reporté à deux reprises et que les détentions prolongées sans jugement portent atteinte à la présomption d’innocence.",
            "La Chambre rappelle que la mise en liberté provisoire demeure la règle et que la détention avant jugement constitue l’exception. Elle constate toutefois qu’aucun État n’a accepté d’accueillir M. Varrel sur son territoire.",
            "La Chambre estime que le risque de fuite persiste. Elle décide de maintenir M. Varrel en détention et ordonne au Greffe de poursuivre ses consultations avec les États.",
        ],
    ),
];
