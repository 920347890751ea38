//! Requests to the session thread, and what it replies.

use std::sync::Arc;

use tokio::sync::{oneshot, watch};

use crate::build::Served;
use crate::preview::watch::Change;
use crate::source::Hash;

/// A request to the session thread.
pub(in crate::preview) enum SessionRequest {
    /// A page or file, by its address without the leading slash; the reply has the hash of the current stylesheets too.
    Get(String, oneshot::Sender<(Lookup, Option<Hash>)>),
    /// A page's figures, as JSON.
    View(String, oneshot::Sender<String>),
    /// All problems, those of a page first, as JSON.
    Problems(String, oneshot::Sender<String>),
    /// The link destination of a value on an indicator's page.
    Destination {
        /// The indicator's page.
        page: String,
        /// The value's anchor on it.
        anchor: String,
        /// The destination, if there is such a value.
        to: oneshot::Sender<Option<String>>,
    },
    /// Subscribes to the state of a page.
    Follow(Subscriber),
    /// Files have changed.
    Changed(Change),
}

/// What is at an address.
pub(in crate::preview) enum Lookup {
    /// A page or file, with its path from the output's root.
    Found(String, Served),
    /// A page with a slash at its end.
    Moved(String),
    /// Nothing; the site's 404 page, if it has one.
    Missing(Option<Served>),
}

/// A browser's window that shows a page.
pub(in crate::preview) struct Subscriber {
    /// The page's address, without the slash at its start.
    pub(in crate::preview) page: String,
    /// Other files it shows: styles, scripts, images.
    pub(in crate::preview) files: Vec<String>,
    /// Receives its state.
    pub(in crate::preview) to: watch::Sender<Arc<str>>,
}
