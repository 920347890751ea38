//! Every rule about a site, one a file. Each checks its input and pushes diagnostics; none produces or changes anything.
//!
//! In: the results of the stages of a build. Out: diagnostics. Must not know: HTML, when it is called.
//!
//! The six functions below list them all; a rule is in the list of its inputs, which decide when it runs again. Three kinds
//! of diagnostics are not rules, and are reported where they are found. A parser reports what it cannot read (`yaml/`,
//! `config/`, `document/`, `data/`). A name is reported where it is looked up, since only the look-up has the similar names:
//! addresses, terms and places when the site is indexed (`site/`), indicators, areas and periods when figures and charts are
//! selected (`evidence/`, `chart/`); so is an axis that cuts off what was selected, since no chart can be drawn. And whether
//! text agrees with the data is decided in `evidence/`, which alone has the tokens and the reading of a sentence.

mod copies;
mod embedded_pages;
mod home_page;
mod later_years;
mod links;
mod names;
mod next_update;
mod page_files;
mod pictures;
mod raw_html;
mod site_address;
mod svg;
mod taxonomies;
mod unread_data;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::SiteConfig;
use crate::data::{Definition, check_names};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::evidence::{EvidenceScope, PageEvidence};
use crate::inputs::{File, Inputs};
use crate::site::{LinkTarget, LinkTargets, Site};
use crate::source::{SitePath, Source};

/// The folder of definitions and data.
const INDICATORS: &str = "content/indicators";

/// Rules about the settings.
pub(crate) fn settings_rules(config: &SiteConfig, diagnostics: &mut Vec<Diagnostic>) {
    taxonomies::check(config, diagnostics);
}

/// Rules about what is written for readers, as opposed to a site that somebody works on.
pub(crate) fn publication_rules(config: &SiteConfig, diagnostics: &mut Vec<Diagnostic>) {
    site_address::check(config, diagnostics);
}

/// Rules about the site's files together, independent of pages.
pub(crate) fn file_rules<'a>(
    inputs: &Inputs,
    definitions: impl Iterator<Item = &'a Definition>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let definitions: Vec<&Definition> = definitions.collect();
    for definition in &definitions {
        next_update::check(definition, inputs.now, diagnostics);
    }
    check_names(definitions, diagnostics);
    unread_data::check(inputs, diagnostics);
}

/// Rules about the index of the site, independent of what is on its pages.
pub(crate) fn index_rules(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    home_page::check(site, diagnostics);
}

/// Rules about one page, its text and the data that it cites.
pub(crate) fn data_rules(
    document: &Document,
    evidence: &PageEvidence,
    scope: &EvidenceScope<'_>,
    config: &SiteConfig,
    diagnostics: &mut Vec<Diagnostic>,
) {
    names::check(document, scope, diagnostics);
    later_years::check(document, evidence, scope, diagnostics);
    raw_html::check(document, config.raw_html, diagnostics);
}

/// Rules about one page and where its links lead.
pub(crate) fn link_rules(
    document: &Document,
    targets: &LinkTargets,
    site: &Site,
    diagnostics: &mut Vec<Diagnostic>,
) {
    links::check(document, targets, diagnostics);
    pictures::check(document, targets, diagnostics);
    embedded_pages::check(site, document, diagnostics);
    later_years::check_withdrawal(site, document, diagnostics);
}

/// Rules about what all pages together refer to.
pub(crate) fn site_rules(
    inputs: &Inputs,
    site: &Site,
    files: &SiteFiles<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    copies::check(site, diagnostics);
    page_files::check(inputs, files, diagnostics);
    svg::check_all(inputs, files, diagnostics);
}

/// Files that pages show or link to, each once.
pub(crate) struct SiteFiles<'a>(BTreeSet<&'a SitePath>);

impl<'a> SiteFiles<'a> {
    /// The files among the targets of all pages and of site.yaml.
    pub(crate) fn named_by(pages: impl Iterator<Item = &'a LinkTargets>) -> Self {
        let targets = pages.flat_map(LinkTargets::values);
        let files = targets.filter_map(|target| match target {
            LinkTarget::File { path, .. } => Some(path),
            _ => None,
        });
        Self(files.collect())
    }
}

/// The definitions of a site's indicators, by path.
pub(crate) fn definitions(inputs: &Inputs) -> impl Iterator<Item = &Arc<Source>> {
    let files = inputs.below(INDICATORS);
    files.filter_map(|(path, file)| match file {
        File::Text(source) if matches!(path.extension(), "yaml" | "yml") => Some(source),
        _ => None,
    })
}
