//! Charts, from data to drawing.
