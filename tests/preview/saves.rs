//! Saves as editors make them, checkouts, errors that come and go: the final page is correct and the preview keeps running.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use super::Preview;

const PAGE: &str = "content/homes/saves.md";
const ADDRESS: &str = "/homes/saves/";

fn page(words: &str) -> String {
    format!("---\ntitle: Saves\nsummary: A page that is saved.\nkind: article\n---\n\n{words}\n")
}

/// Save methods of six editors, and of a version control system.
const SAVES: [fn(&Path, &str); 7] = [
    // Visual Studio Code, nano.
    |place, text| fs::write(place, text).expect("written"),
    // gedit, Kate, Sublime Text.
    |place, text| {
        let beside = place.with_file_name(".goutputstream-1A2B3C");
        fs::write(&beside, text).expect("written");
        fs::rename(&beside, place).expect("renamed");
    },
    // Vim.
    |place, text| {
        let backup = place.with_extension("md~");
        fs::rename(place, &backup).expect("renamed");
        fs::write(place, text).expect("written");
        fs::remove_file(&backup).expect("removed");
    },
    // Emacs, once it has made its backup.
    |place, text| {
        fs::copy(place, place.with_extension("md~")).expect("copied");
        fs::write(place, text).expect("written");
    },
    // IntelliJ IDEA.
    |place, text| {
        let beside = |end: &str| place.with_extension(format!("md___jb_{end}___"));
        fs::write(beside("tmp"), text).expect("written");
        fs::rename(place, beside("old")).expect("renamed");
        fs::rename(beside("tmp"), place).expect("renamed");
        fs::remove_file(beside("old")).expect("removed");
    },
    // Word processors: in parts, with pauses between them.
    |place, text| {
        use std::io::Write as _;
        let mut file = fs::File::create(place).expect("truncated");
        for part in text.as_bytes().chunks(40) {
            file.write_all(part).expect("written");
            std::thread::yield_now();
        }
    },
    // Git.
    |place, text| {
        fs::remove_file(place).expect("removed");
        fs::write(place, text).expect("written");
    },
];

#[test]
fn a_save_is_shown_with_its_errors_and_lost_settings_leave_the_site_as_it_was() {
    let mut preview = Preview::start(&[]);
    let root = preview.root();
    let place = root.join(PAGE);
    fs::write(&place, page("Word zero.")).expect("written");
    preview.wait_for(ADDRESS, |html| html.contains("Word zero."));
    for (round, save) in SAVES.iter().enumerate() {
        save(&place, &page(&format!("Word {round} of many.")));
        preview.wait_for(ADDRESS, |html| {
            html.contains(&format!("Word {round} of many."))
        });
    }
    let problems = |preview: &Preview| preview.get(&format!("/_casebook/problems?page={ADDRESS}"));
    fs::write(
        &place,
        page("A [broken link](nowhere.md) <script>alert(1)</script>."),
    )
    .expect("written");
    preview.wait_for(&format!("/_casebook/problems?page={ADDRESS}"), |json| {
        json.contains("broken-link")
    });
    let shown = preview.get(ADDRESS);
    assert!(shown.contains("broken link") && !shown.contains("<script>alert"));
    assert!(problems(&preview).contains("\"errors\":"));
    hear(&preview, "error[broken-link]");
    let is_clean = |json: &str| json.contains("\"errors\":0");
    fs::write(&place, page("Mended.")).expect("written");
    preview.wait_for(ADDRESS, |html| html.contains("Mended."));
    preview.wait_for(&format!("/_casebook/problems?page={ADDRESS}"), is_clean);
    // Settings, data and themes are watched like pages.
    let settings = root.join("content/site.yaml");
    let before = fs::read_to_string(&settings).expect("settings");
    fs::write(&settings, "title: [").expect("written");
    preview.wait_for(&format!("/_casebook/problems?page={ADDRESS}"), |json| {
        !is_clean(json)
    });
    assert!(preview.get(ADDRESS).contains("Mended."));
    fs::write(&settings, &before).expect("written");
    preview.wait_for(&format!("/_casebook/problems?page={ADDRESS}"), is_clean);
    for (path, words) in [
        ("content/site.yaml", "site.yaml is gone"),
        ("content", "content/ is gone"),
    ] {
        let aside = root.join("aside");
        fs::rename(root.join(path), &aside).expect("moved away");
        preview.wait_for(&format!("/_casebook/problems?page={ADDRESS}"), |json| {
            json.contains(words)
        });
        assert!(preview.get(ADDRESS).contains("Mended."));
        fs::rename(&aside, root.join(path)).expect("moved back");
        preview.wait_for(&format!("/_casebook/problems?page={ADDRESS}"), is_clean);
    }
    fs::write(&place, page("Mended again.")).expect("written");
    preview.wait_for(ADDRESS, |html| html.contains("Mended again."));
    fs::create_dir_all(root.join("themes/default/assets")).expect("a folder");
    fs::write(
        root.join("themes/default/assets/site.css"),
        "body { color: rebeccapurple }",
    )
    .expect("written");
    preview.wait_for("/assets/site.css", |css| css.contains("rebeccapurple"));
    fs::remove_file(&place).expect("removed");
    preview.wait_for(ADDRESS, |html| !html.contains("Mended again."));
    assert!(preview.runs());
    assert!(!root.join("output").exists(), "a preview writes nothing");
    hear(&preview, "no errors");
}

