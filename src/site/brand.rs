//! The pictures of site.yaml, with their addresses.
//!
//! In: the brand's settings. Out: where they lead, and messages about files that are missing or no pictures.

use super::link_target::LinkTarget;
use super::{CONTENT, Site, is_picture};
use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SitePath, Spanned};

impl Site {
    /// Finds the brand's pictures among the files of content/.
    pub(super) fn add_brand(&mut self, config: &SiteConfig, diagnostics: &mut Vec<Diagnostic>) {
        let brand = &config.brand;
        let pictures = brand.logo.iter().chain(&brand.cover);
        let pictures = pictures.map(|picture| &picture.src);
        for src in pictures.chain(&brand.favicon) {
            let target = self.brand_picture(src, diagnostics);
            self.brand
                .extend(target.map(|target| (src.value.clone(), target)));
        }
    }

    fn brand_picture(
        &self,
        src: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<LinkTarget> {
        let from = SitePath::new(format!("{CONTENT}/site.yaml"));
        let is_icon = |path: &SitePath| path.extension().eq_ignore_ascii_case("ico");
        let target = self.resolve(&from, &[], src);
        let (message, help) = match &target {
            LinkTarget::File { path, .. } if is_picture(path) || is_icon(path) => {
                return Some(target);
            }
            LinkTarget::Broken(problem) => {
                diagnostics.push(problem.diagnostic(&src.span, None));
                return None;
            }
            LinkTarget::External(_) => (
                "a picture from another site is refused: readers' browsers would tell that site about them",
                "put a copy of it into content/ and write its file's name",
            ),
            LinkTarget::File { .. } | LinkTarget::Page { .. } | LinkTarget::Binding => (
                "this is not a picture",
                "write the name of a .svg, .png, .jpg, .webp, .avif or .gif file",
            ),
        };
        diagnostics.push(Diagnostic::error(Code::BadPicture, src.span.clone(), message).help(help));
        None
    }
}
