//! The time from a save to the new page over HTTP, on a large site, and the memory of a preview.
//!
//! `cargo bench --bench serve` previews 10,000 case studies from a memory file system, `cargo bench --bench serve -- 1000` that
//! many. One window follows the page. Each kind of edit is made forty times, with pauses; the time is from before the file is
//! written to the last byte of the first new response, the debouncing included. It prints and asserts nothing.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark makes folders, looks at the clock and prints"
)]

mod generate;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Edits of each kind.
const EDITS: usize = 40;
/// The pause between two edits.
const APART: Duration = Duration::from_millis(250);
const PAGE: &str = "/report-000/case-00000/";

/// A kind of edit: its name, the file, the address whose response changes, and the file's text after the edit with a number.
struct Kind {
    name: &'static str,
    file: &'static str,
    address: &'static str,
    edit: fn(&str, usize) -> String,
}

const KINDS: [Kind; 5] = [
    Kind {
        name: "body",
        file: "content/report-000/00-case-00000.md",
        address: PAGE,
        edit: |text, number| format!("{text}\n{}\n", word(number)),
    },
    Kind {
        name: "title",
        file: "content/report-000/00-case-00000.md",
        address: PAGE,
        edit: |text, number| text.replacen("title: ", &format!("title: {} ", word(number)), 1),
    },
    Kind {
        name: "data",
        file: "content/indicators/indicator-000.csv",
        address: PAGE,
        edit: |text, number| {
            // A value in the page's chart that no sentence cites, within its limits.
            let lines = text.lines().map(|line| {
                let is_it = line.starts_with("E07000000,2015,");
                let parts: Vec<&str> = line.split(',').collect();
                let value = parts[if number % 2 == 0 { 3 } else { 4 }];
                if is_it {
                    format!(
                        "{},{},{value},{},{}\n",
                        parts[0], parts[1], parts[3], parts[4]
                    )
                } else {
                    format!("{line}\n")
                }
            });
            lines.collect()
        },
    },
    Kind {
        name: "template",
        file: "themes/default/templates/layout.html",
        address: PAGE,
        edit: |text, number| text.replace("<h1", &format!("<h1 data-edit=\"{number}\"")),
    },
    Kind {
        name: "style",
        file: "themes/default/assets/site.css",
        address: "/assets/site.css",
        edit: |text, number| format!("{text}\n.edit-{number} {{ color: red }}\n"),
    },
];

/// A word without digits.
fn word(number: usize) -> String {
    let letters = number.to_string();
    letters
        .bytes()
        .map(|digit| char::from(digit - b'0' + b'k'))
        .collect()
}

fn main() {
    let pages = std::env::args().find_map(|argument| argument.parse().ok());
    let pages = pages.unwrap_or(10_000);
    let memory = Path::new("/dev/shm");
    let parent = if memory.is_dir() {
        memory.to_owned()
    } else {
        std::env::temp_dir()
    };
    let place = tempfile::Builder::new()
        .prefix("casebook-bench-")
        .tempdir_in(parent)
        .expect("a temporary folder");
    generate::generate(place.path(), pages);
    copy(
        Path::new("themes/default"),
        &place.path().join("themes/default"),
    );

    let start = Instant::now();
    let (mut child, port, mut lines) = serve(place.path());
    let first = ask(port, PAGE);
    println!(
        "{pages} pages: the first page after {:.2} s",
        start.elapsed().as_secs_f64()
    );
    let title = generate::prose::headline(0, 6);
    assert!(first.1.contains(&title), "{}", first.1);
    for line in lines.by_ref() {
        if line.contains("no errors") {
            break;
        }
    }
    println!(
        "all checked after {:.2} s, {} MB",
        start.elapsed().as_secs_f64(),
        resident(&child, "VmRSS:")
    );
    std::thread::spawn(move || lines.for_each(drop));
    let _window = follow(port);

    println!(
        "{:<9} {:>8} {:>8} {:>8}",
        "edit", "p50 ms", "p95 ms", "most"
    );
    for kind in KINDS {
        let file = place.path().join(kind.file);
        let before = fs::read_to_string(&file).expect("a file");
        let mut times: Vec<f64> = (0..EDITS)
            .map(|number| edit(port, &kind, &file, &(kind.edit)(&before, number)))
            .collect();
        times.sort_by(f64::total_cmp);
        let at = |part: usize| times[(times.len() - 1) * part / 100];
        println!(
            "{:<9} {:>8.1} {:>8.1} {:>8.1}",
            kind.name,
            at(50),
            at(95),
            at(100)
        );
        edit(port, &kind, &file, &before);
    }
    println!(
        "memory {} MB, at most {} MB",
        resident(&child, "VmRSS:"),
        resident(&child, "VmHWM:")
    );
    let _ = child.kill();
    let _ = child.wait();
}

/// Saves a file and waits until the response for its address changes; in milliseconds.
fn edit(port: u16, kind: &Kind, file: &Path, text: &str) -> f64 {
    let mut connection = Connection::open(port);
    let before = connection.ask(kind.address);
    let start = Instant::now();
    fs::write(file, text).expect("written");
    while connection.ask(kind.address) == before {
        assert!(
            start.elapsed() < Duration::from_mins(1),
            "the {} edit is not shown",
            kind.name
        );
        sleep(Duration::from_micros(500));
    }
    let time = start.elapsed();
    sleep(APART);
    time.as_secs_f64() * 1000.0
}

fn serve(site: &Path) -> (Child, u16, impl Iterator<Item = String> + Send + use<>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["serve", "--port", "0", "--date", "2026-11-23", "--site"])
        .arg(site)
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command can be run");
    let pipe = child.stderr.take().expect("a pipe");
    let mut lines = BufReader::new(pipe).lines().map_while(Result::ok);
    let port = lines.find_map(|line| {
        let host = line.split_once("http://")?.1.split_once('/')?.0.to_owned();
        host.rsplit_once(':')?.1.parse().ok()
    });
    (child, port.expect("a port"), lines)
}

/// A keep-alive connection.
struct Connection {
    stream: BufReader<TcpStream>,
    port: u16,
}

impl Connection {
    fn open(port: u16) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
        stream.set_nodelay(true).expect("set");
        Self {
            stream: BufReader::new(stream),
            port,
        }
    }

    fn ask(&mut self, address: &str) -> Vec<u8> {
        let port = self.port;
        let head = format!("GET {address} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
        self.stream
            .get_mut()
            .write_all(head.as_bytes())
            .expect("sent");
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line).expect("an answer");
            let line = line.trim_end().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.parse().expect("a length");
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).expect("a body");
        body
    }
}

fn ask(port: u16, address: &str) -> (Duration, String) {
    let start = Instant::now();
    let body = Connection::open(port).ask(address);
    (start.elapsed(), String::from_utf8_lossy(&body).into_owned())
}

/// A window that shows the page, and reads the events that it receives.
fn follow(port: u16) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
        let head = format!(
            "GET /_casebook/events?page={PAGE}&file=/assets/site.css HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).expect("sent");
        let mut buffer = [0; 4096];
        while stream.read(&mut buffer).is_ok_and(|read| read > 0) {}
    })
}

/// A number of a process's status, in megabytes.
fn resident(child: &Child, name: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|line| line.split_whitespace().next());
    number
        .and_then(|number| number.parse::<u64>().ok())
        .unwrap_or(0)
        / 1000
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("an entry");
        let place = to.join(entry.path().strip_prefix(from).expect("below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(place).expect("a folder");
        } else {
            fs::copy(entry.path(), place).expect("copied");
        }
    }
}
