//! What place and indicator pages say in sentences is true of the tables beside them: counts of results, ranks, the lists behind
//! ranks. Called for every site that `made_words` builds.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::folder::{DATE, Files, folder, read, run, text};
use crate::made_words::{number, parts, plain};

/// Checks all pages of an output; returns how many sentences were checked.
pub(crate) fn check(output: &Files) -> usize {
    let pages = output
        .iter()
        .filter(|(path, _)| path.strip_suffix("index.html").is_some() && !path.starts_with("cy/"));
    let pages: BTreeMap<&str, String> = pages
        .map(|(path, bytes)| (path.as_str(), text(bytes)))
        .collect();
    let mut checked = 0;
    for (path, page) in &pages {
        let said = if path.starts_with("places/") {
            place(page, &pages)
        } else if path.starts_with("indicators/") {
            lists(page)
        } else {
            continue;
        };
        checked += said.unwrap_or_else(|why| panic!("{path}\n{why}"));
    }
    checked
}

/// How often each result is in texts.
fn counts<'t>(words: impl Iterator<Item = &'t str>) -> BTreeMap<&'t str, usize> {
    let mut counts = BTreeMap::new();
    for word in words {
        let known = ["Worse", "Similar", "Better", "Higher", "Lower"];
        let found = known.into_iter().find(|known| word.trim() == *known);
        *counts.entry(found.unwrap_or("other")).or_default() += 1;
    }
    counts
}

/// Whether a sentence's counts are those of the rows: `Of 25 measures A is worse than B on 4 and better on 6. 15 are not compared.`
fn agrees(sentence: &str, words: &[String]) -> Result<usize, String> {
    let counts = counts(words.iter().map(String::as_str));
    let sentence = sentence.replace(" where neither is better", "");
    let count = |word: &str| counts.get(word).copied().unwrap_or_default();
    let rest = sentence
        .strip_prefix("Of ")
        .ok_or(format!("{sentence}: no count"))?;
    let wrong = |what: &str| Err(format!("{sentence}\n  {what}: {counts:?}"));
    if !rest.starts_with(&format!("{} ", words.len())) {
        return wrong("all");
    }
    for word in ["worse", "similar", "better", "higher", "lower"] {
        let mut capital = word.to_owned();
        capital[..1].make_ascii_uppercase();
        let wanted = count(&capital);
        let said = rest.match_indices(word).next().map(|(at, _)| {
            // Behind the word for measures ("worse on 4"), before it for areas ("4 are worse").
            let behind = rest[at..].split([',', '.']).next().unwrap_or("");
            let before = rest[..at].rsplit([',', '.']).next().unwrap_or("");
            let on = behind.split(" on ").nth(1).and_then(number);
            on.or_else(|| {
                let words: Vec<&str> = before.split_whitespace().collect();
                words.iter().rev().find_map(|word| number(word))
            })
        });
        let said = said.flatten().unwrap_or_default();
        if said != Decimal::from(wanted) {
            return wrong(word);
        }
    }
    let others = count("other");
    let said = match others {
        0 => !rest.contains("not compared"),
        1 => rest.ends_with("One is not compared."),
        others => rest.ends_with(&format!(" {others} are not compared.")),
    };
    if said { Ok(1) } else { wrong("not compared") }
}

/// The sentence of a place and its ranks.
fn place(page: &str, pages: &BTreeMap<&str, String>) -> Result<usize, String> {
    let cells = parts(page, "<td class=\"panel-comparison\">", "</td>");
    let mut checked = 0;
    let words: Vec<String> = cells
        .iter()
        .map(|cell| plain(cell.split("<a class=\"row-more\"").next().unwrap_or(cell)))
        .collect();
    if let Some(sentence) = parts(page, "<p class=\"standfirst\">", "</p>").first() {
        let sentence = plain(sentence);
        if sentence.starts_with("None of") {
            let none = words.iter().all(|word| {
                !["Worse", "Similar", "Better", "Higher", "Lower"].contains(&word.as_str())
            });
            if !none {
                return Err(sentence);
            }
        } else {
            checked += agrees(&sentence, &words)?;
        }
    }
    for cell in cells {
        let Some((_, rank)) = cell.split_once("<a class=\"row-more\" href=\"../../") else {
            continue;
        };
        let (path, rest) = rank.split_once("\">").ok_or("a rank's address")?;
        let (address, anchor) = path.split_once('#').ok_or("a rank's anchor")?;
        let said = plain(rest.split('<').next().unwrap_or(""));
        let of = &pages[&*format!("{address}index.html")];
        let list = of
            .split("<table class=\"data ranked\">")
            .find(|list| list.contains(&format!("<tr id=\"{anchor}\">")))
            .ok_or(format!("{said}: there is no list with {anchor}"))?;
        let list = list.split("</table>").next().unwrap_or(list);
        let row = parts(list, &format!("<tr id=\"{anchor}\">"), "</tr>")[0];
        let place = plain(parts(row, "<td class=\"number\">", "</td>")[0]);
        let all = list.matches("<tr id=").count();
        let (nth, rest) = said.split_once(" of ").ok_or(said.clone())?;
        let joint = nth.starts_with("joint ") == place.ends_with('=');
        if number(nth) != number(&place) || !joint || !rest.starts_with(&format!("{all} ")) {
            return Err(format!("{said}: the list says {place} of {all}"));
        }
        checked += 1;
    }
    Ok(checked)
}

