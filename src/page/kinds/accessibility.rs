//! The accessibility statement.

use super::generated::GeneratedPage;
use crate::config::LocalText;
use crate::page::builder::PageBuilder;
use crate::page::parts::short_text::short_text;
use crate::theme::context::{AccessibilityPage, Content};

/// The statement: its facts come from site.yaml, the rest from the theme.
pub(in crate::page) fn accessibility(builder: &PageBuilder<'_, '_>) -> GeneratedPage {
    let says = &builder.inputs().config.accessibility;
    let text = |text: &LocalText| short_text(text.get(builder.language()));
    let statement = AccessibilityPage {
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
