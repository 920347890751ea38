//! What Casebook itself says of charts and places is true of the tables beside it: no superlative, rank, count, direction or
//! difference is refuted by them. A property over the demonstration site and generated sites, read from the pages as readers get
//! them.

use std::fmt::Write as _;
use std::path::Path;

use rust_decimal::Decimal;

use crate::folder::{DATE, Files, folder, read, run, text, write};
use crate::place_words;

/// Sites in the first tier; the second builds as many more as issue.
const FEW: u64 = 12;
const MANY: u64 = 200;

#[test]
fn made_words_of_the_demonstration_site_are_borne_out() {
    let site = tempfile::tempdir().expect("a temporary folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Files::new();
    for part in ["content", "themes"] {
        let below = read(&root.join(part)).into_iter();
        files.extend(below.map(|(path, bytes)| (format!("{part}/{path}"), bytes)));
    }
    write(site.path(), &files);
    let said = check(site.path());
    assert!(said > 100, "only {said} sentences were found");
}

#[test]
fn made_words_of_generated_sites_are_borne_out() {
    let said: usize = (0..FEW)
        .map(|seed| check(folder(&generated(seed)).path()))
        .sum();
    assert!(said > 50, "only {said} sentences were found");
}

#[test]
#[ignore = "takes minutes"]
fn made_words_of_many_generated_sites_are_borne_out() {
    let said: usize = (FEW..MANY)
        .map(|seed| check(folder(&generated(seed)).path()))
        .sum();
    assert!(said > 1_000, "only {said} sentences were found");
}

/// Builds a site and checks its pages; returns how many sentences were checked.
fn check(site: &Path) -> usize {
    let output = run(site, &["build", "--date", DATE]);
    let said = text(&output.stdout) + &text(&output.stderr);
    assert!(output.status.success(), "{said}");
    let output = read(&site.join("output"));
    let mut checked = place_words::check(&output);
    for (path, bytes) in output {
        let page = text(&bytes);
        if path.strip_suffix(".html").is_none() || !page.contains("<html lang=\"en\"") {
            continue;
        }
        let mut problems = Vec::new();
        for figure in parts(&page, "<figure class=\"chart", "</figure>") {
            checked += figure_words(figure, &mut problems);
        }
        for row in parts(&page, "<tr>", "</tr>") {
            checked += usize::from(panel_row(row, &mut problems));
        }
        assert!(problems.is_empty(), "{path}\n{}", problems.join("\n"));
    }
    checked
}

/// The table of a chart: the head, and each row's head with its cells.
struct Table {
    head: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
}

/// Checks the description of a chart against its table; returns how many sentences it read.
fn figure_words(figure: &str, problems: &mut Vec<String>) -> usize {
    let described = parts(figure, "<div class=\"chart-description\"", "</div>");
    let description = described.first().map_or(String::new(), |html| plain(html));
    let Some(table) = table(figure) else { return 0 };
    let mut said = 0;
    // The series and the span that "its" refers to.
    let mut of: Option<(usize, usize, usize)> = None;
    let mut wrong = |sentence: &str, why: &str| {
        problems.push(format!("{sentence}\n  {why}\n  {:?}", table.rows));
    };
    // Which row a ranking leaves out.
    let mut without: Option<String> = None;
    for sentence in description
        .split_inclusive(". ")
        .map(|it| it.trim_end_matches(['.', ' ']))
    {
        if let Some((count, rest)) = between(sentence, "Highest of these ", ": ") {
            said += 1;
            let (count, other) = count.split_once(", without ").unwrap_or((&count, ""));
            without = Some(other.to_owned());
            let ranked = values(&table, without.as_deref());
            check_end(count, &rest, &ranked, true).unwrap_or_else(|why| wrong(sentence, &why));
        } else if let Some(rest) = sentence.strip_prefix("Lowest: ") {
            said += 1;
            let ranked = values(&table, without.as_deref());
            let count = ranked.len().to_string();
            check_end(&count, rest, &ranked, false).unwrap_or_else(|why| wrong(sentence, &why));
        } else if let Some((label, rest)) = sentence.split_once(": ")
            && let Some(ends) = ends(rest)
        {
            said += 1;
            match check_ends(&table, label, &ends) {
                Ok(found) => of = Some(found),
                Err(why) => wrong(sentence, &why),
            }
        } else if sentence.starts_with("Its ") {
            said += 1;
            let Some((column, from, to)) = of else {
                wrong(sentence, "it is of nothing");
                continue;
            };
            let span: Vec<Decimal> = table.rows[from..=to]
                .iter()
                .filter_map(|(_, cells)| number(&cells[column]))
                .collect();
            for (word, wanted) in [
                ("highest", span.iter().max()),
                ("lowest", span.iter().min()),
            ] {
                if let Some((_, rest)) = sentence.split_once(&format!("{word} "))
                    && number(rest.trim_start_matches("in this time was ")) != wanted.copied()
                {
                    wrong(sentence, &format!("the {word} is {wanted:?}"));
                }
            }
        }
    }
    said
}

/// Each row of a ranked chart that has a value, without the benchmark.
fn values(table: &Table, benchmark: Option<&str>) -> Vec<(String, Decimal)> {
    let rows = table.rows.iter();
    rows.filter(|(name, _)| Some(name.as_str()) != benchmark)
        .filter_map(|(name, cells)| Some((name.clone(), number(cells.first()?)?)))
        .collect()
}

/// Whether `names, value` is the end of a ranking.
fn check_end(
    count: &str,
    said: &str,
    ranked: &[(String, Decimal)],
    highest: bool,
) -> Result<(), String> {
    if count != ranked.len().to_string() {
        return Err(format!("{} have a value", ranked.len()));
    }
    let all = ranked.iter().map(|(_, value)| *value);
    let wanted = if highest { all.max() } else { all.min() };
    let (names, value) = said.rsplit_once(", ").unwrap_or(("", said));
    if number(value) != wanted {
        return Err(format!("the value is {wanted:?}"));
    }
    let alike = ranked.iter().filter(|(_, value)| Some(*value) == wanted);
    let alike: Vec<&str> = alike.map(|(name, _)| name.as_str()).collect();
    let has_all = alike.iter().all(|name| names.contains(name));
    if has_all || names.starts_with(&alike.len().to_string()) {
        Ok(())
    } else {
        Err(format!("these have it: {alike:?}"))
    }
}

/// The two ends of a series with how the last compares.
struct Ends {
    first: (String, String),
    last: (String, String),
    direction: String,
}

/// `18.5% in 2015, 17.7% in 2025, lower by 0.73 percentage points`
fn ends(said: &str) -> Option<Ends> {
    let (first, rest) = said.split_once(", ")?;
    let (last, direction) = rest.split_once(", ")?;
    let value = |text: &str| {
        let (value, period) = text.split_once(" in ")?;
        Some((value.to_owned(), period.replace(" to ", "–")))
    };
    Some(Ends {
        first: value(first)?,
        last: value(last)?,
        direction: direction.to_owned(),
    })
}

/// Checks both ends and the direction; returns the column with the rows of the span.
fn check_ends(table: &Table, label: &str, ends: &Ends) -> Result<(usize, usize, usize), String> {
    let by_period = table.head.first().is_some_and(|head| head == "Period");
    let place = |period: &str| -> Option<(usize, usize)> {
        // Periods are rows of a line's table, and columns of one of changes.
        let short = |name: &str| name == period || shortened(name) == shortened(period);
        if by_period {
            let row = table.rows.iter().position(|(name, _)| short(name))?;
            let column = table.head[1..].iter().position(|name| name == label)?;
            return Some((row, column));
        }
        let row = table.rows.iter().position(|(name, _)| name == label)?;
        let column = table.head[1..].iter().position(|name| short(name))?;
        Some((row, column))
    };
    let cell = |(value, period): &(String, String)| {
        let at = place(period).ok_or(format!("there is no {label}, {period}"))?;
        let cell = &table.rows[at.0].1[at.1];
        if number(cell) != number(value) {
            return Err(format!("{label}, {period} is {cell}"));
        }
        Ok((at, number(cell).unwrap_or_default()))
    };
    let (from, before) = cell(&ends.first)?;
    let (to, after) = cell(&ends.last)?;
    agrees(&ends.direction, before, after)?;
    Ok((from.1, from.0.min(to.0), from.0.max(to.0)))
}

/// Whether the words on a difference agree with two numbers.
fn agrees(said: &str, before: Decimal, after: Decimal) -> Result<(), String> {
    let shown = after - before;
    let higher = said.contains("higher");
    if !higher && !said.contains("lower") {
        let equal = ["the same", "about the same", "The same", "About the same"].contains(&said);
        return if equal != shown.is_zero() && !said.contains("chang") && !said.contains("ompare") {
            Err(format!("{before} and {after} differ by {shown}"))
        } else {
            Ok(())
        };
    }
    if shown.is_zero() || higher != shown.is_sign_positive() {
        return Err(format!("{before} and {after} differ by {shown}"));
    }
    let digits = said.split_whitespace().find_map(number);
    let Some(difference) = digits else {
        return Ok(());
    };
    let decimals = before.scale().max(after.scale());
    let near = (difference - shown.abs()).abs() <= Decimal::new(1, decimals);
    if difference == shown.abs() || difference.scale() == decimals + 1 && near {
        Ok(())
    } else {
        Err(format!("{before} and {after} differ by {shown}"))
    }
}

/// Checks the comparison of a place's indicator; returns whether the row has one.
fn panel_row(row: &str, problems: &mut Vec<String>) -> bool {
    let cell = |class: &str| {
        let found = parts(row, &format!("<td class=\"number {class}\">"), "<span");
        let text = plain(found.first()?);
        number(&text)
    };
    let (Some(value), Some(other)) = (cell("panel-value"), cell("panel-benchmark")) else {
        return false;
    };
    let words = parts(row, "<td class=\"panel-comparison\">", "</td>");
    let words = words.first().map_or(String::new(), |html| {
        plain(html.split("<a class=\"row-more\"").next().unwrap_or(html))
    });
    // "Better" and "worse" are of the indicator's polarity.
    if ["Better", "Worse", "Similar"].contains(&words.as_str()) {
        if words != "Similar" && value == other {
            problems.push(format!("{words}: {value} and {other}"));
        }
        return true;
    }
    let words = words.replace("Higher", "higher").replace("Lower", "lower");
    if let Err(why) = agrees(&words, other, value) {
        problems.push(format!("{words}: {why}"));
    }
    true
}

/// The parts of a text from one mark to the next other one.
pub(crate) fn parts<'t>(text: &'t str, from: &str, to: &str) -> Vec<&'t str> {
    text.match_indices(from)
        .filter_map(|(at, _)| {
            let inside = &text[at + from.len()..];
            Some(&inside[..inside.find(to)?])
        })
        .collect()
}

