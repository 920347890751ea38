//! Exact decimals: from the text of a cell, and to text for readers and for machines.
//!
//! In: text or `Decimal`. Out: the other. No digit is added or lost when reading; when writing only rounding removes
//! digits. Must not know: what a number counts, beyond its unit.

mod read;
mod text;

#[cfg(test)]
mod tests;

pub use read::{NumberError, read};
pub use text::{exact, plain, round, text, with_unit};
