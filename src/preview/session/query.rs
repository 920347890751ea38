//! What the session thread answers from the site as it is: files, page states, lists of problems and of figures.
//!
//! In: the session thread's state, an address. Out: a served file, or JSON for the preview's windows. Changes nothing. Must not
//! know: HTTP, the watcher.

use std::sync::Arc;

use super::super::state::{PageState, ProblemCounts};
use super::super::view;
use super::{Lookup, SessionThread, Subscriber};

impl SessionThread {
    pub(super) fn get(&self, path: &str) -> Lookup {
        let of_output = output_path(path);
        if let Some(served) = self.session.get(&of_output) {
            return Lookup::Found(of_output, served);
        }
        let as_folder = format!("{path}/index.html");
        if !path.is_empty() && !path.ends_with('/') && self.session.get(&as_folder).is_some() {
            return Lookup::Moved(format!("{path}/"));
        }
        Lookup::Missing(self.session.get("404.html"))
    }

    pub(super) fn state(&self, subscriber: &Subscriber) -> Arc<str> {
        let path = output_path(&subscriber.page);
        let served = self.session.get(&path);
        let view = self.session.page(&path);
        let own = view.as_ref().map_or(0, |view| view.diagnostics.len());
        let files = subscriber.files.iter().filter_map(|file| {
            let hash = self.session.shown_hash(file.trim_start_matches('/'))?;
            Some((file.as_str(), hash.short()))
        });
        let state = PageState {
            page: served.as_ref().map(|served| served.hash.short()),
            earlier: served.is_some_and(|served| served.is_earlier),
            held: view.and_then(|view| view.unpublished),
            files: files.collect(),
            problems: ProblemCounts {
                version: self.version.short(),
                errors: self.error_count(),
                here: own,
                looking: self.busy,
            },
            save: self.save.as_ref(),
        };
        // Serialising plain values cannot fail.
        serde_json::to_string(&state).unwrap_or_default().into()
    }

    pub(super) fn error_count(&self) -> usize {
        self.errors.len() + self.faults.len()
    }

    /// All errors, and the advice of one page; those of the page first.
    pub(super) fn problems(&self, page: &str) -> String {
        let view = self.session.page(&output_path(page));
        let mut here = Vec::new();
        let mut elsewhere = Vec::new();
        for (_, fault) in &self.faults {
            elsewhere.push(view::fault_view(fault));
        }
        let marks = view.as_ref().map(view::marks).unwrap_or_default();
        let own = view.as_ref().map_or(&[][..], |view| &view.diagnostics);
        for diagnostic in own {
            here.push(view::diagnostic_view(
                diagnostic,
                &self.session,
                &self.editor,
            ));
        }
        for diagnostic in self.errors.iter().filter(|error| !own.contains(error)) {
            elsewhere.push(view::diagnostic_view(
                diagnostic,
                &self.session,
                &self.editor,
            ));
        }
        let is_error = |shown: &&view::ProblemView| shown.is_error();
        let errors = here.iter().chain(&elsewhere).filter(is_error).count();
        serde_json::json!({
            "version": self.version.short(),
            "errors": errors,
            "here": here,
            "elsewhere": elsewhere,
            "marks": marks,
        })
        .to_string()
    }

    pub(super) fn view(&self, page: &str) -> String {
        let path = output_path(page);
        let Some(view) = self.session.page(&path) else {
            return "null".to_owned();
        };
        let suggestions = self.session.bind(&path).unwrap_or_default();
        let view = view::figures_view(&view, &suggestions, &self.session, &self.editor);
        serde_json::to_string(&view).unwrap_or_default()
    }
}

/// The output path of an address: `marmot-places/` → `marmot-places/index.html`.
pub(super) fn output_path(address: &str) -> String {
    if address.is_empty() || address.ends_with('/') {
        format!("{address}index.html")
    } else {
        address.to_owned()
    }
}
