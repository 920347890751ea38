//! Renders contexts to HTML.
//!
//! In: a compiled theme and a context. Out: HTML, or an error of the template. Must not know: where the HTML goes.

use std::collections::BTreeMap;

use tera::{Context, Value};

use super::context::{Block, Collections, Content, Html, PageContext, Site};
use super::{Theme, template_error, value};
use crate::diagnostic::Diagnostic;
use crate::source::Hash;

/// The bytes that most pages and blocks have around their longest part.
const FRAME: usize = 16 * 1024;

/// What all pages of one language share, converted to template values once.
#[derive(Clone)]
pub struct SharedContext {
    /// Of the converted values.
    pub hash: Hash,
    site: Value,
    strings: Value,
    assets: Value,
}

impl Theme {
    /// What all pages of one language share.
    pub fn share(&self, site: &Site) -> SharedContext {
        // Names in Tera have no hyphens: `skip-link` is `t.skip_link` in a template.
        let strings: BTreeMap<String, &str> = self
            .strings(&site.language)
            .texts()
            .iter()
            .map(|(key, text)| (key.replace('-', "_"), text.as_str()))
            .collect();
        SharedContext {
            hash: Hash::of_value(site),
            site: value::of(site),
            strings: value::of(&strings),
            assets: value::of(&self.assets.paths),
        }
    }

    /// Renders a page. `None` where its template fails; the error is pushed, and is equal for every page.
    pub fn render(
        &self,
        shared: &SharedContext,
        page: &PageContext,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<String> {
        let mut context = context(shared, &page.root);
        context.insert_value("kind", Value::from(page.content.name()));
        context.insert_value("page", value::of(&page.page));
        if let Some((name, value)) = content(&page.content) {
            context.insert_value(name, value);
        }
        collections(&page.collections, &mut context);
        let template = format!("{}.html", page.content.name());
        let template = if self.tera.contains_template(&template) {
            template.as_str()
        } else {
            "page.html"
        };
        // A page grows by little more than its frame around its body.
        let body = page.page.body.as_ref().map_or(0, |body| body.0.len());
        self.run(template, &context, body + FRAME, diagnostics)
    }

    /// Renders a block of a page's body. `None` where its template fails; the error is pushed.
    pub fn block(
        &self,
        shared: &SharedContext,
        root: &str,
        block: &Block,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Html> {
        let (template, name, value) = match block {
            Block::Chart(chart) => ("blocks/chart.html", "chart", value::of(chart)),
            Block::Table(table) => ("blocks/table.html", "table", value::of(table)),
            Block::KeyFigures(figures) => {
                ("blocks/key-figures.html", "key_figures", value::of(figures))
            }
            Block::Quote(quote) => ("blocks/quote.html", "quote", value::of(quote)),
            Block::Element(element) => ("blocks/element.html", "element", value::of(element)),
            Block::PullQuote(quote) => ("blocks/pull-quote.html", "quote", value::of(quote)),
            Block::Card(card) => ("blocks/case-study.html", "card", value::of(card)),
            Block::EmbeddedCaseStudy(set_in) => ("blocks/set-in.html", "set_in", value::of(set_in)),
            Block::DataTable(table) => ("blocks/data-table.html", "data_table", value::of(table)),
        };
        // A theme that extends none may write tables in the blocks that contain them.
        if matches!(block, Block::DataTable(_)) && !self.tera.contains_template(template) {
            return None;
        }
        let mut context = context(shared, root);
        context.insert_value(name, value);
        let size = match block {
            Block::Chart(chart) => 2 * chart.wide.0.len() + chart.table_html.0.len() + FRAME,
            _ => FRAME,
        };
        self.run(template, &context, size, diagnostics).map(Html)
    }

    /// Renders a template; `size` is about how many bytes it will write.
    fn run(
        &self,
        template: &str,
        context: &Context,
        size: usize,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<String> {
        let mut html = Vec::with_capacity(size);
        let rendered = self.tera.render_to(template, context, &mut html);
        match rendered.and_then(|()| Ok(String::from_utf8(html)?)) {
            Ok(html) => Some(html),
            Err(error) => {
                diagnostics.extend(template_error::diagnostics(&error, &self.layers));
                None
            }
        }
    }
}

fn context(shared: &SharedContext, root: &str) -> Context {
    let mut context = Context::new();
    context.insert_value("site", shared.site.clone());
    context.insert_value("t", shared.strings.clone());
    context.insert_value("assets", shared.assets.clone());
    context.insert_value("root", Value::from(root));
    context
}

fn content(content: &Content) -> Option<(&'static str, Value)> {
    Some(match content {
        Content::Article | Content::Page => return None,
        Content::Home(home) => ("home", value::of(home)),
        Content::Report(report) => ("report", value::of(report)),
        Content::CaseStudy(case_study) => ("case_study", value::of(case_study)),
        Content::Taxonomy(taxonomy) => ("taxonomy", value::of(taxonomy)),
        Content::Term(term) => ("term", value::of(term)),
        Content::Places(places) => ("places", value::of(places)),
        Content::Place(place) => ("place", value::of(place)),
        Content::Indicators(indicators) => ("indicators", value::of(indicators)),
        Content::Indicator(indicator) => ("indicator", value::of(indicator)),
        Content::Compare(compare) => ("compare", value::of(compare)),
        Content::AboutData(about) => ("about_data", value::of(about)),
        Content::Accessibility(statement) => ("accessibility", value::of(statement)),
        Content::NotFound(not_found) => ("not_found", value::of(not_found)),
        Content::Redirect(redirect) => ("redirect", value::of(redirect)),
    })
}

fn collections(collections: &Collections, context: &mut Context) {
    if let Some(related) = &collections.related {
        context.insert_value("related", value::of(related));
    }
    if let Some(neighbours) = &collections.neighbours {
        context.insert_value("neighbours", value::of(neighbours));
    }
    if let Some(pages) = &collections.pages {
        context.insert_value("pages", value::of(pages));
    }
}
