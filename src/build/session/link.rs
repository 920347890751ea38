//! From a value on an indicator's page to the link that would cite it.
//!
//! In: an indicator's page, a value's anchor on it. Out: a destination. Must not know: how it is shown or copied.

use super::{Session, address_of};
use crate::evidence;
use crate::page;

impl Session {
    /// The destination of a link to a value: of the indicator's page at a path, by its anchor on that page.
    pub fn link_to(&self, path: &str, anchor: &str) -> Option<String> {
        let snapshot = self.snapshot.as_ref()?;
        let address = address_of(path)?;
        // In any language.
        let mut routes = snapshot.site().indicators.iter();
        let route = routes.find(|route| address.ends_with(&route.address))?;
        let indicator = snapshot.catalogue.by_id.get(&route.id)?;
        let mut rows = indicator.table.rows().iter();
        let row = rows.find(|row| {
            page::value_anchor(indicator, row.area(), row.period(), row.dimensions()) == anchor
        })?;
        Some(evidence::destination_of_row(
            indicator,
            row,
            Some(row.area()),
        ))
    }
}
