use super::*;

fn shipped() -> &'static Codebook {
    Codebook::shipped().unwrap()
}

fn edit(what: EditKind, slug: &str, at: u32) -> Edit {
    Edit::new(what, slug, ("because", "Lea", &format!("2026-11-22T14:00:{at:02}Z")))
}

fn cold_cells() -> Edit {
    Edit {
        parent: Some("humane-treatment".to_owned()),
        label_en: Some("Cold cells".to_owned()),
        definition: Some("Cells that are not heated.".to_owned()),
        cues_en: vec!["cold cell*".to_owned()],
        ..edit(EditKind::Add, "cold-cells", 1)
    }
}

fn merged(from: &str, into: &str, at: u32) -> Edit {
    Edit { into: Some(into.to_owned()), ..edit(EditKind::Merge, from, at) }
}

/// The edits as a file, read back.
fn file(edits: &[Edit]) -> Vec<Written> {
    let blocks: String = edits.iter().map(|edit| written(edit).unwrap()).collect();
    read(&format!("{HEAD}{blocks}")).unwrap()
}

fn made(edits: &[Edit]) -> Codebook {
    apply(shipped(), &file(edits)).unwrap()
}

fn fault(edits: &[Edit]) -> String {
    apply(shipped(), &file(edits)).unwrap_err().to_string()
}

#[test]
fn no_edits_are_the_shipped_codebook() {
    let book = made(&[]);
    assert_eq!((book.version(), book.taggable().count()), (shipped().version(), 88));
}

#[test]
fn a_concern_of_the_teams_own_stands_where_it_belongs() {
    let book = made(&[cold_cells()]);
    let concern = book.get("cold-cells").unwrap();
    assert_eq!(book.version(), format!("{}+1", shipped().version()));
    assert_eq!((concern.level, concern.label_fr.as_str()), (2, "Cold cells"));
    assert_eq!(book.group_of(concern).unwrap().slug, "humane-treatment");
    assert_eq!(concern.goals, book.get("humane-treatment").unwrap().goals);
    assert_eq!(concern.cues_en, ["cold cell*"]);
    assert!(book.is_team("cold-cells") && !book.is_team("disclosure"));
    let after = book.entries().iter().skip_while(|c| c.slug != "cold-cells").nth(1);
    assert!(after.is_none_or(|next| !next.taggable()), "it is the last of its group");
    let below = Edit {
        parent: Some("cold-cells".to_owned()),
        ..Edit { slug: "no-blankets".to_owned(), ..cold_cells() }
    };
    assert_eq!(made(&[cold_cells(), below]).get("no-blankets").unwrap().level, 3);
}

#[test]
fn merged_and_retired_ones_stay_for_their_tags() {
    let book = made(&[cold_cells(), merged("cold-cells", "prison-conditions-x", 2)][..1]);
    assert_eq!(book.counted_under("cold-cells").unwrap().slug, "cold-cells");
    let book =
        made(&[cold_cells(), merged("cold-cells", "disclosure", 2), merged("disclosure", "undue-delay", 3)]);
    assert_eq!(book.counted_under("cold-cells").unwrap().slug, "undue-delay");
    assert_eq!(book.counted_with("undue-delay"), ["undue-delay", "cold-cells", "disclosure"]);
    assert!(book.get("disclosure").is_some() && book.taggable().all(|c| c.slug != "disclosure"));
    assert_eq!((book.taggable().count(), book.counted().count()), (87, 87));
    let book = made(&[edit(EditKind::Retire, "disclosure", 1)]);
    assert!(book.is_retired("disclosure") && book.counted_under("disclosure").is_some());
    assert_eq!((book.taggable().count(), book.counted().count()), (87, 88));
    assert_eq!(
        made(&[edit(EditKind::Retire, "disclosure", 1), merged("disclosure", "undue-delay", 2)])
            .counted()
            .count(),
        87
    );
}

#[test]
fn another_label_changes_nothing_else() {
    let renamed = Edit { label_en: Some("Evidence".to_owned()), ..edit(EditKind::Rename, "disclosure", 1) };
    let book = made(&[renamed]);
    let (old, new) = (shipped().get("disclosure").unwrap(), book.get("disclosure").unwrap());
    assert_eq!(
        (new.label_en.as_str(), &new.label_fr, &new.definition),
        ("Evidence", &old.label_fr, &old.definition)
    );
    assert!(book.is_team("disclosure"));
}

#[test]
fn two_files_join_in_any_order_and_twice() {
    let (a, b, c) =
        (cold_cells(), merged("cold-cells", "disclosure", 5), edit(EditKind::Retire, "undue-delay", 3));
    let one = file(&[a.clone(), b.clone(), c.clone()]);
    let other = file(&[c.clone(), b.clone(), a.clone(), b, a, c]);
    let edits = |file: Vec<Written>| file.into_iter().map(|written| written.edit).collect::<Vec<_>>();
    assert_eq!(edits(one), edits(other));
}

