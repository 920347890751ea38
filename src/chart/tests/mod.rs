//! Charts, from data to drawing.

mod axes;
mod drawings;
mod gallery;
mod sample;
mod selecting;
mod site;
mod speed;
mod words;
mod xml;
