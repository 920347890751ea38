//! Whether a text is well-formed XML of the kind that drawings are: elements, attributes, text, character references.

/// What is wrong with it, if anything.
pub(super) fn problem(text: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    if let Some(bad) = text.chars().find(|c| c.is_control() && *c != '\n') {
        return Some(format!("control character {bad:?}"));
    }
    while let Some(start) = rest.find('<') {
        if let Some(problem) = characters(&rest[..start]) {
            return Some(problem);
        }
        let Some(end) = tag_end(&rest[start..]) else {
            return Some(format!("a tag that does not end: {}", &rest[start..]));
        };
        let tag = &rest[start + 1..start + end];
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Some(format!("</{name}> closes nothing"));
            }
        } else {
            let tag_body = tag.strip_suffix('/').unwrap_or(tag);
            let (name, attributes) = tag_body.split_once(' ').unwrap_or((tag_body, ""));
            if name.is_empty() || !name.chars().all(char::is_alphanumeric) {
                return Some(format!("an element called {name:?}"));
            }
            if let Some(problem) = attributes_problem(attributes) {
                return Some(format!("<{tag}>: {problem}"));
            }
            if !tag.ends_with('/') {
                open.push(name);
            }
        }
        rest = &rest[start + end + 1..];
    }
    if !rest.is_empty() {
        return Some("text after the end".to_owned());
    }
    open.pop().map(|name| format!("<{name}> is not closed"))
}

fn tag_end(tag: &str) -> Option<usize> {
    let mut quoted = false;
    tag.char_indices().find_map(|(at, c)| {
        if c == '"' {
            quoted = !quoted;
        }
        (c == '>' && !quoted).then_some(at)
    })
}

fn attributes_problem(mut rest: &str) -> Option<String> {
    let mut seen: Vec<&str> = Vec::new();
    while !rest.is_empty() {
        let Some((name, after)) = rest.split_once("=\"") else {
            return Some(format!("not an attribute: {rest}"));
        };
        let name = name.trim_start();
        if seen.contains(&name) {
            return Some(format!("{name} twice"));
        }
        if name == "style" || name.starts_with("on") {
            return Some(format!("{name} is not allowed"));
        }
        seen.push(name);
        let Some((value, after)) = after.split_once('"') else {
            return Some(format!("{name} has no end"));
        };
        if value.contains('<') {
            return Some(format!("< in {name}"));
        }
        if let Some(problem) = characters(value) {
            return Some(problem);
        }
        rest = after;
    }
    None
}

fn characters(text: &str) -> Option<String> {
    for (at, _) in text.match_indices('&') {
        let known = ["&amp;", "&lt;", "&gt;", "&quot;"];
        if !known
            .iter()
            .any(|reference| text[at..].starts_with(reference))
        {
            return Some(format!("a bare ampersand in {text:?}"));
        }
    }
    None
}
