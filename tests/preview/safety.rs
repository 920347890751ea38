//! Foreign hosts and origins, paths that lead out of the site, and requests that are too large or too slow.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::{Preview, status};

#[test]
#[expect(clippy::too_many_lines, reason = "tables of what others may try")]
fn only_this_machines_own_names_are_answered() {
    let preview = Preview::start(&[]);
    let port = preview.port;
    let other = port ^ 1;
    let ask = |head: &str| {
        let head = head.replace("PORT", &port.to_string());
        let head = head.replace("OTHER", &other.to_string());
        status(&preview.send(format!("{head}\r\nConnection: close\r\n\r\n").as_bytes()))
    };
    for host in [
        "127.0.0.1:PORT",
        "localhost:PORT",
        "LocalHost:PORT",
        "[::1]:PORT",
    ] {
        assert_eq!(
            ask(&format!("GET / HTTP/1.1\r\nHost: {host}")),
            200,
            "{host}"
        );
        let origin = format!("GET / HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}");
        assert_eq!(ask(&origin), 200, "{origin}");
    }
    let own = "Host: localhost:PORT";
    for host in [
        "evil.example",
        "evil.example:PORT",
        "localhost",
        "127.0.0.1",
        "localhost:OTHER",
        "localhost:PORT.evil.example",
        "evil.example:80@localhost:PORT",
        "localhost.:PORT",
        "localhost:0PORT",
        "127.1:PORT",
        "127.0.0.2:PORT",
        "0.0.0.0:PORT",
        "2130706433:PORT",
        "[::ffff:127.0.0.1]:PORT",
        "[::]:PORT",
        "[::1]",
        "192.168.0.1:PORT",
        "localhost:PORT, evil.example",
        "sub.localhost:PORT",
        "\u{ff4c}ocalhost:PORT",
        "",
    ] {
        let answered = ask(&format!("GET / HTTP/1.1\r\nHost: {host}"));
        assert!([400, 403].contains(&answered), "{host}: {answered}");
    }
    for head in [
        "GET / HTTP/1.1".to_owned(),
        "GET / HTTP/1.0".to_owned(),
        format!("GET / HTTP/1.1\r\n{own}\r\nHost: evil.example"),
        format!("GET / HTTP/1.1\r\nHost: evil.example\r\n{own}"),
        format!("GET / HTTP/1.1\r\n{own}\r\n{own}"),
        format!("GET http://evil.example/ HTTP/1.1\r\n{own}"),
        format!("GET http://evil.example:PORT/ HTTP/1.1\r\n{own}"),
        "GET http://localhost:PORT/ HTTP/1.1\r\nHost: evil.example".to_owned(),
    ] {
        let answered = ask(&head);
        assert!([400, 403].contains(&answered), "{head}: {answered}");
    }
    for origin in [
        "http://evil.example",
        "https://localhost:PORT",
        "http://localhost",
        "http://localhost:OTHER",
        "http://localhost:PORT.evil.example",
        "http://evil.example#http://localhost:PORT",
        "http://localhost:PORT/",
        "null",
        "",
        "file://",
        "vscode-webview://x",
    ] {
        let head = format!("GET / HTTP/1.1\r\n{own}\r\nOrigin: {origin}");
        assert_eq!(ask(&head), 403, "{origin}");
        let events = format!("GET /_casebook/events?page=/ HTTP/1.1\r\n{own}\r\nOrigin: {origin}");
        assert_eq!(ask(&events), 403, "{origin}");
    }
    for (from, path, expected) in [
        (
            "Site: none\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document",
            "/",
            200,
        ),
        (
            "Site: same-origin\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty",
            "/_casebook/problems?page=/",
            200,
        ),
        (
            "Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document",
            "/",
            200,
        ),
        (
            "Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document",
            "/_casebook/page?page=/",
            403,
        ),
        (
            "Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe",
            "/",
            403,
        ),
        (
            "Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script",
            "/_casebook/problems?page=/",
            403,
        ),
        (
            "Site: same-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image",
            "/assets/icon.svg",
            403,
        ),
    ] {
        let head = format!("GET {path} HTTP/1.1\r\n{own}\r\nSec-Fetch-{from}");
        assert_eq!(ask(&head), expected, "{path} {from}");
    }
    let answer = preview.ask("/", "").to_ascii_lowercase();
    assert!(!answer.contains("access-control-"), "{answer}");
    for header in [
        "cache-control: no-store",
        "frame-ancestors 'none'",
        "nosniff",
        "cross-origin-resource-policy: same-origin",
    ] {
        assert!(answer.contains(header), "{header}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "tables of what others may try")]
fn no_path_leads_out_of_the_site() {
    let preview = Preview::start(&[]);
    let canary = "the secret canary";
    let root = preview.root();
    for place in [
        "secret.txt",
        "../secret.txt",
        "output/secret.txt",
        "content/.secret.txt",
    ] {
        let place = root.join(place);
        fs::create_dir_all(place.parent().expect("a parent")).expect("a folder");
        fs::write(place, canary).expect("written");
    }
    let refused = |path: &str| {
        let answer = preview.ask(path, "");
        assert!(
            !answer.contains(canary) && !answer.contains("root:"),
            "{path}: {answer}"
        );
        assert!([0, 400, 404].contains(&status(&answer)), "{path}: {answer}");
    };
    let absolute = root.join("secret.txt");
    for path in [
        "/secret.txt",
        "/../secret.txt",
        "/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/..%2fsecret.txt",
        "/.%2e/secret.txt",
        "/%252e%252e/secret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "/%5c..%5csecret.txt",
        "/assets/../secret.txt",
        "/assets/%2e%2e/%2e%2e/secret.txt",
        "/assets/..%00/secret.txt",
        "/assets/site.css%00.html",
        "/secret.txt%00",
        "//secret.txt",
        "/./secret.txt",
        "/%2fetc/passwd",
        "//etc/passwd",
        "/%c0%ae%c0%ae/secret.txt",
        "/%ff%fe",
        "/..;/secret.txt",
        "/file:///etc/passwd",
        "/c:/windows/win.ini",
        "/content/site.yaml",
        "/content/.secret.txt",
        "/output/secret.txt",
        "/themes/default/theme.yaml",
        "/_casebook/../secret.txt",
        "/_casebook/%2e%2e/secret.txt",
        &format!("/{}", absolute.display()),
    ] {
        refused(path);
    }
    // The subject of a query is confined like a page.
    for path in [
        "../secret.txt",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/%252e%252e/secret.txt",
        "secret.txt",
    ] {
        for what in ["page", "problems", "events", "destination"] {
            let answer = preview.ask(&format!("/_casebook/{what}?page={path}"), "");
            assert!(!answer.contains(canary), "{what} {path}: {answer}");
            assert!(
                [200, 400].contains(&status(&answer)) || what == "destination",
                "{answer}"
            );
        }
    }
    let parts = prop_oneof![
        Just("..".to_owned()),
        Just("%2e%2e".to_owned()),
        Just(".%2E".to_owned()),
        Just("/".to_owned()),
        Just("%2f".to_owned()),
        Just("\\".to_owned()),
        Just("%5C".to_owned()),
        Just("%00".to_owned()),
        Just("assets".to_owned()),
        Just("secret.txt".to_owned()),
        Just("%25".to_owned()),
        Just("content".to_owned()),
        Just(";".to_owned()),
        Just("?".to_owned()),
        Just("%u002e".to_owned()),
        "[!-~]{0,4}",
        "%[0-9a-f]{2}",
    ];
    let paths =
        prop::collection::vec(parts, 0..12).prop_map(|parts| format!("/{}", parts.concat()));
    let mut runner = TestRunner::new(Config::with_cases(600));
    runner
        .run(&paths, |path| {
            let answer = preview.ask(&path, "");
            prop_assert!(
                !answer.contains(canary) && !answer.contains("root:"),
                "{}",
                answer
            );
            prop_assert!(
                [0, 200, 307, 400, 404, 414].contains(&status(&answer)),
                "{}",
                answer
            );
            Ok(())
        })
        .expect("nothing leads out");
    assert_eq!(status(&preview.ask("/", "")), 200);
}

#[test]
fn requests_that_are_no_reading_or_too_large_are_refused() {
    let mut preview = Preview::start(&[]);
    let port = preview.port;
    let ask = |head: &str| {
        let host = format!("Host: localhost:{port}\r\nConnection: close");
        status(&preview.send(head.replace("HOST", &host).as_bytes()))
    };
    for method in [
        "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "BREW",
    ] {
        let answered = ask(&format!("{method} / HTTP/1.1\r\nHOST\r\n\r\n"));
        assert!([400, 403, 405].contains(&answered), "{method}: {answered}");
    }
    assert_eq!(ask("HEAD / HTTP/1.1\r\nHOST\r\n\r\n"), 200);
    assert_eq!(
        ask("GET / HTTP/1.1\r\nHOST\r\nContent-Length: 0\r\n\r\n"),
        200
    );
    assert_eq!(
        ask("GET / HTTP/1.1\r\nHOST\r\nContent-Length: 5\r\n\r\nhello"),
        413
    );
    assert_eq!(
        ask("GET / HTTP/1.1\r\nHOST\r\nContent-Length: 99999999999\r\n\r\n"),
        413
    );
    assert_eq!(
        ask("GET / HTTP/1.1\r\nHOST\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"),
        413
    );
    let long = "a".repeat(1 << 20);
    for head in [
        format!("GET /{long} HTTP/1.1\r\nHOST\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHOST\r\nX: {long}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHOST\r\n{}\r\n", "X: y\r\n".repeat(100)),
        long.clone(),
    ] {
        let answered = ask(&head);
        // The connection may have been cut before the response arrived.
        assert!(
            [0, 400, 414, 431].contains(&answered),
            "{answered}: {}",
            &head[..20]
        );
    }
    assert!(preview.runs());
    assert_eq!(status(&preview.ask("/", "")), 200);
}

#[test]
#[ignore = "second tier: waits for limits of time"]
fn connections_that_are_slow_or_many_end() {
    let mut preview = Preview::start(&[]);
    let port = preview.port;
    let connect = || TcpStream::connect(("127.0.0.1", port)).expect("a connection");
    let start = Instant::now();
    let mut slow: Vec<TcpStream> = (0..40).map(|_| connect()).collect();
    for (number, stream) in slow.iter_mut().enumerate() {
        match number % 4 {
            // Sends nothing at all.
            0 => {}
            1 => stream.write_all(b"GET / HTTP/1.1\r\nHost:").expect("sent"),
            // Keeps its connection and sends no more.
            2 => {
                let head = format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
                stream.write_all(head.as_bytes()).expect("sent");
            }
            // Sends requests repeatedly and reads nothing.
            _ => {
                let head =
                    format!("GET /assets/site.css HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
                stream
                    .set_write_timeout(Some(Duration::from_millis(100)))
                    .expect("a limit");
                let _ = stream.write_all(head.repeat(2000).as_bytes());
            }
        }
    }
    // Other clients are served meanwhile.
    assert_eq!(status(&preview.ask("/", "")), 200);
    for (number, stream) in slow.iter_mut().enumerate() {
        stream
            .set_read_timeout(Some(Duration::from_mins(1)))
            .expect("a limit");
        if number % 4 == 3 {
            std::thread::sleep(Duration::from_secs(1));
        }
        let mut all = Vec::new();
        let ended = stream.read_to_end(&mut all);
        let in_time =
            !matches!(&ended, Err(error) if error.kind() == std::io::ErrorKind::WouldBlock);
        assert!(
            in_time,
            "connection {number} is open after {:?}",
            start.elapsed()
        );
    }
    // Any number of windows: the pages are served all the same.
    let many: Vec<TcpStream> = (0..100)
        .map(|_| {
            let mut stream = connect();
            let head =
                format!("GET /_casebook/events?page=/ HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
            stream.write_all(head.as_bytes()).expect("sent");
            stream
        })
        .collect();
    assert_eq!(status(&preview.ask("/", "")), 200);
    drop(many);
    assert!(preview.runs());
}
