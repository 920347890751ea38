//! Opens the browser that the user or the system prefers.
//!
//! In: an address, the value of `BROWSER`. Out: whether a command could be started. Must not know: what is shown there.

use std::process::{Command, Stdio};

/// Commands of this system; the first that starts is used.
const WAYS: &[&[&str]] = if cfg!(target_os = "macos") {
    &[&["open"]]
} else if cfg!(windows) {
    &[&["cmd", "/c", "start", ""]]
} else {
    // `wslview` opens the Windows browser from WSL.
    &[
        &["xdg-open"],
        &["wslview"],
        &["gio", "open"],
        &["sensible-browser"],
    ]
};

/// Opens an address; `false` where no command could be started. `preferred` is the value of `BROWSER`: commands separated
/// by colons, each with `%s` where the address goes, or at its end.
pub(super) fn open(url: &str, preferred: &str) -> bool {
    let own = preferred.split(':').map(|way| command(way, url));
    let system = WAYS.iter().map(|way| {
        let mut words: Vec<String> = way.iter().map(|&word| word.to_owned()).collect();
        words.push(url.to_owned());
        words
    });
    own.chain(system).any(|words| start(&words))
}

/// The arguments of a preferred command for an address; empty where the command is.
fn command(way: &str, url: &str) -> Vec<String> {
    let mut words: Vec<String> = way
        .split_whitespace()
        .map(|word| word.replace("%s", url))
        .collect();
    if !words.is_empty() && !way.contains("%s") {
        words.push(url.to_owned());
    }
    words
}

fn start(words: &[String]) -> bool {
    let Some((program, arguments)) = words.split_first() else {
        return false;
    };
    let mut command = Command::new(program);
    command
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // The command may run as long as the browser does; this thread waits for it, so that no zombie process remains.
    match command.spawn() {
        Ok(mut child) => std::thread::Builder::new()
            .spawn(move || child.wait())
            .is_ok(),
        Err(_) => false,
    }
}
