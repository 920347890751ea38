//! Plain drawings: SVG of which every element, attribute and address is on a list. A browser that opens a drawing by its address
//! runs everything else, whatever the page around it may do.
//!
//! In: the text of a drawing, in UTF-8. Out: what keeps it from being a plain drawing, with ranges. Must not know: which page shows it.

use std::ops::Range;

use roxmltree::{Attribute, Document, Error, Node, ParsingOptions};

use super::css;
use super::svg_names::{
    ATTRIBUTES, ELEMENTS, FORBIDDEN_NAMESPACES, SVG, TOOLS, XLINK, XLINK_ATTRIBUTES, XML,
};

/// The most nodes of a drawing: more take more memory than a drawing is worth.
const MOST_NODES: u32 = 500_000;

/// So many problems of one drawing are reported: with the first of them solved by saving it anew, all are.
const MOST_PROBLEMS: usize = 50;

/// What to do about most of what a drawing may not have.
const SAVE_ANEW: &str =
    "or save the drawing again as \"Plain SVG\" (Inkscape) or by Export, As, SVG (Illustrator)";

/// Why a drawing is not plain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SvgProblem {
    pub range: Range<usize>,
    pub message: String,
    /// What to do, a line for each.
    pub help: Vec<String>,
}

impl SvgProblem {
    fn new(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            range,
            message: message.into(),
            help: vec![help.into()],
        }
    }

    fn or_save_anew(mut self) -> Self {
        self.help.push(SAVE_ANEW.to_owned());
        self
    }
}

/// Everything that keeps a text from being a plain drawing.
pub fn svg_problems(text: &str) -> Vec<SvgProblem> {
    if let Some(encoding) = other_encoding(text) {
        return vec![encoding];
    }
    let declared = doctype(text);
    if let Some(problem) = declared
        .as_ref()
        .filter(|found| text[found.range.clone()].contains('['))
    {
        return vec![problem.clone()];
    }
    let options = ParsingOptions {
        nodes_limit: MOST_NODES,
        // It was found above, and defines nothing: what follows it can be checked.
        allow_dtd: declared.is_some(),
        ..ParsingOptions::default()
    };
    let drawing = match Document::parse_with_options(text, options) {
        Ok(drawing) => drawing,
        Err(error) => return vec![unreadable(text, &error)],
    };
    let mut problems = Vec::from_iter(declared);
    let root = drawing.root_element();
    if root.tag_name().namespace() != Some(SVG) || root.tag_name().name() != "svg" {
        problems.push(SvgProblem::new(
            tag_range(text, root),
            "this file is no drawing: it does not begin with `<svg xmlns=\"http://www.w3.org/2000/svg\"`",
            "save the drawing again as \"Plain SVG\"",
        ));
        return problems;
    }
    // Elements come in the text's order, so that what begins before the metadata's end is inside it.
    let mut metadata_end = 0;
    for node in drawing.root().descendants() {
        if problems.len() >= MOST_PROBLEMS {
            break;
        }
        if node.has_tag_name((SVG, "metadata")) {
            metadata_end = metadata_end.max(node.range().end);
        }
        if node.is_pi() {
            problems.push(SvgProblem::new(
                node.range(),
                "a drawing with an instruction `<?…?>` besides its first line is refused",
                "take the instruction out",
            ));
        } else if node.is_element() {
            let is_in_metadata = node.range().start < metadata_end;
            element(text, node, is_in_metadata, &mut problems);
        }
    }
    problems
}

