//! The accessibility statement.

use super::generated::GeneratedPage;
use crate::config::{Conformance, LocalText};
use crate::page::builder::PageBuilder;
use crate::page::parts::short_text::short_text;
use crate::page::words;
use crate::theme::context::{AccessibilityPage, Content};

/// The statement, in the form that the Public Sector Bodies (Websites and Mobile Applications) Accessibility Regulations 2018 ask
/// for: its facts come from site.yaml, the rest from the theme. A draft until every fact is there: nothing is claimed for anybody.
pub(in crate::page) fn accessibility(builder: &PageBuilder<'_, '_>) -> GeneratedPage {
    let says = &builder.inputs().config.accessibility;
    let text = |text: &LocalText| short_text(text.get(builder.language()));
    let unsaid = [
        ("accessibility-needs-status", says.status.is_none()),
        ("accessibility-needs-tests", says.tests.is_none()),
        (
            "accessibility-needs-issues",
            says.issues.is_empty() && says.status != Some(Conformance::Full),
        ),
        ("accessibility-needs-contact", says.contact.is_none()),
        ("accessibility-needs-prepared", says.prepared.is_none()),
    ];
    let missing = unsaid.into_iter().filter(|(_, unsaid)| *unsaid);
    let status = says.status.map(|status| match status {
        Conformance::Full => "full",
        Conformance::Partial => "partial",
        Conformance::None => "none",
    });
    let prepared = says.prepared.as_ref();
    let statement = AccessibilityPage {
        missing: missing.map(|(key, _)| builder.string(key)).collect(),
        status: status.map(str::to_owned),
        prepared: prepared.map(|date| words::day(date.value, builder.locale.strings)),
        contact: says.contact.as_ref().map(text),
        tests: says.tests.as_ref().map(text),
        issues: says.issues.iter().map(text).collect(),
    };
    GeneratedPage {
        title: builder.string("accessibility"),
        description: None,
        crumbs: Vec::new(),
        content: Content::Accessibility(statement),
        json_ld: None,
    }
}
