//! Charts, from data to drawing.

mod axes;
mod colours;
mod drawings;
mod kinds;
mod sample;
mod selecting;
mod site;
mod words;
mod xml;
