//! Charts, from data to drawing.

mod axes;
mod drawings;
mod gallery;
mod sample;
mod site;
mod speed;
mod xml;
