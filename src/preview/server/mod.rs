//! The HTTP server: pages from the session, the preview's own files, and page states as server-sent events.
//!
//! In: connections. Out: responses. Must not know: how a page is rendered, how the site is watched.
//! One thread serves all connections and never blocks on the session; memory per client is bounded.

mod guard;
mod handlers;
mod response;
mod stream;
mod write_timeout;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Response, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::routing::get;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpStream;
use tokio::sync::Semaphore;

pub(super) use self::guard::AllowedHosts;
use self::handlers::ServerState;
use self::response::with_type;
use self::write_timeout::WriteTimeout;
use super::inject::PREFIX;
use super::session::SessionRequest;
use crate::disk::DiskError;

/// Most connections at a time: a browser opens six.
const CONNECTIONS: usize = 128;
/// Time within which a request's head must arrive.
const HEAD_WITHIN: Duration = Duration::from_secs(10);
/// Time within which the client must take the next part of a response.
const TAKEN_WITHIN: Duration = Duration::from_secs(20);
/// Limits of a request's head.
const HEAD_BYTES: usize = 16 * 1024;
const HEADERS: usize = 64;
/// Ports that are tried, beginning with the one that was named.
const PORTS: u16 = 32;

const SCRIPT: &str = include_str!("../client.js");
const STYLE: &str = include_str!("../client.css");

/// Sockets that are bound to the preview's port.
pub(super) struct Listener {
    listeners: Vec<TcpListener>,
    port: u16,
}

impl Listener {
    /// Binds the port that was named, or the next free one.
    pub(super) fn open(host: Option<IpAddr>, port: u16) -> Result<Self, DiskError> {
        let address = host.unwrap_or(IpAddr::from([127, 0, 0, 1]));
        let mut failure = None;
        for offset in 0..PORTS {
            let Some(port) = port.checked_add(offset) else {
                break;
            };
            match bind(address, port, host.is_none()) {
                Ok(listener) => return Ok(listener),
                Err(error) => failure = failure.or(Some(error)),
            }
        }
        let why = failure.map(|error| error.to_string()).unwrap_or_default();
        Err(DiskError::new(format!(
            "cannot listen at {address}, port {port}, nor at the {} ports after it: {why}",
            PORTS - 1
        ))
        .help("name another port with --port"))
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }
}

fn bind(address: IpAddr, port: u16, both: bool) -> std::io::Result<Listener> {
    let first = TcpListener::bind(SocketAddr::new(address, port))?;
    let port = first.local_addr()?.port();
    let mut listeners = vec![first];
    if !address.is_unspecified() && !address.is_loopback() {
        listeners.push(TcpListener::bind((Ipv4Addr::LOCALHOST, port))?);
    }
    if both {
        // Some browsers resolve "localhost" to this address; another server there would be mistaken for the preview.
        match TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
            Ok(second) => listeners.push(second),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => return Err(error),
            Err(_) => {}
        }
    }
    Ok(Listener { listeners, port })
}

/// Serves until the process ends.
pub(super) fn serve(
    listener: Listener,
    names: AllowedHosts,
    root: PathBuf,
    requests: mpsc::Sender<SessionRequest>,
) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(8)
        .build()?;
    let state = ServerState {
        requests,
        names,
        root: Arc::new(root),
        subscribers: Arc::default(),
    };
    runtime.block_on(async move {
        let routes = routes(state);
        let slots = Arc::new(Semaphore::new(CONNECTIONS));
        let mut tasks = Vec::new();
        for listener in listener.listeners {
            listener.set_nonblocking(true)?;
            let listener = tokio::net::TcpListener::from_std(listener)?;
            tasks.push(tokio::spawn(accept(
                listener,
                routes.clone(),
                slots.clone(),
            )));
        }
        for listener in tasks {
            let _ = listener.await;
        }
        Ok(())
    })
}

async fn accept(listener: tokio::net::TcpListener, routes: Router, slots: Arc<Semaphore>) {
    loop {
        let Ok(slot) = slots.clone().acquire_owned().await else {
            return;
        };
        match listener.accept().await {
            Ok((stream, _)) => {
                let routes = routes.clone();
                tokio::spawn(async move {
                    connection(stream, routes).await;
                    drop(slot);
                });
            }
            // The limit of open files is reached: wait until some are closed.
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}

/// Serves one connection. Errors concern the client only and are ignored.
async fn connection(stream: TcpStream, routes: Router) {
    let _ = stream.set_nodelay(true);
    let stream = TokioIo::new(WriteTimeout::new(stream, TAKEN_WITHIN));
    let service = TowerToHyperService::new(routes);
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_buf_size(HEAD_BYTES)
        .max_headers(HEADERS)
        .serve_connection(stream, service)
        .await;
}

fn routes(state: ServerState) -> Router {
    let own = |text: &str, kind: &'static str| {
        let text: Arc<str> = trimmed(text).into();
        get(move || async move { with_type(Body::from(text.to_string()), kind) })
    };
    let at = |name: &str| format!("{PREFIX}{name}");
    Router::new()
        .route(
            &at("client.js"),
            own(SCRIPT, "text/javascript; charset=utf-8"),
        )
        .route(&at("client.css"), own(STYLE, "text/css; charset=utf-8"))
        .route(&at("events"), get(handlers::follow))
        .route(&at("page"), get(handlers::view))
        .route(&at("problems"), get(handlers::problems))
        .route(&at("destination"), get(handlers::destination))
        .fallback(handlers::page)
        .layer(from_fn_with_state(state.clone(), guarded))
        .with_state(state)
}

/// A script or stylesheet without indentation and comment lines.
fn trimmed(text: &str) -> String {
    let lines = text.lines().map(str::trim);
    let said = lines.filter(|line| {
        !["//", "/**", "/* "]
            .iter()
            .any(|comment| line.starts_with(comment))
    });
    said.fold(String::new(), |text, line| text + line + "\n")
}

/// Middleware: checks every request and adds the common headers to every response.
async fn guarded(State(state): State<ServerState>, request: Request, next: Next) -> Response<Body> {
    let (head, body) = request.into_parts();
    let mut answer = match guard::check(&head, &state.names) {
        Ok(()) => next.run(Request::from_parts(head, body)).await,
        Err((status, why)) => {
            let mut answer = response::text(status, why);
            // An unread body would be parsed as the next request.
            answer
                .headers_mut()
                .insert(header::CONNECTION, HeaderValue::from_static("close"));
            answer
        }
    };
    response::add_common_headers(&mut answer);
    answer
}