/// The text between a beginning and a mark, with what follows.
fn between(text: &str, start: &str, mark: &str) -> Option<(String, String)> {
    let (inside, rest) = text.strip_prefix(start)?.split_once(mark)?;
    Some((inside.to_owned(), rest.to_owned()))
}

/// The text of markup.
pub(crate) fn plain(html: &str) -> String {
    let mut shown = String::new();
    let mut tag = html.starts_with(" id=");
    for character in html.chars() {
        match character {
            '<' => tag = true,
            '>' if tag => {
                tag = false;
                shown.push(' ');
            }
            character if !tag => shown.push(character),
            _ => {}
        }
    }
    let shown = shown.replace('\u{a0}', " ").replace("&amp;", "&");
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn table(figure: &str) -> Option<Table> {
    let table = *parts(figure, "<table class=\"data\">", "</table>").first()?;
    let rows = parts(table, "<tr", "</tr>");
    let cells = |row: &str| -> Vec<String> {
        row.split("<t")
            .filter(|cell| cell.starts_with('d') || cell.starts_with("h "))
            .map(|cell| plain(&format!("<{cell}")))
            .collect()
    };
    let mut rows = rows.into_iter().map(cells);
    let head = rows.next()?;
    // Columns of confidence limits are behind their values.
    let kept: Vec<bool> = head
        .iter()
        .map(|name| !name.contains("confidence limits"))
        .collect();
    let keep = |cells: Vec<String>| -> Vec<String> {
        let cells = cells.into_iter().zip(&kept);
        cells
            .filter(|(_, keep)| **keep)
            .map(|(cell, _)| cell)
            .collect()
    };
    let rows = rows.map(|row| {
        let mut cells = keep(row).into_iter();
        (cells.next().unwrap_or_default(), cells.collect())
    });
    let rows = rows.collect();
    Some(Table {
        head: keep(head),
        rows,
    })
}

/// `2011 to 2013` and `2011–13` are one period.
fn shortened(period: &str) -> String {
    match period.split_once('–') {
        Some((first, last)) if last.len() == 4 => format!("{first}–{}", &last[2..]),
        _ => period.to_owned(),
    }
}

/// The first number of a text, with its digits: `−1,250.5`, `minus 3`, `£12 million`.
pub(crate) fn number(text: &str) -> Option<Decimal> {
    let text = text
        .replace("minus ", "-")
        .replace('−', "-")
        .replace(',', "");
    let start = text.find(|letter: char| letter.is_ascii_digit())?;
    let len = text[start..]
        .find(|letter: char| !letter.is_ascii_digit() && letter != '.')
        .unwrap_or(text.len() - start);
    let digits = text[start..start + len].trim_end_matches('.');
    let value: Decimal = digits.parse().ok()?;
    let before = text[..start].trim_end_matches('£');
    Some(if before.ends_with('-') { -value } else { value })
}

/// Numbers that follow from a seed: the generator of Steele, Lea and Flood (`SplitMix64`, 2014).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    fn one_in(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }
}

