//! The kinds of pages, one file each.
//!
//! In: a page builder, and which page of its kind it is. Out: the page, or what its kind adds to it. Must not know: other
//! kinds, and who requests the page.

pub(super) mod about_data;
pub(super) mod accessibility;
mod case_study;
pub(super) mod compare;
mod generated;
mod home;
pub(super) mod indicator;
pub(super) mod indicators;
pub(super) mod not_found;
pub(super) mod place;
pub(super) mod places;
pub(super) mod redirect;
mod report;
pub(super) mod taxonomy;
pub(super) mod term;
pub(super) mod written;
