//! Request handlers: pages and files from the session, page states as they change, problems and figures of a page.
//!
//! In: requests that the guard accepted. Out: responses. Must not know: connections, who asks.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Response, StatusCode, header};
use tokio::sync::{oneshot, watch};

use super::guard::{self, AllowedHosts};
use super::response::{html, media_type, shutting_down, text, with_type};
use super::stream;
use crate::build::Served;
use crate::disk::open_file;
use crate::output::Content;
use crate::preview::inject;
use crate::preview::session::{Lookup, SessionRequest, Subscriber};

/// Most windows that may subscribe at once, so that connections are left for requests.
const SUBSCRIBERS: usize = 64;
/// Most files that one window may subscribe to, besides its page.
const FILES: usize = 200;
/// What the handlers share.
#[derive(Clone)]
pub(super) struct ServerState {
    pub(super) requests: mpsc::Sender<SessionRequest>,
    pub(super) names: AllowedHosts,
    pub(super) root: Arc<PathBuf>,
    pub(super) subscribers: Arc<AtomicUsize>,
}

pub(super) async fn page(State(state): State<ServerState>, request: Request) -> Response<Body> {
    let Some(address) = guard::address(request.uri().path()) else {
        return text(StatusCode::NOT_FOUND, "there is no such address");
    };
    let Some((answer, styles)) = state.request(|to| SessionRequest::Get(address, to)).await else {
        return shutting_down();
    };
    let styles = styles.map(|hash| hash.short()).unwrap_or_default();
    match answer {
        Lookup::Found(path, served) => state.served(&path, served, &styles),
        Lookup::Moved(address) => {
            let to = format!(
                "/{}",
                percent_encoding::utf8_percent_encode(&address, LOCATION)
            );
            let mut answer = text(StatusCode::TEMPORARY_REDIRECT, "");
            if let Ok(to) = HeaderValue::from_str(&to) {
                answer.headers_mut().insert(header::LOCATION, to);
            }
            answer
        }
        Lookup::Missing(Some(served)) => {
            let content = match served.content {
                Content::Bytes(bytes) => bytes,
                Content::Copy(_) => Vec::new(),
            };
            html(StatusCode::NOT_FOUND, inject::script(&content, "", &styles))
        }
        Lookup::Missing(None) => {
            let words = "Its problems are listed below. It is shown as soon as they are corrected.";
            let waiting = inject::waiting("This site cannot be shown yet", words);
            html(
                StatusCode::SERVICE_UNAVAILABLE,
                inject::script(&waiting, "", ""),
            )
        }
    }
}

/// Characters that are percent-encoded in a `Location` header.
const LOCATION: &percent_encoding::AsciiSet = &percent_encoding::CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?');

pub(super) async fn follow(State(state): State<ServerState>, request: Request) -> Response<Body> {
    let query = request.uri().query().unwrap_or_default();
    let Some(page) = asked_page(&request) else {
        return text(StatusCode::BAD_REQUEST, "say which page");
    };
    if state.subscribers.fetch_add(1, Ordering::Relaxed) >= SUBSCRIBERS {
        state.subscribers.fetch_sub(1, Ordering::Relaxed);
        return text(
            StatusCode::SERVICE_UNAVAILABLE,
            "too many windows follow this preview",
        );
    }
    let (to, states) = watch::channel(Arc::from(""));
    let subscribers = state.subscribers.clone();
    let leaves = to.clone();
    tokio::spawn(async move {
        // The client has disconnected.
        leaves.closed().await;
        subscribers.fetch_sub(1, Ordering::Relaxed);
    });
    let files = guard::asked(query, "file").take(FILES).collect();
    let subscriber = Subscriber { page, files, to };
    if state
        .requests
        .send(SessionRequest::Follow(subscriber))
        .is_err()
    {
        return shutting_down();
    }
    with_type(stream::events(states), "text/event-stream")
}

pub(super) async fn view(State(state): State<ServerState>, request: Request) -> Response<Body> {
    state.json(asked_page(&request), SessionRequest::View).await
}

pub(super) async fn problems(State(state): State<ServerState>, request: Request) -> Response<Body> {
    state
        .json(asked_page(&request), SessionRequest::Problems)
        .await
}

pub(super) async fn destination(
    State(state): State<ServerState>,
    request: Request,
) -> Response<Body> {
    let query = request.uri().query().unwrap_or_default();
    let anchor = guard::asked(query, "anchor").next();
    let (Some(page), Some(anchor)) = (asked_page(&request), anchor) else {
        return text(
            StatusCode::BAD_REQUEST,
            "say which page, and which value on it",
        );
    };
    match state
        .request(|to| SessionRequest::Destination { page, anchor, to })
        .await
    {
        Some(Some(destination)) => text(StatusCode::OK, &destination),
        Some(None) => text(StatusCode::NOT_FOUND, "there is no such value"),
        None => shutting_down(),
    }
}

/// The page named in a request's query.
fn asked_page(request: &Request) -> Option<String> {
    let page = guard::asked(request.uri().query()?, "page").next()?;
    guard::address(&page)
}

impl ServerState {
    async fn request<T>(
        &self,
        request: impl FnOnce(oneshot::Sender<T>) -> SessionRequest,
    ) -> Option<T> {
        let (to, answer) = oneshot::channel();
        self.requests.send(request(to)).ok()?;
        answer.await.ok()
    }

    async fn json(
        &self,
        page: Option<String>,
        request: fn(String, oneshot::Sender<String>) -> SessionRequest,
    ) -> Response<Body> {
        let Some(page) = page else {
            return text(StatusCode::BAD_REQUEST, "say which page");
        };
        match self.request(|to| request(page, to)).await {
            Some(json) => with_type(Body::from(json), "application/json"),
            None => shutting_down(),
        }
    }

    fn served(&self, path: &str, served: Served, styles: &str) -> Response<Body> {
        let kind = media_type(path);
        let hash = served.hash.short();
        match served.content {
            Content::Bytes(bytes) if kind.starts_with("text/html") => {
                html(StatusCode::OK, inject::script(&bytes, &hash, styles))
            }
            Content::Bytes(bytes) => with_type(Body::from(bytes), kind),
            Content::Copy(path) => match open_file(&self.root, &path) {
                Ok((file, length)) => {
                    let mut answer = with_type(stream::file(file, length), kind);
                    let headers = answer.headers_mut();
                    headers.insert(header::CONTENT_LENGTH, length.into());
                    answer
                }
                Err(_) => text(StatusCode::NOT_FOUND, "the file cannot be read"),
            },
        }
    }
}
