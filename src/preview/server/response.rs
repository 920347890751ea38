//! Building responses: plain text, HTML, and the headers that all of them carry.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};

/// The site's own policy; `frame-ancestors` is only honoured in a header.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Headers of every response.
const ALWAYS: [(HeaderName, &str); 6] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
];

/// Adds the headers of every response.
pub(super) fn add_common_headers(answer: &mut Response<Body>) {
    for (name, value) in ALWAYS {
        answer
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
}

/// A response with a content type.
pub(super) fn with_type(body: Body, kind: &'static str) -> Response<Body> {
    let mut answer = Response::new(body);
    let kind = HeaderValue::from_static(kind);
    answer.headers_mut().insert(header::CONTENT_TYPE, kind);
    answer
}

pub(super) fn html(status: StatusCode, bytes: Vec<u8>) -> Response<Body> {
    let mut answer = with_type(Body::from(bytes), "text/html; charset=utf-8");
    *answer.status_mut() = status;
    answer
}

pub(super) fn text(status: StatusCode, words: &str) -> Response<Body> {
    let mut answer = with_type(Body::from(words.to_owned()), "text/plain; charset=utf-8");
    *answer.status_mut() = status;
    answer
}

/// The session thread has ended, and with it the command.
pub(super) fn shutting_down() -> Response<Body> {
    text(StatusCode::SERVICE_UNAVAILABLE, "the preview is ending")
}

/// A file's media type, by its name.
pub(super) fn media_type(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "xml" => "application/xml",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "pdf" => "application/pdf",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}
