//! Which files are read, and which folders may be output folders.

use super::*;

#[test]
fn a_site_is_read_without_hidden_files_and_backups() {
    let site = folder(&[
        ("content/site.yaml", "title: x\n"),
        ("content/a b/Éire.md", "\u{feff}text"),
        ("content/photo.JPG", "jpg"),
        ("content/.draft.md", ""),
        ("content/.git/config", ""),
        ("content/a.md~", ""),
        ("content/.a.md.swp", ""),
        ("content/#a.md#", ""),
        ("content/~$book.xlsx", ""),
        ("themes/own/theme.yaml", "name: own\n"),
        ("output/index.html", ""),
        ("README.md", ""),
    ]);
    let files = read_site(site.path()).expect("it can be read");
    let paths: Vec<&str> = files.keys().map(SitePath::as_str).collect();
    assert_eq!(
        paths,
        [
            "content/a b/Éire.md",
            "content/photo.JPG",
            "content/site.yaml",
            "themes/own/theme.yaml"
        ]
    );
    assert!(matches!(&files["content/photo.JPG"], File::Blob(blob) if blob.size() == 3));
    assert!(matches!(&files["content/a b/Éire.md"], File::Text(text) if text.text() == "text"));
    let empty = folder(&[]);
    assert_eq!(read_site(empty.path()).map(|files| files.len()), Ok(0));
}

#[cfg(unix)]
#[test]
fn links_out_of_the_site_and_what_cannot_be_read_are_errors_all_at_once() {
    use std::os::unix::fs::symlink;
    let secret = folder(&[("secret.md", "secret"), ("more/a.md", "")]);
    let site = folder(&[
        ("content/a.md", "a"),
        ("notes/n.md", ""),
        ("content/sub/", ""),
    ]);
    let content = site.path().join("content");
    let link = |to: &Path, name: &str| symlink(to, content.join(name)).expect("a link");
    link(&secret.path().join("secret.md"), "b.md");
    link(&secret.path().join("more"), "c");
    link(Path::new("../notes/n.md"), "d.md");
    link(Path::new("nowhere.md"), "e.md");
    link(Path::new(".."), "f");
    link(Path::new("a.md"), "good.md");
    link(Path::new(".."), "sub/loop");
    // Emacs' lock of a file with changes that are not saved.
    link(Path::new("ann@host.1234:1700000000"), ".#a.md");
    let errors = read_site(site.path()).expect_err("links lead out");
    let text: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        text.join("\n"),
        "content/b.md is a symbolic link that leads out of content/ and themes/\n\
         content/c is a symbolic link that leads out of content/ and themes/\n\
         content/d.md is a symbolic link that leads out of content/ and themes/\n\
         cannot read content/e.md: no such file or directory\n\
         content/f is a symbolic link that leads out of content/ and themes/\n\
         content/sub/loop is a symbolic link to a folder that contains it"
    );
}

#[test]
fn output_folders_that_could_cost_somebody_their_files_are_refused_and_nothing_changes() {
    let site = folder(&[
        ("content/site.yaml", "title: x\n"),
        ("content/public/", ""),
        ("themes/own/theme.yaml", ""),
        ("full/letter.txt", "dear"),
        ("app/manifest.json", "{\"name\": \"app\"}"),
        (
            "later/manifest.json",
            "{\"generator\": \"Casebook\", \"version\": 99}",
        ),
        ("file", ""),
        ("home/me/", ""),
    ]);
    let root = site.path();
    #[cfg(unix)]
    std::os::unix::fs::symlink(root.join("full"), root.join("link")).expect("a link");
    let before = files(root);
    let home = root.join("home/me");
    for (output, why) in [
        (".", "it holds the site's sources"),
        ("..", "it holds the site's sources"),
        ("/", "it is the root of the file system"),
        ("content", "it lies in content/"),
        ("content/public", "it lies in content/"),
        ("content/new", "it lies in content/"),
        ("output/../content/x", "it lies in content/"),
        ("themes", "it lies in themes/"),
        ("home", "it is the home folder or holds it"),
        ("home/me", "it is the home folder or holds it"),
        ("full", "files that Casebook did not write (letter.txt)"),
        ("app", "files that Casebook did not write (manifest.json)"),
        ("later", "a later version of Casebook"),
        ("file", "it is a file"),
        #[cfg(unix)]
        ("link", "it is a symbolic link"),
    ] {
        let error = OutputFolder::open(&root.join(output), root, Some(&home), root)
            .expect_err(&format!("{output} is refused"));
        assert!(error.message.contains(why), "{output}: {error}");
        assert!(error.help.is_some(), "{output}");
    }
    // The site lies elsewhere, and the command runs in a folder that it would fill.
    let here = folder(&[]);
    let error = OutputFolder::open(Path::new("."), root, None, here.path());
    assert!(error.is_err_and(|e| e.message.contains("the command runs in")));
    assert!(OutputFolder::open(Path::new(".."), root, None, here.path()).is_err());
    assert_eq!(files(root), before);
}
