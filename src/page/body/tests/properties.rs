use proptest::prelude::*;

use super::TextScope;
use super::made;
use crate::config::RawHtml;

/// Whether every element is closed in order and every attribute quoted.
fn is_well_formed(html: &str) -> Result<(), String> {
    let mut open = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        if rest[..start].contains('>') {
            return Err(format!("a bare > in {:?}", &rest[..start]));
        }
        let end = rest[start..].find('>').ok_or("an open tag")? + start;
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if tag.contains('<') || tag.matches('"').count() % 2 == 1 {
            return Err(format!("a bad tag {tag:?}"));
        }
        let name = tag.split(' ').next().unwrap_or("");
        if let Some(name) = name.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes something else"));
            }
        } else if !matches!(name, "br" | "hr" | "img" | "wbr") {
            open.push(name);
        }
    }
    if open.is_empty() {
        Ok(())
    } else {
        Err(format!("{open:?} are open"))
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_becomes_well_formed_html(text in crate::document::any_markdown(), sanitised in any::<bool>()) {
        let raw_html = if sanitised { RawHtml::Sanitised } else { RawHtml::Refused };
        let html = made(&text, |scope| TextScope { raw_html, after_opening: Some("<hr>"), ..scope });
        prop_assert_eq!(is_well_formed(&html), Ok(()), "{}", html);
        prop_assert!(!html.contains("<script") && !html.contains("href=\"javascript:"));
    }
}
