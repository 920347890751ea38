//! Charts, from data to drawing.

mod gallery;
mod site;
