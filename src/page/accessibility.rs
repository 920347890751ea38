//! The accessibility statement.

use super::desk::{Desk, Sheet};
use crate::config::LocalText;
use crate::theme::context::{AccessibilityPage, Content, Html};

/// What site.yaml says of the site's accessibility; the rest is the theme's.
pub(super) fn make(desk: &Desk<'_, '_>) -> Sheet {
    let says = &desk.book.parts.config.accessibility;
    let text = |text: &LocalText| Html::text(text.get(desk.language()));
    let statement = AccessibilityPage {
        contact: says.contact.as_ref().map(text),
        tests: says.tests.as_ref().map(text),
        issues: says.issues.iter().map(text).collect(),
    };
    Sheet {
        title: desk.say("accessibility"),
        description: None,
        crumbs: Vec::new(),
        content: Content::Accessibility(statement),
        json_ld: None,
    }
}
