//! Stand-in until citations are here.
use super::{ItemId, Store, StoreError};
use crate::model::cited::CitedRecord;
impl Store {
    /// What a citation of a record is made of.
    pub fn cited(&self, item: ItemId) -> Result<CitedRecord, StoreError> {
        Ok(self.connection.prepare_cached("SELECT i.kind, i.court, f.case_number, f.case_name, COALESCE(v.number,''), COALESCE(v.title,p.title,''), COALESCE(v.type,''), v.party, v.chamber, v.language, COALESCE(v.date,p.date), v.page_url FROM item i LEFT JOIN version v ON v.item=i.id LEFT JOIN filing f ON f.id=v.filing LEFT JOIN press p ON p.item=i.id WHERE i.id=?1")?.query_row([item], |r| Ok(CitedRecord{kind:r.get(0)?,court:r.get(1)?,case:r.get(2)?,case_name:r.get(3)?,number:r.get(4)?,title:r.get(5)?,doctype:r.get(6)?,party:r.get(7)?,chamber:r.get(8)?,language:r.get(9)?,date:r.get(10)?,url:r.get(11)?}))?)
    }
}
