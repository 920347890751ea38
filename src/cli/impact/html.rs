//! The list of changes as one self-contained page, to be printed and signed.

use std::fmt::Write as _;

use super::rows::{ImpactList, ItemRow};
use super::text::{data_line, effect_in_words, value_line};
use crate::cli::print::escape_html;

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
     <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>What new data change</title>\n\
     <style>body{font:16px/1.4 sans-serif;margin:2rem}table{border-collapse:collapse}\
     th,td{border:1px solid #6f777b;padding:.3rem .5rem;text-align:left;vertical-align:top}\
     .breaks{font-weight:bold}p{margin:0 0 .3rem}code{white-space:pre-wrap}</style>\n</head>\n<body>\n<main>\n\
     <h1>What new data change</h1>\n";

/// A table with one row for each passage.
pub(super) fn render(list: &ImpactList<'_>) -> String {
    let mut text = HEAD.to_owned();
    for change in &list.data {
        let _ = writeln!(text, "<p>{}</p>", escape_html(&data_line(change)));
    }
    for (place, lines) in &list.other_messages {
        let _ = writeln!(
            text,
            "<p>{}: {}</p>",
            escape_html(place),
            escape_html(&lines.join(" · "))
        );
    }
    text.push_str(
        "<table>\n<caption>Each passage that the new data change</caption>\n<thead>\n<tr>",
    );
    for head in ["Where", "What", "Text", "Values", "Message", "Wording"] {
        let _ = write!(text, "<th scope=\"col\">{head}</th>");
    }
    text.push_str("</tr>\n</thead>\n<tbody>\n");
    for item in &list.items {
        row(item, &mut text);
    }
    text.push_str("</tbody>\n</table>\n");
    if !list.made.is_empty() {
        let _ = writeln!(
            text,
            "<p>Made from the data, and different by themselves: {}</p>",
            escape_html(&list.made.join(" "))
        );
    }
    text.push_str("</main>\n</body>\n</html>\n");
    text
}

fn row(item: &ItemRow<'_>, text: &mut String) {
    let cell = |paragraphs: &[String]| {
        let escaped = paragraphs.iter().map(|text| escape_html(text));
        let joined = escaped.collect::<Vec<_>>().join("</p><p>");
        if joined.is_empty() {
            joined
        } else {
            format!("<p>{joined}</p>")
        }
    };
    let values: Vec<String> = item.values.iter().map(value_line).collect();
    let mut said = vec![item.text.to_owned()];
    if let Some(description) = &item.description {
        said.push(format!("Description before: {}", description.old));
        said.push(format!("Description after: {}", description.new));
    }
    let messages: Vec<String> = item.messages.iter().flatten().cloned().collect();
    let mut wording: Vec<String> = item
        .wording
        .iter()
        .map(|line| format!("line {}: {}", line.line, line.text))
        .collect();
    if !item.look_at.is_empty() {
        wording.push(item.look_at.to_owned());
    }
    let _ = writeln!(
        text,
        "<tr class=\"{}\"><td>{}:{}:{}</td><td>{}, {}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
        item.effect,
        escape_html(item.file),
        item.line,
        item.column,
        item.kind,
        effect_in_words(item.effect),
        cell(&said),
        cell(&values),
        cell(&messages),
        cell(&wording),
    );
}