/// The lists of an indicator: the highest first, places that agree with the values, counts that agree with the words.
fn lists(page: &str) -> Result<usize, String> {
    let mut checked = 0;
    for list in page.split("<summary>").skip(1) {
        let Some(table) = parts(list, "<table class=\"data ranked\">", "</table>").pop() else {
            continue;
        };
        let rows: Vec<Vec<String>> = parts(table, "<tr id=", "</tr>")
            .into_iter()
            .map(|row| {
                let cells = row.split("<t").skip(1);
                cells.map(|cell| plain(&format!("<t{cell}"))).collect()
            })
            .collect();
        let value = |row: &[String]| number(&row[row.len() - 2]);
        for pair in rows.windows(2) {
            if value(&pair[0]) < value(&pair[1]) {
                return Err(format!("the highest is not first: {pair:?}"));
            }
        }
        for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.len() == 4) {
            let place = number(&row[0]).ok_or("a place")?;
            // Values that look equal need not be.
            let higher = rows.iter().filter(|other| value(other) > value(row));
            let least = Decimal::from(higher.count() + 1);
            if place < least || place > Decimal::from(index + 1) {
                return Err(format!("{row:?} is not in place"));
            }
        }
        let words: Vec<String> = rows.iter().filter_map(|row| row.last().cloned()).collect();
        let sentence = parts(list, "<p class=\"ranked-note\">", "</p>");
        let sentence = sentence.first().map(|sentence| plain(sentence));
        if let Some(sentence) = sentence.filter(|sentence| sentence.starts_with("Of ")) {
            checked += agrees(&sentence, &words)?;
        }
    }
    Ok(checked)
}

/// A site of two places with an indicator by fifths and one by sex, and a case study of both.
const SITE: &[(&str, &str)] = &[
    (
        "content/site.yaml",
        "title: Two places\nbase_url: https://example.org/\nbenchmark: england\n",
    ),
    (
        "content/index.md",
        "---\ntitle: Two places\nsummary: A site.\n---\n\nA site.\n",
    ),
    (
        "content/report/index.md",
        "---\nkind: report\ntitle: A report\nsummary: A report.\n---\n\nA report.\n",
    ),
    (
        "content/report/both.md",
        "---\ntitle: Both\nsummary: Both places.\nplace: [ashford, elmham]\nindicators: [moves]\n---\n\nBoth.\n",
    ),
    (
        "content/areas.csv",
        "id,name,codes,type,parent\nengland,England,E92000001,country,\nashford,Ashford,E08000001,metropolitan district,england\nelmham,Elmham,E08000002,metropolitan district,england\n",
    ),
    (
        "content/indicators/falls.yaml",
        "title: Falls\ndefinition: What it counts.\nunit: per 1,000\ndecimals: 1\npolarity: lower-is-better\ndimensions:\n  fifth:\n    title: Fifth\n    values: {all: Everybody, 1: Most deprived, 2: Second, 3: Third, 4: Fourth, 5: Least deprived}\n    total: all\n    ordered: true\nsource: {title: Statistics, publisher: A ministry, licence: Open Government Licence v3.0}\n",
    ),
    (
        "content/indicators/falls.csv",
        "area_code,period,fifth,value,lower_ci,upper_ci,denominator\nE08000001,2024,all,6.6,6.4,6.8,100\nE08000001,2024,1,10.0,9.5,10.5,10\nE08000001,2024,2,8.0,7.5,8.5,20\nE08000001,2024,3,7.0,6.5,7.5,30\nE08000001,2024,4,5.0,4.5,5.5,25\nE08000001,2024,5,1.0,0.5,1.5,15\n",
    ),
    (
        "content/indicators/moves.yaml",
        "title: Moves\ndefinition: What it counts.\nunit: \"%\"\ndecimals: 1\npolarity: lower-is-better\ndimensions:\n  sex:\n    values: {all: All, female: Female, male: Male}\n    total: all\nsource: {title: Statistics, publisher: A ministry, licence: Open Government Licence v3.0, next_update: 2027-03-01}\n",
    ),
    (
        "content/indicators/moves.csv",
        "area_code,period,sex,value,lower_ci,upper_ci\nE92000001,2024,all,50,49,51\nE08000001,2024,all,53,51,55\nE08000002,2024,all,50.4,48,52\nE08000001,2024,female,53,51,55\nE08000001,2024,male,50,48,52\nE08000002,2024,female,52.5,50.5,54.5\nE08000002,2024,male,50,48,52\n",
    ),
];

