//! What is answered: pages and files from the keeper, states of pages as they change, what is known of a page.
//!
//! In: requests that the guard let through. Out: answers. Must not know: connections, who asks.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Response, StatusCode, header};
use tokio::sync::{oneshot, watch};

use super::guard::{self, Names};
use super::plain::{gone, html, media_type, of_kind, text};
use super::stream;
use crate::build::Served;
use crate::disk::open_file;
use crate::output::Content;
use crate::preview::inject;
use crate::preview::keeper::{Answer, Ask, Follower};

/// Windows that follow a page at a time, so that there are connections left for asking.
const FOLLOWERS: usize = 64;
/// What a window follows beside its page.
const FILES: usize = 200;
/// What answers need.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) asks: mpsc::Sender<Ask>,
    pub(super) names: Names,
    pub(super) root: Arc<PathBuf>,
    pub(super) followers: Arc<AtomicUsize>,
}

pub(super) async fn page(State(desk): State<Desk>, request: Request) -> Response<Body> {
    let Some(address) = guard::address(request.uri().path()) else {
        return text(StatusCode::NOT_FOUND, "there is no such address");
    };
    let Some((answer, styles)) = desk.ask(|to| Ask::Get(address, to)).await else {
        return gone();
    };
    let styles = styles.map(|hash| hash.short()).unwrap_or_default();
    match answer {
        Answer::Found(path, served) => desk.served(&path, served, &styles),
        Answer::Moved(address) => {
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
        Answer::Missing(Some(served)) => {
            let content = match served.content {
                Content::Bytes(bytes) => bytes,
                Content::Copy(_) => Vec::new(),
            };
            html(StatusCode::NOT_FOUND, inject::script(&content, "", &styles))
        }
        Answer::Missing(None) => {
            let words = "Its problems stand below. It is shown as soon as they are mended.";
            let waiting = inject::waiting("This site cannot be shown yet", words);
            html(
                StatusCode::SERVICE_UNAVAILABLE,
                inject::script(&waiting, "", ""),
            )
        }
    }
}

/// What must be encoded in an address that is sent back.
const LOCATION: &percent_encoding::AsciiSet = &percent_encoding::CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?');

pub(super) async fn follow(State(desk): State<Desk>, request: Request) -> Response<Body> {
    let query = request.uri().query().unwrap_or_default();
    let Some(page) = asked_page(&request) else {
        return text(StatusCode::BAD_REQUEST, "say which page");
    };
    if desk.followers.fetch_add(1, Ordering::Relaxed) >= FOLLOWERS {
        desk.followers.fetch_sub(1, Ordering::Relaxed);
        return text(
            StatusCode::SERVICE_UNAVAILABLE,
            "too many windows follow this preview",
        );
    }
    let (to, states) = watch::channel(Arc::from(""));
    let followers = desk.followers.clone();
    let leaves = to.clone();
    tokio::spawn(async move {
        // Nobody listens to the states any longer.
        leaves.closed().await;
        followers.fetch_sub(1, Ordering::Relaxed);
    });
    let files = guard::asked(query, "file").take(FILES).collect();
    let follower = Follower { page, files, to };
    if desk.asks.send(Ask::Follow(follower)).is_err() {
        return gone();
    }
    of_kind(stream::events(states), "text/event-stream")
}

pub(super) async fn view(State(desk): State<Desk>, request: Request) -> Response<Body> {
    desk.json(asked_page(&request), Ask::View).await
}

pub(super) async fn problems(State(desk): State<Desk>, request: Request) -> Response<Body> {
    desk.json(asked_page(&request), Ask::Problems).await
}

pub(super) async fn destination(State(desk): State<Desk>, request: Request) -> Response<Body> {
    let query = request.uri().query().unwrap_or_default();
    let anchor = guard::asked(query, "anchor").next();
    let (Some(page), Some(anchor)) = (asked_page(&request), anchor) else {
        return text(
            StatusCode::BAD_REQUEST,
            "say which page, and which value on it",
        );
    };
    match desk.ask(|to| Ask::Destination { page, anchor, to }).await {
        Some(Some(destination)) => text(StatusCode::OK, &destination),
        Some(None) => text(StatusCode::NOT_FOUND, "there is no such value"),
        None => gone(),
    }
}

/// The page that a request is about.
fn asked_page(request: &Request) -> Option<String> {
    let page = guard::asked(request.uri().query()?, "page").next()?;
    guard::address(&page)
}

impl Desk {
    async fn ask<T>(&self, ask: impl FnOnce(oneshot::Sender<T>) -> Ask) -> Option<T> {
        let (to, answer) = oneshot::channel();
        self.asks.send(ask(to)).ok()?;
        answer.await.ok()
    }

    async fn json(
        &self,
        page: Option<String>,
        ask: fn(String, oneshot::Sender<String>) -> Ask,
    ) -> Response<Body> {
        let Some(page) = page else {
            return text(StatusCode::BAD_REQUEST, "say which page");
        };
        match self.ask(|to| ask(page, to)).await {
            Some(json) => of_kind(Body::from(json), "application/json"),
            None => gone(),
        }
    }

    fn served(&self, path: &str, served: Served, styles: &str) -> Response<Body> {
        let kind = media_type(path);
        let hash = served.hash.short();
        match served.content {
            Content::Bytes(bytes) if kind.starts_with("text/html") => {
                html(StatusCode::OK, inject::script(&bytes, &hash, styles))
            }
            Content::Bytes(bytes) => of_kind(Body::from(bytes), kind),
            Content::Copy(path) => match open_file(&self.root, &path) {
                Ok((file, length)) => {
                    let mut answer = of_kind(stream::file(file, length), kind);
                    let headers = answer.headers_mut();
                    headers.insert(header::CONTENT_LENGTH, length.into());
                    answer
                }
                Err(_) => text(StatusCode::NOT_FOUND, "the file cannot be read"),
            },
        }
    }
}