/// A site of areas of several types with indicators of any kind: groups, gaps, ties, suppressed and negative values, limits.
fn generated(seed: u64) -> Files {
    let mut next = Numbers(seed);
    let mut areas = "id,name,codes,type,parent\nengland,England,E92000001,country,\n".to_owned();
    let mut ids = vec!["england".to_owned()];
    let districts = 2 + next.below(8);
    for number in 0..districts + next.below(3) {
        let kind = if number < districts {
            "metropolitan district"
        } else {
            "London borough"
        };
        let id = format!("a{number}");
        let _ = writeln!(areas, "{id},Place {number},E0{number},{kind},england");
        ids.push(id);
    }
    let profiles = ids[1..].iter().filter(|_| !next.one_in(4)).cloned();
    let profiles: Vec<String> = profiles.collect();
    let site = format!(
        "title: Site {seed}\nbase_url: https://example.org/\nbenchmark: england\nprofiles: [{}]\n",
        profiles.join(", ")
    );
    let mut files = Files::new();
    let mut put = |path: &str, text: String| {
        files.insert(format!("content/{path}"), text.into_bytes());
    };
    put("site.yaml", site);
    put("areas.csv", areas);
    put(
        "index.md",
        "---\ntitle: Home\nsummary: The home page.\n---\n\nText.\n".to_owned(),
    );
    for number in 0..3 {
        let (definition, data) = indicator(&mut next, &ids);
        put(&format!("indicators/i{number}.yaml"), definition);
        put(&format!("indicators/i{number}.csv"), data);
    }
    files
}