/// A declared encoding other than UTF-8: a browser would read other characters than are checked here.
fn other_encoding(text: &str) -> Option<SvgProblem> {
    let declaration = text.strip_prefix("<?xml")?;
    let declaration = &declaration[..declaration.find("?>")?];
    let at = declaration.find("encoding")?;
    let value = declaration[at + "encoding".len()..].trim_start();
    let value = value.strip_prefix('=')?.trim_start();
    let name = value.get(1..)?.split(['"', '\'']).next()?;
    (!name.eq_ignore_ascii_case("utf-8")).then(|| {
        SvgProblem::new(
            0..5 + declaration.len() + 2,
            format!("this drawing says that its encoding is {name}"),
            "save it as UTF-8, and write: <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        )
    })
}

/// A declaration of the document's type.
fn doctype(text: &str) -> Option<SvgProblem> {
    let start = find_doctype(text)?;
    let end = text[start..].find(['[', '>'])? + start + 1;
    let message = "a drawing with a DOCTYPE is refused: browsers read more in it than the drawing";
    let defines = text[start..end].ends_with('[');
    Some(if defines {
        SvgProblem::new(start..end, message, SAVE_ANEW.trim_start_matches("or "))
    } else {
        SvgProblem::new(
            start..end,
            message,
            "take this part out, from `<!DOCTYPE` to `>`",
        )
        .or_save_anew()
    })
}

/// Where the declaration begins, before the first element; not in comments.
fn find_doctype(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let start = at + text.get(at..)?.find('<')?;
        let rest = &text[start..];
        let inside = [("<!--", "-->"), ("<?", "?>")];
        let inside = inside.into_iter().find(|(open, _)| rest.starts_with(open));
        match inside {
            Some((open, close)) => {
                at = start + open.len() + rest[open.len()..].find(close)? + close.len();
            }
            None => return rest.starts_with("<!").then_some(start),
        }
    }
}

/// A text that is not XML.
fn unreadable(text: &str, error: &Error) -> SvgProblem {
    let place = error.pos();
    let start: usize = text
        .split_inclusive('\n')
        .take(place.row.saturating_sub(1) as usize)
        .map(str::len)
        .sum();
    let line = &text[start.min(text.len())..];
    let column = place.col.saturating_sub(1) as usize;
    let at = line
        .char_indices()
        .nth(column)
        .map_or(line.len(), |(at, _)| at);
    let message = match error {
        Error::NodesLimitReached => "this drawing has too many parts".to_owned(),
        Error::NoRootNode => "this file has no drawing in it".to_owned(),
        _ => {
            let what = error.to_string();
            let what = what
                .rsplit_once(" at ")
                .map_or(what.as_str(), |(what, _)| what);
            format!("this drawing cannot be read as XML: {what}")
        }
    };
    SvgProblem::new(
        start + at..start + at,
        message,
        "save the drawing again as \"Plain SVG\"",
    )
}

/// The range of an element's opening tag.
fn tag_range(text: &str, element: Node<'_, '_>) -> Range<usize> {
    let range = element.range();
    // Attributes are well-formed here, so that a `>` in one is inside quotes.
    let after = element
        .attributes()
        .next_back()
        .map_or(range.start, |last| last.range().end);
    let end = text[after..range.end]
        .find('>')
        .map_or(range.end, |end| after + end + 1);
    range.start..end
}

fn element(text: &str, node: Node<'_, '_>, is_in_metadata: bool, problems: &mut Vec<SvgProblem>) {
    let (namespace, name) = (node.tag_name().namespace(), node.tag_name().name());
    let is_allowed = match namespace {
        Some(SVG) => ELEMENTS.contains(&name),
        Some(uri) if FORBIDDEN_NAMESPACES.contains(&uri) => false,
        Some(uri) => TOOLS.iter().any(|tool| uri.starts_with(tool)) || is_in_metadata,
        None => false,
    };
    if !is_allowed {
        problems.push(
            SvgProblem::new(
                tag_range(text, node),
                format!("`<{name}>` is no part of a plain drawing"),
                format!("take the element {name} out, with all that is in it"),
            )
            .or_save_anew(),
        );
        return;
    }
    if namespace != Some(SVG) {
        return;
    }
    for attribute in node.attributes() {
        problems.extend(attribute_problem(name, &attribute));
    }
    if name == "style" {
        let css: String = node.children().filter_map(|child| child.text()).collect();
        if let Some(what) = css_problem(&css) {
            problems.push(SvgProblem::new(
                tag_range(text, node),
                format!("the styles of this drawing load {what}"),
                "take that out of the styles",
            ));
        }
    }
    if ["set", "animate", "animateTransform", "animateMotion"].contains(&name)
        && let Some(changed) = node.attribute_node("attributeName")
        && !is_animatable(changed.value())
    {
        problems.push(SvgProblem::new(
            changed.range(),
            format!(
                "this drawing changes \"{}\" while it is shown",
                changed.value()
            ),
            "take the element out",
        ));
    }
}

