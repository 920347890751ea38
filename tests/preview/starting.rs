//! Starting a preview: its port, its browser, its messages on failure; and that its own files are small.

use std::net::TcpListener;
use std::path::Path;
use std::time::{Duration, Instant};

use super::{Preview, status};
use crate::folder::{read, run, text, write};

#[test]
fn the_previews_own_script_and_style_are_small() {
    let preview = Preview::start(&[]);
    let sizes =
        ["client.js", "client.css"].map(|name| preview.get(&format!("/_casebook/{name}")).len());
    let total: usize = sizes.iter().sum();
    assert!(
        sizes.iter().all(|size| *size > 0) && total <= 20_000,
        "{sizes:?}"
    );
}

#[cfg(unix)]
#[test]
fn the_browser_that_is_preferred_is_opened_and_where_there_is_none_it_is_said() {
    let site = || {
        let folder = tempfile::tempdir().expect("a folder");
        let report = Path::new("tests/golden/report/input");
        write(&folder.path().join("site"), &read(report));
        folder
    };
    let until = |is_so: &dyn Fn() -> bool| {
        let start = Instant::now();
        while !is_so() {
            assert!(start.elapsed() < Duration::from_secs(20), "it never was");
            std::thread::sleep(Duration::from_millis(5));
        }
    };
    for (named, made) in [
        ("no-such-browser:touch BESIDE/opened", "opened"),
        ("mkdir -p BESIDE/opened/%s", "opened/http:/127.0.0.1:PORT/"),
    ] {
        let folder = site();
        let beside = folder.path().to_owned();
        let named = named.replace("BESIDE", beside.to_str().expect("UTF-8"));
        let preview = Preview::show(folder, &["--open"], &[("BROWSER", &named)]);
        let made = made.replace("PORT", &preview.port.to_string());
        until(&|| beside.join(&made).exists());
        assert!(!preview.said().contains("no browser"), "{}", preview.said());
    }
    let preview = Preview::show(site(), &["--open"], &[("PATH", "/nonexistent")]);
    until(&|| preview.said().contains("no browser could be opened"));
}

#[test]
fn a_port_that_is_taken_is_stepped_over() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let preview = Preview::start(&["--port", &port.to_string()]);
    assert_ne!(preview.port, port);
    assert!(
        preview.said().contains(&format!("port {port} is taken")),
        "{}",
        preview.said()
    );
    assert_eq!(status(&preview.ask("/", "")), 200);
}

#[test]
fn what_cannot_be_served_is_said_and_ends_with_2() {
    let empty = tempfile::tempdir().expect("a folder");
    let output = run(empty.path(), &["serve"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("is not a site"));
    let preview = Preview::start(&[]);
    for (arguments, expected) in [
        (
            ["--editor", "javascript:alert({file})"],
            "is no editor that is known",
        ),
        (["--host", "no such host"], "is no address of this machine"),
        (["--host", "203.0.113.7"], "cannot listen"),
        (["--date", "tomorrow"], "is not a date"),
    ] {
        let output = run(
            &preview.root(),
            &[&["serve", "--port", "0"], &arguments[..]].concat(),
        );
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            text(&output.stderr).contains(expected),
            "{}",
            text(&output.stderr)
        );
    }
}

#[test]
fn listening_to_the_network_comes_with_a_warning() {
    let preview = Preview::start(&["--host", "0.0.0.0"]);
    assert!(
        preview.said().contains("warning: everybody"),
        "{}",
        preview.said()
    );
    let ask = |host: &str| {
        let port = preview.port;
        let head = format!("GET / HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n");
        status(&preview.send(head.as_bytes()))
    };
    assert_eq!(ask("192.168.0.7"), 200);
    assert_eq!(ask("localhost"), 200);
    // The name may be an attacker's.
    assert_eq!(ask("evil.example"), 403);
    // Paths of files are shown on this machine only.
    let known = preview.get("/_casebook/page?page=/homes/coventry/");
    assert!(!known.contains("vscode:"), "{known}");
}