/// Waits until the terminal has these words: it is told when all pages have been looked at.
fn hear(preview: &Preview, words: &str) {
    let start = Instant::now();
    while !preview.said().contains(words) {
        let said = preview.said();
        assert!(start.elapsed() < Duration::from_secs(20), "{said}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn files_are_looked_at_again_and_again_where_that_is_asked_for() {
    let preview = Preview::start(&["--poll"]);
    fs::write(preview.root().join(PAGE), page("Seen.")).expect("written");
    preview.wait_for(ADDRESS, |html| html.contains("Seen."));
    assert!(
        preview
            .said()
            .contains("looking at the files again and again"),
        "{}",
        preview.said()
    );
}

/// The resident memory of a process, in kilobytes.
fn memory(id: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[test]
#[ignore = "second tier: ten thousand saves"]
fn ten_thousand_saves_in_the_ways_of_editors_and_none_is_missed() {
    let mut preview = Preview::start(&[]);
    let root = preview.root();
    for number in 0..20 {
        fs::write(
            root.join(format!("content/homes/page-{number}.md")),
            page("Nothing yet."),
        )
        .expect("written");
    }
    preview.wait_for("/homes/page-19/", |html| html.contains("Nothing yet."));
    let mut early = 0;
    let mut saves = 0;
    for round in 0..1000 {
        // Several saves before the next request, as when somebody types fast, and as in a checkout of some files.
        let last = round % 20;
        for number in 0..10 {
            let target = if number == 9 {
                last
            } else {
                (round + number) % 20
            };
            let place = root.join(format!("content/homes/page-{target}.md"));
            SAVES[(round + number) % SAVES.len()](
                &place,
                &page(&format!("Round {round}, save {number}.")),
            );
            saves += 1;
        }
        let expected = format!("Round {round}, save 9.");
        preview.wait_for(&format!("/homes/page-{last}/"), |html| {
            html.contains(&expected)
        });
        if round == 200 {
            early = memory(preview.child.id());
        }
    }
    for number in 0..20 {
        let place = root.join(format!("content/homes/page-{number}.md"));
        let text = fs::read_to_string(place).expect("a page");
        let words = text.lines().last().expect("words").to_owned();
        preview.wait_for(&format!("/homes/page-{number}/"), |html| {
            html.contains(&words)
        });
    }
    let late = memory(preview.child.id());
    assert_eq!(saves, 10_000);
    assert!(
        late <= early + early / 10 + 8_000,
        "{early} kB became {late}"
    );
    assert!(preview.runs());
}

#[test]
#[ignore = "second tier: two hundred breaks and repairs"]
fn two_hundred_errors_are_made_and_mended() {
    const WRONG: [&str; 8] = [
        "[broken](nowhere.md)",
        "[99.9 per cent](figure:none?2020)",
        "<script>alert(1)</script>",
        "```chart\ntype: pie\n```",
        "[^undefined]",
        "{{ include }}",
        "```case-study\npage: saves.md\n```",
        "![](missing.png)",
    ];
    let mut preview = Preview::start(&[]);
    let root = preview.root();
    let problems = format!("/_casebook/problems?page={ADDRESS}");
    let is_clean = |json: &str| json.contains("\"errors\":0");
    let files = [PAGE, "content/site.yaml", "content/areas.csv"];
    fs::write(root.join(PAGE), page("Good.")).expect("written");
    preview.wait_for(ADDRESS, |html| html.contains("Good."));
    let good: Vec<String> = files
        .iter()
        .map(|file| fs::read_to_string(root.join(file)).expect("a file"))
        .collect();
    for round in 0..200 {
        let which = if round % 4 == 3 {
            round / 4 % files.len()
        } else {
            0
        };
        let wrong = match which {
            0 => page(WRONG[round % WRONG.len()]),
            1 => "title: \"unclosed".to_owned(),
            _ => "id,name\n\"unclosed".to_owned(),
        };
        let place = root.join(files[which]);
        SAVES[round % SAVES.len()](&place, &wrong);
        // Not every one of these is an error; either the last good version or the current one is shown.
        std::thread::sleep(Duration::from_millis(30));
        assert!(preview.get(ADDRESS).contains("</html>"));
        SAVES[(round + 3) % SAVES.len()](&place, &good[which]);
        preview.wait_for(&problems, is_clean);
        preview.wait_for(ADDRESS, |html| html.contains("Good."));
        assert!(preview.runs());
    }
}
