//! The live preview, with the requests of browsers and attackers and the saves of editors.

mod safety;
mod saves;
mod starting;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::folder::{casebook, read, write};

/// A preview of a site; both are dropped together.
pub(crate) struct Preview {
    folder: tempfile::TempDir,
    child: Child,
    port: u16,
    said: Arc<Mutex<String>>,
}

impl Preview {
    /// Previews the golden report, from a folder of its own that tests may change.
    fn start(arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        write(
            &folder.path().join("site"),
            &read(Path::new("tests/golden/report/input")),
        );
        Self::show(folder, arguments, &[])
    }

    /// Previews the site in a folder, with these environment variables.
    fn show(folder: tempfile::TempDir, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut child = casebook(&folder.path().join("site"))
            .args(["serve", "--date", crate::folder::DATE])
            .args(if arguments.contains(&"--port") {
                &[][..]
            } else {
                &["--port", "0"]
            })
            .args(arguments)
            .envs(environment.iter().copied())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command can be run");
        let mut lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
        let mut before = String::new();
        let port = loop {
            let line = lines.next().and_then(Result::ok).expect("an address");
            before.push_str(&line);
            before.push('\n');
            if let Some((_, rest)) = line.split_once("http://") {
                let host = rest.split_once('/').map_or(rest, |(host, _)| host);
                let port = host.rsplit_once(':').map(|(_, port)| port);
                break port.and_then(|port| port.parse().ok()).expect("a port");
            }
        };
        let said = Arc::new(Mutex::new(before));
        let heard = said.clone();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let mut heard = heard.lock().expect("whole");
                heard.push_str(&line);
                heard.push('\n');
            }
        });
        Self {
            folder,
            child,
            port,
            said,
        }
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// Everything printed to stderr.
    fn said(&self) -> String {
        self.said.lock().expect("whole").clone()
    }

    /// Sends bytes as they are and returns the whole response; nothing where the connection is refused or cut.
    fn send(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .expect("a limit");
        // The server may have closed the connection in between.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Requests a path with these further header lines, each with its line end.
    fn ask(&self, path: &str, headers: &str) -> String {
        let port = self.port;
        self.send(
            format!("GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n{headers}\r\n")
                .as_bytes(),
        )
    }

    /// The body of a response.
    fn get(&self, path: &str) -> String {
        let answer = self.ask(path, "");
        let body = answer.split_once("\r\n\r\n").map(|(_, body)| body);
        body.unwrap_or_default().to_owned()
    }

    /// Requests a page until it has the expected content.
    fn wait_for(&self, path: &str, has: impl Fn(&str) -> bool) -> Duration {
        let start = Instant::now();
        loop {
            let page = self.get(path);
            if has(&page) {
                return start.elapsed();
            }
            assert!(
                start.elapsed() < Duration::from_secs(20),
                "{path} is still {page}\nsaid: {}",
                self.said()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Whether it is still running.
    fn runs(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The status of a response; 0 where there was none.
fn status(answer: &str) -> u16 {
    let status = answer.split(' ').nth(1);
    status.and_then(|status| status.parse().ok()).unwrap_or(0)
}
