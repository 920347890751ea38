//! The accessibility statement.

use super::builder::{GeneratedPage, PageBuilder};
use crate::config::LocalText;
use crate::theme::context::{AccessibilityPage, Content, Html};

/// What site.yaml says of the site's accessibility; the rest is the theme's.
pub(super) fn make(builder: &PageBuilder<'_, '_>) -> GeneratedPage {
    let says = &builder.renderer.parts.config.accessibility;
    let text = |text: &LocalText| Html::text(text.get(builder.language()));
    let statement = AccessibilityPage {
        contact: says.contact.as_ref().map(text),
        tests: says.tests.as_ref().map(text),
        issues: says.issues.iter().map(text).collect(),
    };
    GeneratedPage {
        title: builder.say("accessibility"),
        description: None,
        crumbs: Vec::new(),
        content: Content::Accessibility(statement),
        json_ld: None,
    }
}
