//! Quotation marks inside a title, and apostrophes.

/// Which marks the first quotation inside a title has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// Single: the title stands in italics, or on its own.
    Single,
    /// Double: the title stands in single marks itself.
    Double,
}

/// A sign of a title, read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Letter(char),
    Open(Kind),
    Close(Kind),
    /// A single mark at the end of a word: it closes a quotation, or stands for a plural's owner.
    Either,
    Apostrophe,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Single,
    Double,
}

/// Writes quotations with alternating marks, closes what was left open, and makes every apostrophe curly. Guillemets
/// are marks of an English title too; in another language they stay.
pub(super) fn set(title: &str, first: First, english: bool) -> String {
    let signs = resolved(&read(title, english));
    let mut depth = 0_usize;
    let mut out = String::with_capacity(title.len());
    let mark = |depth: usize, single: char, double: char| {
        if (depth % 2 == 1) == (first == First::Single) { single } else { double }
    };
    for sign in signs {
        match sign {
            Sign::Letter(c) => out.push(c),
            Sign::Open(_) => {
                depth += 1;
                out.push(mark(depth, '‘', '“'));
            }
            Sign::Close(_) => {
                out.push(mark(depth, '’', '”'));
                depth = depth.saturating_sub(1);
            }
            Sign::Apostrophe | Sign::Either => out.push('’'),
        }
    }
    while depth > 0 {
        out.push(mark(depth, '’', '”'));
        depth -= 1;
    }
    out
}

fn read(title: &str, english: bool) -> Vec<Sign> {
    let letters: Vec<char> = title.chars().collect();
    let mut signs = Vec::with_capacity(letters.len());
    for (at, &c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map_or(' ', |at| letters[at]);
        let after = letters.get(at + 1).copied().unwrap_or(' ');
        let opens = is_gap(before) && !after.is_whitespace() && at + 1 < letters.len();
        signs.push(match c {
            _ if matches!(c, '“' | '„') || c == '"' && opens || c == '«' && english => {
                Sign::Open(Kind::Double)
            }
            _ if matches!(c, '”' | '"') || c == '»' && english => Sign::Close(Kind::Double),
            '‘' | '\'' | '’' | 'ʼ' | '`' | '´' => single(c, before, after, opens),
            other => Sign::Letter(other),
        });
    }
    signs
}

fn single(c: char, before: char, after: char, opens: bool) -> Sign {
    if before.is_alphanumeric() && after.is_alphanumeric() {
        Sign::Apostrophe
    } else if opens && c != '’' {
        Sign::Open(Kind::Single)
    } else if opens && after.is_alphanumeric() {
        Sign::Apostrophe
    } else {
        Sign::Either
    }
}

/// What may stand before an opening mark.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | '“' | '„' | '‘' | '\'' | '"' | '«')
}

/// Decides which single marks close a quotation, and leaves out marks that close nothing.
fn resolved(signs: &[Sign]) -> Vec<Sign> {
    let mut open: Vec<Kind> = Vec::new();
    let mut out = Vec::with_capacity(signs.len());
    for (at, sign) in signs.iter().enumerate() {
        match sign {
            Sign::Open(kind) => {
                open.push(*kind);
                out.push(*sign);
            }
            Sign::Either if open.last() == Some(&Kind::Single) && !is_owner(signs, at) => {
                open.pop();
                out.push(Sign::Close(Kind::Single));
            }
            Sign::Either if !follows_letter(signs, at) => {}
            Sign::Either => out.push(Sign::Apostrophe),
            Sign::Close(kind) => {
                if let Some(place) = open.iter().rposition(|k| k == kind) {
                    out.extend(open.drain(place..).rev().map(Sign::Close));
                }
            }
            other => out.push(*other),
        }
    }
    out
}

fn follows_letter(signs: &[Sign], at: usize) -> bool {
    matches!(at.checked_sub(1).map(|at| signs[at]), Some(Sign::Letter(c)) if c.is_alphanumeric())
}

/// Whether a mark behind an `s` makes an owner (`victims’ request`): a word follows, and another mark that can close
/// the quotation comes before the quotation around it ends.
fn is_owner(signs: &[Sign], at: usize) -> bool {
    let plural = matches!(at.checked_sub(1).map(|at| signs[at]), Some(Sign::Letter('s' | 'S' | 'x' | 'z')));
    let word = matches!(signs.get(at + 1), Some(Sign::Letter(' ')))
        && matches!(signs.get(at + 2), Some(Sign::Letter(c)) if c.is_alphanumeric());
    if !(plural && word) {
        return false;
    }
    let mut inner = 0_usize;
    for sign in &signs[at + 1..] {
        match sign {
            Sign::Open(_) => inner += 1,
            Sign::Close(_) if inner == 0 => return false,
            Sign::Either if inner == 0 => return true,
            Sign::Close(_) | Sign::Either => inner -= 1,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_alternate_and_apostrophes_are_curly() {
        let single = |text| set(text, First::Single, true);
        let double = |text| set(text, First::Double, true);
        assert_eq!(single("the “Decision on “X””"), "the ‘Decision on “X”’");
        assert_eq!(double("to ‘Request of “Y”’"), "to “Request of ‘Y’”");
        assert_eq!(single("the \"Prosecution's request\" of"), "the ‘Prosecution’s request’ of");
        assert_eq!(
            single("on ‘Victims’ request for time’ of 3 May"),
            "on ‘Victims’ request for time’ of 3 May"
        );
        assert_eq!(
            double("on ‘Victims’ request for time’ of 3 May"),
            "on “Victims’ request for time” of 3 May"
        );
        assert_eq!(double("on “Victims' request”"), "on “Victims’ request”");
        assert_eq!(double("Victims' request and Others' request"), "Victims’ request and Others’ request");
        assert_eq!(double("on ‘the orders’ and ‘the requests’"), "on “the orders” and “the requests”");
        assert_eq!(single("left “open"), "left ‘open’");
        assert_eq!(single("closed” only’"), "closed only’");
        assert_eq!(single("« Demande »"), "‘ Demande ’");
        assert_eq!(set("« Demande de l'Accusation »", First::Single, false), "« Demande de l’Accusation »");
    }

    proptest::proptest! {
        #[test]
        fn no_straight_mark_stays_and_marks_balance(title in "[a-c ‘’“”'\",.]{0,40}") {
            let set = set(&title, First::Single, true);
            proptest::prop_assert!(!set.contains(['"', '\'']));
            proptest::prop_assert_eq!(set.matches('“').count(), set.matches('”').count());
            proptest::prop_assert!(set.matches('‘').count() <= set.matches('’').count());
        }
    }
}
