//! Every text that readers see is read for statistics: a site with a number of its own in each of them, all of which `check` names;
//! and the schema, in which a new text is in no list until somebody adds it to one.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::folder::{Files, folder, run};

/// Texts of the schema that readers do not see, or that this version does not act on yet.
const UNSEEN: [(&str, &str); 8] = [
    ("front-matter/author", "the other name of authors"),
    ("front-matter/description", "the other name of summary"),
    (
        "front-matter/corrections/was",
        "what the page does not say any more",
    ),
    ("indicator/of", "what sentences are compared with"),
    (
        "indicator/stable_within/reason",
        "for those who keep the site",
    ),
    ("site/footer", "the short form of its text"),
    ("site/licence", "the short form of its title"),
    ("table/alt", "a table takes none"),
];

const SITE: &str = r#"--- content/site.yaml
title: Site 1.5 per cent {site/title}
base_url: https://example.org/
evidence: require
raw_html: sanitised
organisation: 2.5 per cent {site/organisation}
description: 3.5 per cent {site/description}
licence: {title: "4.5 per cent {site/licence/title}", url: "https://example.org/"}
menu: [{title: "5.5 per cent {site/menu/title}", page: index.md}]
taxonomies:
  themes: {title: "6.5 per cent {site/taxonomies/title}", terms: [{id: a, title: "7.5 per cent {site/taxonomies/terms/title}"}]}
accessibility:
  contact: 8.5 per cent {site/accessibility/contact}
  tests: 9.5 per cent {site/accessibility/tests}
  issues: ["10.5 per cent {site/accessibility/issues}"]
logo: {src: p.png, alt: "67.5 per cent {site/logo/alt}", credit: "68.5 per cent {site/logo/credit}"}
cover: {src: p.png, alt: "69.5 per cent {site/cover/alt}", credit: "70.5 per cent {site/cover/credit}"}
footer: {text: "71.5 per cent {site/footer/text}", privacy: "72.5 per cent {site/footer/privacy}"}
--- content/sources.yaml
s:
  title: 11.5 per cent {sources/title}
  publisher: 12.5 per cent {sources/publisher}
  owner: 13.5 per cent {sources/owner}
--- content/glossary.yaml
g:
  term: "101.5 per cent {glossary/term}"
  also: ["102.5 per cent {glossary/also}"]
  text: "103.5 per cent {glossary/text}"
--- content/areas.csv
id,name,codes,type,parent
leeds,Leeds,E08000035,district,
--- content/indicators/i.yaml
title: 14.5 per cent {indicator/title}
definition: 15.5 per cent {indicator/definition}
notes: ["16.5 per cent {indicator/notes}"]
unit: "%"
source:
  title: 17.5 per cent {indicator/source/title}
  publisher: 18.5 per cent {indicator/source/publisher}
  licence: 19.5 per cent {indicator/source/licence}
  attribution: 20.5 per cent {indicator/source/attribution}
dimensions:
  sex:
    title: 21.5 per cent {indicator/dimensions/title}
    values: {f: "22.5 per cent {indicator/dimensions/values}"}
breaks: [{from: 2020, reason: "23.5 per cent {indicator/breaks/reason}", compare: with-note}]
--- content/indicators/i.csv
area_code,period,value,sex,note
E08000035,2019,3,f,24.5 per cent {note}
E08000035,2020,4,f,
--- content/p.png
not looked at
--- content/gone.md
---
title: Gone
summary: It was here.
withdrawn: {on: 2026-01-31, reason: "106.5 per cent {front-matter/withdrawn/reason}"}
---

Nobody reads this.
--- content/index.md
---
title: Home 25.5 per cent {front-matter/title}
summary: 26.5 per cent {front-matter/summary}
kind: case-study
place: leeds
organisation: 27.5 per cent {front-matter/organisation}
partners: ["28.5 per cent {front-matter/partners}"]
authors: ["29.5 per cent {front-matter/authors}"]
contact: 30.5 per cent {front-matter/contact}
links: [{title: "31.5 per cent {front-matter/links/title}", url: "https://example.org/"}]
reviewed: [{by: "104.5 per cent {front-matter/reviewed/by}", role: "105.5 per cent {front-matter/reviewed/role}", on: 2026-01-31}]
corrections: [{on: 2025-01-31, text: "32.5 per cent {front-matter/corrections/text}"}]
image:
  src: p.png
  alt: 33.5 per cent {front-matter/image/alt}
  credit: 34.5 per cent {front-matter/image/credit}
  caption: 35.5 per cent {front-matter/image/caption}
pull_quote:
  text: 36.5 per cent {front-matter/pull_quote/text}
  attribution: 37.5 per cent {front-matter/pull_quote/attribution}
key_figures: [{figure: "i?2020", label: "38.5 per cent {front-matter/key_figures/label}"}]
sources:
  own:
    title: 39.5 per cent {front-matter/sources/title}
    publisher: 40.5 per cent {front-matter/sources/publisher}
    owner: 41.5 per cent {front-matter/sources/owner}
key_points: ["73.5 per cent {front-matter/key_points}"]
extra: {hero: ["42.5 per cent {extra}"]}
---

## 43.5 per cent {heading}

- 44.5 per cent {list}

| 45.5 per cent {head} |
|---|
| 46.5 per cent {cell} |