#[test]
fn what_cannot_be_done_is_refused_by_line() {
    let with = |change: fn(&mut Edit)| {
        let mut edit = cold_cells();
        change(&mut edit);
        fault(&[edit])
    };
    let at = |said: &str| format!("line 5: could not {said}");
    assert_eq!(
        with(|e| e.slug = "disclosure".into()),
        at("add `disclosure`: there is a concern of this name already")
    );
    assert_eq!(
        with(|e| e.slug = "Cold cells".into()),
        at("add `Cold cells`: expected a short name of a-z, 0-9 and `-`, 2 to 60 of them")
    );
    assert_eq!(with(|e| e.parent = None), at("add `cold-cells`: expected `parent`"));
    assert_eq!(
        with(|e| e.parent = Some("nowhere".into())),
        at("add `cold-cells`: there is no concern or group `nowhere`")
    );
    assert_eq!(
        with(|e| e.parent = Some("judge-disqualification".into())),
        at("add `cold-cells`: nothing can stand under `judge-disqualification`")
    );
    assert_eq!(with(|e| e.definition = Some(" ".into())), at("add `cold-cells`: expected `definition`"));
    assert_eq!(with(|e| e.goals = vec!["peace".into()]), at("add `cold-cells`: there is no goal `peace`"));
    for (edits, said) in [
        (
            vec![edit(EditKind::Rename, "disclosure", 1)],
            "rename `disclosure`: expected `label_en` or `label_fr`",
        ),
        (
            vec![merged("disclosure", "disclosure", 1)],
            "merge `disclosure`: a concern cannot be merged into itself",
        ),
        (
            vec![merged("fair-trial", "disclosure", 1)],
            "merge `fair-trial`: `fair-trial` is a group of concerns, not one of them",
        ),
        (vec![merged("disclosure", "nowhere", 1)], "merge `disclosure`: there is no concern `nowhere`"),
        (vec![edit(EditKind::Retire, "nowhere", 1)], "retire `nowhere`: there is no concern `nowhere`"),
    ] {
        assert_eq!(fault(&edits), at(said));
    }
}

#[test]
fn of_two_edits_that_cannot_both_be_made_the_first_counts_in_whatever_order_they_stand() {
    let again = Edit { definition: Some("Cells without heat.".to_owned()), at: later(), ..cold_cells() };
    let by_mira = Edit { by: "Mira".to_owned(), ..edit(EditKind::Retire, "disclosure", 1) };
    for (first, second, why) in [
        (cold_cells(), again, "there is a concern of this name already"),
        (edit(EditKind::Retire, "disclosure", 1), by_mira, "`disclosure` was retired"),
        (
            merged("disclosure", "undue-delay", 1),
            merged("undue-delay", "disclosure", 2),
            "`disclosure` was merged into `undue-delay`",
        ),
        (
            edit(EditKind::Retire, "disclosure", 1),
            merged("undue-delay", "disclosure", 2),
            "`disclosure` was retired",
        ),
        (edit(EditKind::Rename, "cold-cells", 0), cold_cells(), ""),
    ] {
        if why.is_empty() {
            let early = Edit { label_en: Some("Cold".to_owned()), ..first };
            let book = made(&[second, early.clone()]);
            assert_eq!(book.passed_over()[0].edit, early, "a clock that is behind stops nothing");
            continue;
        }
        let orders = [[first.clone(), second.clone()], [second.clone(), first.clone()]];
        let books = orders.map(|order| made(&order));
        for book in &books {
            assert_eq!(book.passed_over(), [PassedOver { edit: second.clone(), why: why.to_owned() }]);
        }
        let [one, other] = &books;
        assert_eq!(format!("{:?}", one.entries()), format!("{:?}", other.entries()));
    }
}

fn later() -> String {
    "2026-11-22T15:00:00Z".to_owned()
}

#[test]
fn a_file_of_another_shape_is_refused_by_line() {
    let fault = |text: &str| read(text).unwrap_err();
    assert_eq!(fault("# x\n[[edit]]\nwhat = \"ad\"\n").line, 3);
    assert_eq!(fault("\n\nnot toml").line, 3);
    assert_eq!(fault("[[edits]]\n").line, 1);
    assert!(fault("[[edit]]\nwhat = \"retire\"\nslug = \"a\"\ncolour = 1\n").fault.contains("colour"));
    let late = written(&Edit { at: "yesterday".to_owned(), ..cold_cells() }).unwrap();
    assert_eq!(
        fault(&late).to_string(),
        "line 2: expected an instant as 2026-11-22T14:05:00Z for `at`, found `yesterday`"
    );
}
