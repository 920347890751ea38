//! The progress line of a large build: at a terminal only.

use std::process::Command;

use crate::folder::{Files, casebook, folder, text};

#[test]
#[ignore = "second tier: a site of ten thousand pages"]
fn a_large_build_says_how_far_it_is_at_a_terminal_and_nowhere_else() {
    let mut files = Files::new();
    let settings = "title: Large\nbase_url: https://example.org/\n";
    files.insert("content/site.yaml".to_owned(), settings.into());
    let home = "---\ntitle: Home\nsummary: A large site.\n---\n\nWords.\n";
    files.insert("content/index.md".to_owned(), home.into());
    for page in 0..10_000 {
        let path = format!("content/page-{page}.md");
        let page = format!(
            "---\ntitle: Page {page}\nsummary: One of many, number {page}.\n---\n\nWords.\n"
        );
        files.insert(path, page.into_bytes());
    }
    let site = folder(&files);
    // `script` runs a command in a pseudo-terminal, and prints what was written to it.
    let at_a_terminal = |arguments: &str| {
        let command = format!("{} {arguments}", env!("CARGO_BIN_EXE_casebook"));
        let output = Command::new("script")
            .args(["-q", "-e", "-c", &command, "/dev/null"])
            .current_dir(site.path())
            .output()
            .expect("script can be run");
        let said = text(&output.stdout);
        assert!(output.status.success(), "{arguments}: {said}");
        said.replace("\r\n", "\n")
    };
    let said = at_a_terminal("build");
    assert!(
        said.contains("\rmade ") && said.contains(" a second"),
        "{said}"
    );
    // The final state of the terminal: of each line, what was written after the last carriage return.
    let left = said.lines().map(|line| line.rsplit('\r').next());
    let left: Vec<&str> = left.map(Option::unwrap_or_default).collect();
    assert!(
        left.iter().all(|line| !line.contains(" a second")),
        "{left:?}"
    );
    assert!(
        left.iter().any(|line| line.contains("pages made in")),
        "{left:?}"
    );
    for arguments in ["build --format json", "check --format github"] {
        assert!(!at_a_terminal(arguments).contains('\r'), "{arguments}");
    }
    for arguments in ["build", "check"] {
        let output = casebook(site.path()).arg(arguments).output().expect("run");
        assert!(output.status.success());
        assert!(!text(&output.stderr).contains('\r'), "{arguments}");
    }
}
