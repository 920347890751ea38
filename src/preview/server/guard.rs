//! Access control: only this machine's browser, by this machine's names, and only reading.
//!
//! In: a request's head. Out: whether it is refused, and why; the path that it asks for. Must not know: responses.
//! Another website can make a browser send requests here: then `Host` is its name (DNS rebinding) or `Origin` is. Requests
//! change nothing, and such a website must not read anything either.

use std::net::IpAddr;

use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, header};
use percent_encoding::percent_decode_str;

use crate::output::is_safe;
use crate::preview::inject::PREFIX;

/// Host names that requests may carry.
#[derive(Clone, Debug)]
pub(in crate::preview) struct AllowedHosts {
    /// Hosts with their port, lower case.
    hosts: Vec<String>,
    /// Any numeric address is accepted: the preview listens on the network.
    any_address: bool,
    port: u16,
}

impl AllowedHosts {
    /// `host` is the value of `--host`, accepted in addition to this machine's own names.
    pub(in crate::preview) fn new(port: u16, host: Option<&str>) -> Self {
        let host = host.map(str::to_ascii_lowercase);
        let address: Option<IpAddr> = host.as_ref().and_then(|host| host.parse().ok());
        let any_address = address.is_some_and(|address| address.is_unspecified());
        let named = match (&host, address) {
            (_, Some(IpAddr::V6(address))) => Some(format!("[{address}]")),
            (Some(host), _) => Some(host.clone()),
            _ => None,
        };
        let own = ["127.0.0.1", "localhost", "[::1]"].map(str::to_owned);
        let mut hosts = Vec::new();
        for name in own.into_iter().chain(named) {
            // A browser omits the default port.
            if port == 80 {
                hosts.push(name.clone());
            }
            hosts.push(format!("{name}:{port}"));
        }
        Self {
            hosts,
            any_address,
            port,
        }
    }

    fn has(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        self.hosts.contains(&host) || (self.any_address && self.is_address(&host))
    }

    fn is_address(&self, host: &str) -> bool {
        let (name, port) = host.rsplit_once(':').unwrap_or((host, "80"));
        let name = name
            .strip_prefix('[')
            .and_then(|name| name.strip_suffix(']'))
            .unwrap_or(name);
        port == self.port.to_string() && name.parse::<IpAddr>().is_ok()
    }
}

/// Status and reason of a refused request.
pub(super) type Refusal = (StatusCode, &'static str);

/// Refuses requests that do not come from this machine's browser, and methods other than reading.
pub(super) fn check(head: &Parts, names: &AllowedHosts) -> Result<(), Refusal> {
    let headers = &head.headers;
    let host = only(headers, &header::HOST).ok_or((
        StatusCode::BAD_REQUEST,
        "a request has one Host, of plain letters",
    ))?;
    let target = head.uri.authority().map(Authority::as_str);
    if !names.has(host) || target.is_some_and(|target| !names.has(target)) {
        return Err((
            StatusCode::FORBIDDEN,
            "this preview answers to its own names only",
        ));
    }
    if headers.contains_key(header::ORIGIN) {
        let origin =
            only(headers, &header::ORIGIN).and_then(|origin| origin.strip_prefix("http://"));
        if !origin.is_some_and(|origin| names.has(origin)) {
            return Err((StatusCode::FORBIDDEN, "other websites may not ask"));
        }
    }
    // Fetch metadata: another website may link to the preview, but not embed or fetch anything from it.
    let says = |name: &'static str| only(headers, &HeaderName::from_static(name));
    let from_elsewhere = matches!(says("sec-fetch-site"), Some("cross-site" | "same-site"));
    let is_visit =
        says("sec-fetch-mode") == Some("navigate") && says("sec-fetch-dest") == Some("document");
    let is_ours = head.uri.path().starts_with(PREFIX);
    if from_elsewhere && (is_ours || !is_visit) {
        return Err((StatusCode::FORBIDDEN, "other websites may not ask"));
    }
    if head.method != Method::GET && head.method != Method::HEAD {
        return Err((StatusCode::METHOD_NOT_ALLOWED, "there is only reading here"));
    }
    let empty = |length: &str| length == "0";
    let length = headers.get(header::CONTENT_LENGTH);
    let has_body = headers.contains_key(header::TRANSFER_ENCODING)
        || length.is_some_and(|length| !length.to_str().is_ok_and(empty));
    if has_body {
        return Err((StatusCode::PAYLOAD_TOO_LARGE, "a request has no body"));
    }
    Ok(())
}

/// The value of a header that occurs exactly once, as text.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// The address that a request's path names, without the slash at its start: decoded once, and never one that leaves the site.
pub(super) fn address(path: &str) -> Option<String> {
    let path = path.strip_prefix('/')?;
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let as_file = decoded.strip_suffix('/').unwrap_or(&decoded);
    (decoded.is_empty() || is_safe(as_file)).then(|| decoded.into_owned())
}

/// The values of a name in a query, decoded.
pub(super) fn asked<'a>(query: &'a str, name: &'a str) -> impl Iterator<Item = String> + 'a {
    query.split('&').filter_map(move |part| {
        let value = part.strip_prefix(name)?.strip_prefix('=')?;
        let value = percent_decode_str(value).decode_utf8().ok()?;
        Some(value.into_owned())
    })
}
