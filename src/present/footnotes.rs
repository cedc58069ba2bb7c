//! Where the marks of footnotes stand: formats that number notes by themselves need to know whether the marks come in
//! order, and which notes no mark points to.

use super::document::{Block, Document, Run};

/// The footnotes of a document, as its marks are met one after the other.
#[derive(Debug)]
pub struct Footnotes {
    marks: Vec<usize>,
    met: Vec<bool>,
    order: Vec<usize>,
    first: usize,
}

/// What a mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The first of its note: the note belongs here. Its place in [`Footnotes::order`], from 1.
    First(usize),
    /// A further mark of a note that stands elsewhere.
    Again,
    /// The mark of a note that the document does not have.
    Nowhere,
}

impl Footnotes {
    /// Looks through the marks of a document.
    pub fn of(document: &Document) -> Footnotes {
        let mut marks = vec![0; document.notes.len()];
        let mut firsts = Vec::new();
        each_run(&document.blocks, &mut |run| {
            let Some(count) = run.note.and_then(|n| marks.get_mut(n.checked_sub(1)?)) else { return };
            *count += 1;
            if *count == 1 {
                firsts.extend(run.note);
            }
        });
        firsts.extend((1..=marks.len()).filter(|n| marks[n - 1] == 0));
        Footnotes { met: vec![false; marks.len()], marks, order: firsts, first: 0 }
    }

    /// The notes in the order of their first marks; those of [`Self::unmarked`] come last.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// Whether numbers given in that order are the notes' own.
    pub fn in_order(&self) -> bool {
        self.order.is_sorted()
    }

    /// The notes that no mark points to.
    pub fn unmarked(&self) -> Vec<usize> {
        (1..=self.marks.len()).filter(|n| self.marks[n - 1] == 0).collect()
    }

    /// Whether a note has more marks than one.
    pub fn repeats(&self, note: usize) -> bool {
        note.checked_sub(1).and_then(|at| self.marks.get(at)).is_some_and(|count| *count > 1)
    }

    /// Takes the next mark.
    pub fn meet(&mut self, note: usize) -> Mark {
        match note.checked_sub(1).and_then(|at| self.met.get_mut(at)) {
            None => Mark::Nowhere,
            Some(true) => Mark::Again,
            Some(met) => {
                *met = true;
                self.first += 1;
                Mark::First(self.first)
            }
        }
    }
}

/// Every run of these blocks, in the order in which a reader meets them.
pub fn each_run<'d>(blocks: &'d [Block], see: &mut dyn FnMut(&'d Run)) {
    for block in blocks {
        match block {
            Block::Heading(_, runs) | Block::Paragraph(runs) | Block::Quotation(runs) => {
                runs.iter().for_each(&mut *see);
            }
            Block::List { items, .. } => items.iter().for_each(|item| each_run(item, see)),
            Block::Table(table) => {
                table.columns.iter().flat_map(|column| &column.heading).for_each(&mut *see);
                table.rows.iter().flatten().flatten().for_each(&mut *see);
            }
            Block::Figure(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(marks: &[usize], notes: usize) -> Document {
        let runs = marks.iter().map(|n| Run::note(*n)).collect();
        Document {
            blocks: vec![Block::Paragraph(runs)],
            notes: vec![Vec::new(); notes],
            ..Document::default()
        }
    }

    #[test]
    fn order_is_that_of_first_marks() {
        for (marks, notes, in_order) in [
            (&[1, 2, 3][..], 3, true),
            (&[1, 2, 1, 3], 3, true),
            (&[2, 1], 2, false),
            (&[1, 2], 3, true),
            (&[1, 3], 3, false),
            (&[], 0, true),
            (&[9], 0, true),
        ] {
            assert_eq!(Footnotes::of(&document(marks, notes)).in_order(), in_order, "{marks:?} {notes}");
        }
    }

    #[test]
    fn a_note_belongs_to_its_first_mark() {
        let mut notes = Footnotes::of(&document(&[1, 1, 0, 3], 2));
        assert_eq!(notes.unmarked(), [2]);
        assert!(notes.repeats(1) && !notes.repeats(2) && !notes.repeats(0));
        assert_eq!(notes.order(), [1, 2]);
        let met: Vec<Mark> = [1, 1, 0, 3].into_iter().map(|n| notes.meet(n)).collect();
        assert_eq!(met, [Mark::First(1), Mark::Again, Mark::Nowhere, Mark::Nowhere]);
    }
}