fn indicator(next: &mut Numbers, areas: &[String]) -> (String, String) {
    let units = ["\"%\"", "years", "per 1,000", "people", "\"£\"", "score"];
    let unit = units[next.below(units.len() as u64) as usize];
    let polarity = ["lower-is-better", "higher-is-better", "none"][next.below(3) as usize];
    let scale = next.below(4) as u32;
    let mut definition = format!(
        "title: Measure\nunit: {unit}\npolarity: {polarity}\nsource: {{title: T, publisher: P, licence: L}}\n"
    );
    if next.one_in(2) {
        let _ = writeln!(definition, "decimals: {}", next.below(3));
    }
    let groups: &[&str] = match next.below(3) {
        0 => &["x", "y"],
        1 => &["x", "y", "all"],
        _ => &[""],
    };
    if groups.len() > 1 {
        let (all, total) = match groups.len() {
            3 => (", all: Everybody", ", total: all"),
            _ => ("", ""),
        };
        let _ = writeln!(
            definition,
            "dimensions: {{group: {{values: {{x: Group X, y: Group Y{all}}}{total}}}}}"
        );
    }
    let limits = next.one_in(2);
    let range = [3, 30, 4_000][next.below(3) as usize];
    let least = if unit == "people" || !next.one_in(3) {
        0
    } else {
        -range
    };
    let periods = 1 + next.below(12);
    let mut data = "area,period,value,lower_ci,upper_ci,status".to_owned();
    data.push_str(if groups.len() > 1 { ",group\n" } else { "\n" });
    for area in areas {
        for year in 2024 - periods..2024 {
            for group in groups {
                if next.one_in(12) {
                    continue;
                }
                let value = least
                    + i64::try_from(next.below(i64::abs_diff(range, least) + 1))
                        .expect("a small number");
                let around = next.below(4).cast_signed();
                let text = |value: i64| Decimal::new(value, scale).to_string();
                let _ = if next.one_in(10) {
                    write!(data, "{area},{year},,,,c")
                } else if limits && !next.one_in(9) {
                    let (low, high) = (text(value - around), text(value + around));
                    write!(data, "{area},{year},{},{low},{high},", text(value))
                } else {
                    write!(data, "{area},{year},{},,,", text(value))
                };
                let _ = if groups.len() > 1 {
                    writeln!(data, ",{group}")
                } else {
                    writeln!(data)
                };
            }
        }
    }
    (definition, data)
}
