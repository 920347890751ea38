//! The parts that pages are made of: texts, figures, charts, tables, cards, panels.
//!
//! In: a page builder, and what the part shows. Out: parts of template contexts, or markup. Must not know: the kind of the
//! page.

pub(super) mod body;
pub(super) mod cards;
mod cell_text;
mod chart_figure;
pub(super) mod compared;
pub(super) mod comparison_tables;
mod corrected;
pub(super) mod data_package;
pub(super) mod elements;
pub(super) mod figures;
pub(super) mod generated_chart;
pub(super) mod glossary;
pub(super) mod group_tables;
pub(super) mod head;
pub(super) mod history;
pub(super) mod indicator_cards;
pub(super) mod indicator_view;
pub(super) mod json_ld;
pub(super) mod key_figures;
mod outcome_sentence;
pub(super) mod panel;
pub(super) mod places;
pub(super) mod publication;
pub(super) mod quotes;
pub(super) mod ranked_areas;
pub(super) mod short_text;
pub(super) mod source_numbers;
pub(super) mod terms;
pub(super) mod text;
pub(super) mod value_tables;
