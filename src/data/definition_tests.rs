use std::collections::BTreeSet;

use super::*;
use crate::source::Source;
use crate::yaml::tests::lines;

fn read(text: &str) -> (Option<Definition>, Vec<String>) {
    let source = Source::new("content/indicators/imd.yaml".into(), text);
    let taxonomies = BTreeSet::from(["principles".to_owned()]);
    let mut said = Vec::new();
    let definition = Definition::decode(&source, &taxonomies, &mut said);
    (definition, lines(said, &source))
}

const NEEDED: &str =
    "title: Deprivation\nunit: \"%\"\nsource: {title: T, publisher: P, licence: L}\n";

#[test]
fn a_units_text_says_its_kind_and_its_sides() {
    for (text, prefix, suffix, kind) in [
        ("%", "", "%", UnitKind::Percentage),
        ("per cent", "", "%", UnitKind::Percentage),
        (
            "% of households",
            "",
            "% of households",
            UnitKind::Percentage,
        ),
        ("years", "", " years", UnitKind::Duration),
        ("days", "", " days", UnitKind::Duration),
        ("years of life", "", " years of life", UnitKind::Duration),
        ("people", "", " people", UnitKind::Count),
        ("households", "", " households", UnitKind::Count),
        ("£", "£", "", UnitKind::Money),
        ("£ million", "£", " million", UnitKind::Money),
        ("£ per week", "£", " per week", UnitKind::Money),
        (
            "per 1,000 live births",
            "",
            " per 1,000 live births",
            UnitKind::Rate,
        ),
        (
            "deaths per 100,000",
            "",
            " deaths per 100,000",
            UnitKind::Rate,
        ),
        ("score", "", " score", UnitKind::Index),
        ("peoples' friends", "", " peoples' friends", UnitKind::Index),
        ("", "", "", UnitKind::Index),
    ] {
        let unit = Unit::from_text(text);
        assert_eq!(
            (
                unit.prefix.as_str(),
                unit.suffix.as_str(),
                unit.kind,
                unit.text.as_str()
            ),
            (prefix, suffix, kind, text),
        );
    }
}

#[test]
fn a_unit_may_be_given_in_parts() {
    let unit = |text: &str| {
        let (definition, said) = read(&NEEDED.replace("\"%\"", text));
        assert_eq!(said, [""; 0], "{text}");
        definition.expect("it is read").unit
    };
    let pounds = unit("{prefix: £, suffix: m, kind: money}");
    assert_eq!(
        (pounds.prefix.as_str(), pounds.suffix.as_str()),
        ("£", " m")
    );
    let close = unit("{prefix: £, suffix: \"m\"}");
    assert_eq!((close.suffix.as_str(), close.kind), ("m", UnitKind::Money));
    let spaced = unit("{suffix: \" years\"}");
    assert_eq!(
        (spaced.suffix.as_str(), spaced.kind),
        (" years", UnitKind::Duration)
    );
    assert_eq!(unit("{suffix: widgets, kind: count}").kind, UnitKind::Count);
}

#[test]
fn every_key_of_an_indicator_is_read() {
    let (definition, said) = read(&format!(
        "{NEEDED}\
        short: imd\nnotes: One\nphrases: [most deprived 10 per cent]\ndecimals: 1\npolarity: none\nrelative: true\n\
        data:\n  file: a.csv\n  header_row: 3\n  columns: {{value: Value}}\n  filters: {{Sex: [Persons, 1]}}\n  markers: {{z: not applicable}}\n\
        dimensions:\n  sex: {{title: Sex, values: {{female: Women, male: {{en: Men, cy: Dynion}}, NO:}}, total: persons}}\n\
        benchmark: england\nconfidence: {{level: 95}}\nnumerator: n\ndenominator: d\ncoverage: partial\n\
        stable_within: {{value: 1.50, reason: R}}\n\
        breaks:\n  - {{from: 2022, reason: R}}\n  - {{from: 2021/22, reason: R, compare: with-note}}\n\
        principles: fair-work\ntaxonomies: {{principles: [healthy-places]}}\ndraft: true\nembargo: 2026-01-31 09:30\n"
    ));
    assert_eq!(said, [""; 0]);
    let it = definition.expect("it is read");
    assert_eq!((it.id.as_str(), it.decimals), ("imd", Some(1)));
    let data = it.data.expect("it says where its data are");
    assert_eq!(data.header_row.map(|row| row.value), Some(3));
    assert_eq!(data.filters["Sex"].len(), 2);
    let (_, sex) = &it.dimensions[0];
    let values: Vec<&str> = sex.values.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(values, ["female", "male", "NO"]);
    assert_eq!(sex.values[1].1.get("cy").value, "Dynion");
    assert_eq!(
        it.confidence.map(|level| level.to_string()).as_deref(),
        Some("95")
    );
    assert_eq!(
        it.stable_within.map(|within| within.to_string()).as_deref(),
        Some("1.50")
    );
    let compare: Vec<Compare> = it.breaks.iter().map(|at| at.compare).collect();
    assert_eq!(compare, [Compare::Never, Compare::WithNote]);
    let terms: Vec<&str> = it.taxonomies["principles"]
        .iter()
        .map(|term| term.as_str())
        .collect();
    assert_eq!(terms, ["healthy-places", "fair-work"]);
    assert_eq!(
        (it.coverage, it.draft, it.relative),
        (Coverage::Partial, true, true)
    );
}

#[test]
fn what_is_wrong_with_an_indicator_is_said_all_at_once() {
    let (definition, said) = read(
        "title: Infant mortality: rate\nunit: %\npolarity: lower is better\ndecimals: one\n\
        source:\n  title: T\n  publisher: P\n  license: L\n  designation: National Statistics\n\
        confidence: 95\nstable_within: {value: -1, reason: R}\n\
        breaks:\n  - from: 2022\n    compare: sometimes\n\
        data: {header_row: 0, releases: [{file: a.csv, embargo: soon}]}\n\
        principals: [fair-work]\n",
    );
    assert!(definition.is_some());
    assert_eq!(
        said,
        [
            "1:8 a text with a colon in it needs quotes | write: title: \"Infant mortality: rate\"",
            "2:7 a text that starts with % needs quotes | write: unit: \"%\"",
            "3:11 polarity cannot be \"lower is better\"; did you mean \"lower-is-better\"? | write: polarity: lower-is-better \
             | polarity is lower-is-better, higher-is-better or none",
            "4:11 \"one\" is not a whole number | write a whole number, such as 2",
            "8:3 the source of an indicator has no key \"license\"; did you mean \"licence\"? | write: licence: L",
            "9:16 designation cannot be \"National Statistics\" \
             | designation is accredited, official, in development or management information",
            "10:13 confidence is made of keys and values | write: confidence: {level: 95}",
            "11:24 a difference cannot be below zero | write 1",
            "13:5 a break needs reason | add a line such as: reason: the early years framework was reformed",
            "14:14 compare cannot be \"sometimes\" | compare is never or with-note",
            "15:20 rows are counted from 1 | write the number of the row that has the column names",
            "15:57 \"soon\" is not a date and time | write it as 2025-01-31 or 2025-01-31 09:30",
            "16:1 an indicator has no key \"principals\"; did you mean \"principles\"? | write: principles: [fair-work]",
        ]
    );
    assert!(
        read("title: A\nsource: {title: T, publisher: P, licence: L}\n")
            .0
            .is_none(),
        "without a unit it is none"
    );
}