#[test]
fn groups_places_and_files_say_what_the_data_say() {
    let files = SITE
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    let site = folder(&files.collect());
    let output = run(site.path(), &["build", "--date", DATE]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let output = read(&site.path().join("output"));
    let page = |path: &str| text(&output[path]);
    let says = |path: &str, what: &str| {
        let page = page(path).replace('\u{a0}', " ");
        assert!(page.contains(what), "{path} does not say {what:?}\n{page}");
    };
    // The gap is √(0.5² + 0.5²) either way; the slope is worked by hand in the tests of the method.
    let ashford = "places/ashford/index.html";
    says(
        ashford,
        "From Most deprived to Least deprived: 9.0 lower (limits of the difference −9.7 to −8.3).",
    );
    says(ashford, "the line through them falls by 8.8.");
    // Groups beside each other: 3 apart with limits 0.2 to 5.8, and 2.5 with limits on both sides of zero.
    let moves = "indicators/moves/index.html";
    says(
        moves,
        "3.0 points lower (limits of the difference −5.8 to −0.2)",
    );
    says(
        moves,
        "2.5 points lower, no clear difference (limits −5.3 to 0.3)",
    );
    says(moves, "<tr id=\"rank-ashford\"><td class=\"number\">1</td>");
    // Several places are in columns, behind the benchmark's.
    let both = page("report/both/index.html");
    let table = parts(&both, "<table class=\"data compare-table\">", "</table>")[0];
    let heads: Vec<String> = parts(table, "<th scope=\"col\">", "</th>")
        .into_iter()
        .map(plain)
        .collect();
    assert_eq!(heads, ["Indicator", "Ashford", "Elmham", "England"]);
    let words: Vec<String> = parts(table, "<span class=\"outcome outcome-", "</span>")
        .into_iter()
        .map(str::to_owned)
        .collect();
    assert_eq!(words, ["worse\">Worse", "similar\">Similar"]);
    says("compare/index.html", "outcome-worse\">Worse</span>");
    says("data/index.html", "1 March 2027");
    let package: serde_json::Value =
        serde_json::from_slice(&output["data/datapackage.json"]).expect("JSON");
    for resource in package["resources"].as_array().expect("resources") {
        let file = resource["path"].as_str().expect("a path");
        let csv = text(&output[&format!("data/{file}")]);
        let head = csv.lines().next().expect("a head");
        let fields = resource["schema"]["fields"].as_array().expect("fields");
        let fields = fields
            .iter()
            .map(|field| field["name"].as_str().expect("a name"));
        assert_eq!(fields.collect::<Vec<_>>().join(","), head);
        let input = resource["input"]["path"].as_str().expect("a path");
        let bytes = SITE
            .iter()
            .find(|(path, _)| *path == input)
            .expect("an input")
            .1;
        let hash = format!("blake3:{}", blake3::hash(bytes.as_bytes()).to_hex());
        assert_eq!(resource["input"]["hash"], hash.as_str());
        let json = file.replace(".csv", ".json");
        let json: serde_json::Value =
            serde_json::from_slice(&output[&format!("data/{json}")]).expect("JSON");
        let rows = json["rows"].as_array().expect("rows").len();
        assert_eq!(rows, csv.lines().count() - 1);
    }
}
