//! The menu of site.yaml, with its pages resolved.
//!
//! In: menu items. Out: links, and messages about pages that do not exist.

use super::link_target::LinkTarget;
use super::{CONTENT, Site};
use crate::config::{LocalText, MenuTarget, SiteConfig};
use crate::source::SitePath;

/// One link of the menu.
#[derive(Clone, Debug)]
pub struct ResolvedMenuItem {
    pub title: LocalText,
    /// Where it leads: the page itself, in the main language, or an address.
    pub target: LinkTarget,
}

impl Site {
    /// Resolves the pages of the menu.
    pub(super) fn add_menu(
        &mut self,
        config: &SiteConfig,
        diagnostics: &mut Vec<crate::diagnostic::Diagnostic>,
    ) {
        let from = SitePath::new(format!("{CONTENT}/site.yaml"));
        for item in &config.menu {
            let written = match &item.target {
                MenuTarget::Page(page) => page,
                MenuTarget::Url(url) => url,
            };
            // A generated page has no file: `page: /places/coventry/` names its address.
            let target = self.resolve(&from, &[], written);
            match &target {
                LinkTarget::Broken(problem) => {
                    diagnostics.push(problem.diagnostic(&written.span, None));
                }
                LinkTarget::Binding => {}
                _ => self.menu.push(ResolvedMenuItem {
                    title: item.title.clone(),
                    target,
                }),
            }
        }
    }
}
