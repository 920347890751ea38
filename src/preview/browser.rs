//! Opens the browser that the reader or the system prefers.
//!
//! In: the address, what `BROWSER` says. Out: whether something was found that opens it. Must not know: what is shown there.

use std::process::{Command, Stdio};

/// Ways of this system, the first that works is taken.
const WAYS: &[&[&str]] = if cfg!(target_os = "macos") {
    &[&["open"]]
} else if cfg!(windows) {
    &[&["cmd", "/c", "start", ""]]
} else {
    // The second is Windows' own, seen from its Linux.
    &[
        &["xdg-open"],
        &["wslview"],
        &["gio", "open"],
        &["sensible-browser"],
    ]
};

/// Opens an address; `false` where no way is known. `preferred` is what `BROWSER` says: commands with colons between them, each
/// with `%s` where the address goes, or at its end.
pub(super) fn open(url: &str, preferred: &str) -> bool {
    let own = preferred.split(':').map(|way| command(way, url));
    let system = WAYS.iter().map(|way| {
        let mut words: Vec<String> = way.iter().map(|&word| word.to_owned()).collect();
        words.push(url.to_owned());
        words
    });
    own.chain(system).any(|words| start(&words))
}

/// The words of a preferred command for an address; none where it says nothing.
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
    // It may go on as long as the browser does: nobody waits for it but this thread, so that it leaves nothing behind.
    match command.spawn() {
        Ok(mut child) => std::thread::Builder::new()
            .spawn(move || child.wait())
            .is_ok(),
        Err(_) => false,
    }
}
