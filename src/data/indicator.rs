//! An indicator: its definition with its data.

use std::sync::Arc;

use super::{Definition, Table};
use crate::source::Hash;

/// What figures are bound to.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// What it is.
    pub definition: Arc<Definition>,
    /// What it says.
    pub table: Arc<Table>,
    /// Of definition, data and areas together: the same hash, the same indicator.
    pub hash: Hash,
}
