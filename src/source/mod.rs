//! Sources and locations: a text with its path, hash and lines; a span of it or a cell of a table; the location of either.
//!
//! In: a path and bytes. Out: locations, which every other room uses.
//! Must not know: what a text means, or that a file system exists.

mod cell;
mod decode;
mod hash;
mod location;
mod span;
mod text;

pub use cell::Cell;
pub use decode::Encoding;
pub use hash::{Hash, Hasher};
pub use location::Location;
pub use span::{Position, SitePath, Span, Spanned};
pub use text::Source;
