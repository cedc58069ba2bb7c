//! Document numbers: stub with the public names, to be replaced by the grammars.
#![allow(missing_docs, clippy::all, clippy::pedantic)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DocumentNumber {
    printed: String,
}
#[derive(Debug)]
pub struct Refusal;
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Court {
    Icc,
    Ksc,
    Icty,
    Ictr,
    Irmct,
    Eccc,
    Stl,
    Scsl,
    Icj,
    Echr,
    Jep,
}
impl Court {
    pub fn slug(self) -> &'static str {
        "icc"
    }
    pub fn from_slug(_: &str) -> Option<Court> {
        None
    }
}
impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "no")
    }
}
impl DocumentNumber {
    pub fn read(p: &str) -> Result<Self, Refusal> {
        Ok(DocumentNumber { printed: p.to_owned() })
    }
    pub fn read_as(_: Court, p: &str) -> Result<Self, Refusal> {
        Self::read(p)
    }
    pub fn read_in_case(c: &str, p: &str) -> Result<Self, Refusal> {
        Self::read(&format!("{c}/{p}"))
    }
    pub fn court(&self) -> Court {
        Court::Icc
    }
    pub fn printed(&self) -> &str {
        &self.printed
    }
    pub fn key(&self) -> &str {
        &self.printed
    }
    pub fn base(&self) -> &str {
        &self.printed
    }
    pub fn case(&self) -> &str {
        &self.printed
    }
    pub fn canonical(&self) -> String {
        self.printed.clone()
    }
    pub fn repaired(&self) -> Option<String> {
        None
    }
    pub fn parts(&self) -> Parts {
        Parts { language: None }
    }
    pub fn is_filing(&self) -> bool {
        true
    }
}
pub struct Found {
    pub range: std::ops::Range<usize>,
    pub number: DocumentNumber,
}
pub fn scan(_: &str) -> Vec<Found> {
    Vec::new()
}
pub struct Parts {
    pub language: Option<String>,
}
