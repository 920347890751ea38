//! Opens the browser that the system prefers.

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

/// Opens an address; `false` where no way is known.
pub(super) fn open(url: &str) -> bool {
    WAYS.iter().any(|way| {
        let Some((program, arguments)) = way.split_first() else {
            return false;
        };
        let mut command = Command::new(program);
        command.args(arguments).arg(url);
        command
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
    })
}
