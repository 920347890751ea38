//! Casebook: Markdown case studies and indicator data become a website whose every figure is checked.
//!
//! The map, in the order in which values flow: [`source`] and [`diagnostic`] are what every room speaks in; [`inputs`] is
//! the one door; [`yaml`], [`language`], [`config`], [`document`] and [`data`] read; `site` knows the pages together; `evidence` and
//! `check` compare words with data; `chart`, `theme` and `page` make HTML; `output` plans; `build` is the pipeline.

pub mod build;
pub mod chart;
pub mod check;
pub mod cli;
pub mod config;
pub mod data;
pub mod diagnostic;
pub mod disk;
pub mod document;
pub mod evidence;
pub mod inputs;
mod kept;
pub mod language;
pub mod output;
pub mod page;
pub mod preview;
pub mod schema;
pub mod site;
pub mod source;
pub mod theme;
pub mod yaml;