fn is_animatable(name: &str) -> bool {
    let name = name.trim();
    ATTRIBUTES.contains(&name) && name != "href"
}

/// What is wrong with an attribute of an element of SVG.
fn attribute_problem(element: &str, attribute: &Attribute<'_, '_>) -> Option<SvgProblem> {
    let (name, value) = (attribute.name(), attribute.value());
    let is_known = match attribute.namespace() {
        None => {
            ATTRIBUTES.contains(&name) || name.starts_with("aria-") || name.starts_with("data-")
        }
        Some(XLINK) => XLINK_ATTRIBUTES.contains(&name),
        Some(XML) => ["space", "lang", "id"].contains(&name),
        // Attributes of other vocabularies mean nothing to a browser.
        Some(uri) => !FORBIDDEN_NAMESPACES.contains(&uri),
    };
    let refused = |message: String| {
        let help = format!("take {name}=\"…\" out");
        Some(SvgProblem::new(attribute.range(), message, help).or_save_anew())
    };
    if !is_known {
        return refused(format!(
            "the attribute {name} is no part of a plain drawing"
        ));
    }
    if !matches!(attribute.namespace(), None | Some(XLINK)) {
        return None;
    }
    if name == "href" {
        return match leads(element, value) {
            true => None,
            false if matches!(element, "image" | "feImage") => refused(
                "a picture in a drawing must be inside the file, as PNG, JPEG, GIF or WebP"
                    .to_owned(),
            ),
            false => refused(format!(
                "a drawing's <{element}> may not lead to this address"
            )),
        };
    }
    let is_css = name == "style" || value.contains(['(', '\\']);
    match css_problem(value).filter(|_| is_css) {
        Some(what) => refused(format!("the attribute {name} loads {what}")),
        None => None,
    }
}

/// Whether an element may have an address: a part of the drawing; of a link, a website; of a picture, its own bytes.
fn leads(element: &str, address: &str) -> bool {
    let address = address.trim();
    if address.starts_with('#') {
        return true;
    }
    let lower = address.to_ascii_lowercase();
    match element {
        "a" => ["https://", "http://", "mailto:"]
            .iter()
            .any(|start| lower.starts_with(start)),
        "image" | "feImage" => is_data(&lower),
        _ => address.is_empty(),
    }
}

/// Whether an address is a picture or a font itself. `lower` is in small letters.
fn is_data(lower: &str) -> bool {
    const PICTURES: [&str; 6] = [
        "image/png",
        "image/jpeg",
        "image/jpg",
        "image/gif",
        "image/webp",
        "image/avif",
    ];
    let Some(data) = lower.strip_prefix("data:") else {
        return false;
    };
    let kind = data.split([',', ';']).next().unwrap_or_default().trim();
    PICTURES.contains(&kind)
        || kind.starts_with("font/")
        || kind.starts_with("application/font-")
        || kind.starts_with("application/x-font-")
}

/// What styles load from elsewhere.
fn css_problem(styles: &str) -> Option<String> {
    let parsed = css::parse(styles);
    let outside = parsed.addresses.iter().find(|address| {
        let text = address.text.trim().to_ascii_lowercase();
        address.is_import || !(text.is_empty() || text.starts_with('#') || is_data(&text))
    });
    let shown = |text: &str| text.chars().take(60).collect::<String>();
    match outside {
        Some(address) => Some(format!("\"{}\"", shown(&address.text))),
        None if styles.to_ascii_lowercase().contains("expression(") => {
            Some("a script (expression)".to_owned())
        }
        None => None,
    }
}

#[cfg(test)]
#[path = "svg_tests.rs"]
mod tests;