Text[^1] with `47.5` per cent {code}, [words](https://example.org/ "48.5 per cent {link title}").

[^1]: 49.5 per cent {footnote}

![50.5 per cent {alternative text}](p.png "51.5 per cent {caption}")

    52.5 per cent

<figure title="53.5 per cent {attribute}"><figcaption>54.5 per cent {raw HTML}</figcaption></figure>

> 55.5 per cent {quotation}

```chart
type: line
indicator: i
title: 56.5 per cent {chart/title}
subtitle: 57.5 per cent {chart/subtitle}
alt: 58.5 per cent {chart/alt}
notes: ["59.5 per cent {chart/notes}"]
events: [{from: 2020, text: "58.25 per cent {chart/events/text}"}]
target: 60.5
```

```table
indicator: i
title: 61.5 per cent {table/title}
subtitle: 62.5 per cent {table/subtitle}
notes: ["63.5 per cent {table/notes}"]
```

```quote
text: 64.5 per cent {quote/text}
attribution: 65.5 per cent {quote/attribution}
```

```key-figures
items: [{figure: "i?2020", label: "66.5 per cent {key-figures/items/label}"}]
```

```pull-quote
text: "74.5 per cent {pull-quote/text}"
attribution: "75.5 per cent {pull-quote/attribution}"
```

```note
title: "76.5 per cent {note/title}"
text: ["77.5 per cent {note/text}"]
```

```call-to-action
title: "78.5 per cent {call-to-action/title}"
text: "79.5 per cent {call-to-action/text}"
url: index.md
```

```download
title: "80.5 per cent {download/title}"
text: "81.5 per cent {download/text}"
file: p.png
```

```picture
src: p.png
alt: "82.5 per cent {picture/alt}"
caption: "83.5 per cent {picture/caption}"
credit: "84.5 per cent {picture/credit}"
```

```gallery
title: "85.5 per cent {gallery/title}"
pictures:
  - src: p.png
    alt: "86.5 per cent {gallery/pictures/alt}"
    caption: "87.5 per cent {gallery/pictures/caption}"
    credit: "88.5 per cent {gallery/pictures/credit}"
```

```logos
title: "89.5 per cent {logos/title}"
items: [{src: p.png, name: "90.5 per cent {logos/items/name}"}]
```

```columns
items:
  - title: "91.5 per cent {columns/items/title}"
    text: "92.5 per cent {columns/items/text}"
  - text: Words.
```

```contact
name: "93.5 per cent {contact/name}"
role: "94.5 per cent {contact/role}"
organisation: "95.5 per cent {contact/organisation}"
phone: "96.5 per cent {contact/phone}"
text: "97.5 per cent {contact/text}"
```

```link-card
title: "98.5 per cent {link-card/title}"
text: "99.5 per cent {link-card/text}"
url: https://example.org/
```

```table-caption
text: "100.5 per cent {table-caption/text}"
```

| A |
|---|
| B |
"#;

/// The site as files.
fn files() -> Files {
    let parts = SITE.split("--- ").filter_map(|part| part.split_once('\n'));
    let parts = parts.filter(|(path, _)| path.starts_with("content/"));
    parts
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
        .collect()
}

/// How many numbers the site has.
const NUMBERS: u32 = 106;

#[test]
fn a_number_in_any_text_is_named() {
    let site = folder(&files());
    let output = run(site.path(), &["check", "--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout).expect("the report is JSON");
    let said: Vec<String> = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|found| found["code"] == "unbound-statistic")
        .map(|found| found["message"].to_string())
        .collect();
    let named = |number: &u32| {
        let number = format!("{number}.5");
        said.iter().any(|message| {
            let words = message.split(|letter: char| letter != '.' && !letter.is_ascii_digit());
            words.into_iter().any(|word| word == number)
        })
    };
    let missed: Vec<u32> = (1..=NUMBERS).filter(|number| !named(number)).collect();
    assert!(missed.is_empty(), "nothing says .5 of {missed:?} in {SITE}");
}

#[test]
fn every_text_of_the_schema_is_read_or_unseen() {
    let site = folder(&files());
    let output = run(site.path(), &["schema"]);
    let schema: Value = serde_json::from_slice(&output.stdout).expect("the schema is JSON");
    let mut texts = BTreeSet::new();
    let definitions = schema["$defs"].as_object().expect("definitions");
    for (name, definition) in definitions {
        add_texts(definition, name, &mut texts);
    }
    let listed = |path: &String| {
        SITE.contains(&format!("{{{path}}}")) || UNSEEN.iter().any(|(unseen, _)| unseen == path)
    };
    let unlisted: Vec<&String> = texts.iter().filter(|path| !listed(path)).collect();
    assert!(
        unlisted.is_empty(),
        "add these to the site above, or say why nobody sees them: {unlisted:?}"
    );
    let stale: Vec<&str> = UNSEEN
        .iter()
        .map(|(path, _)| *path)
        .filter(|path| !texts.contains(*path))
        .collect();
    assert!(
        stale.is_empty(),
        "UNSEEN lists what is no text of the schema: {stale:?}"
    );
}

/// Adds the paths of the texts of a schema: what takes one text for all languages, or one for each.
fn add_texts(schema: &Value, path: &str, texts: &mut BTreeSet<String>) {
    let alternatives = schema["anyOf"].as_array();
    let one_a_language = |one: &Value| one.get("propertyNames").is_some();
    if alternatives.is_some_and(|all| all.iter().any(one_a_language)) {
        texts.insert(path.to_owned());
        return;
    }
    for alternative in alternatives.into_iter().flatten() {
        add_texts(alternative, path, texts);
    }
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        add_texts(property, &format!("{path}/{name}"), texts);
    }
    // Entries of any name, and items, have their list's path.
    for inside in ["additionalProperties", "items"] {
        if schema[inside].is_object() {
            add_texts(&schema[inside], path, texts);
        }
    }
}
