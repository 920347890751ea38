//! A definition with its data file.

use super::*;

#[test]
fn what_a_definition_says_is_checked_against_the_data() {
    let mut definition = definition();
    definition.benchmark = Some(text("Englnd"));
    definition.breaks = vec![broken("soon", Compare::Never)];
    let csv = rows("coventry,2015,1,,\n");
    let (_, diagnostics) = crate::data::example::load(definition.clone(), &csv);
    assert_eq!(
        crate::data::example::told(&csv, &diagnostics),
        [
            "yaml no area is called Englnd [unknown-area] | did you mean England?",
            "yaml \"soon\" is no period [bad-period] | write the first period of the new series as the data have it: 2022, 2021/22, 2020-22",
        ]
    );
    definition.breaks.clear();
    definition.benchmark = Some(text("England"));
    let (_, diagnostics) = crate::data::example::load(definition, &csv);
    assert_eq!(
        crate::data::example::told(&csv, &diagnostics),
        [
            "yaml imd.csv has no row for England, so nothing can be compared with it [unknown-area] | name an area that the data have, or leave benchmark out"
        ]
    );
}

#[test]
fn the_data_file_is_found_from_the_definitions_folder() {
    let path = |file: Option<&str>| {
        let mut definition = definition();
        definition.data = file.map(|file| crate::data::DataFile {
            file: Some(text(file)),
            ..crate::data::example::data_file()
        });
        crate::data::data_path(&"content/indicators/imd.yaml".into(), &definition, |_| {
            false
        })
        .to_string()
    };
    assert_eq!(path(None), "content/indicators/imd.csv");
    assert_eq!(path(Some("other.csv")), "content/indicators/other.csv");
    assert_eq!(path(Some("../data/./imd.csv")), "content/data/imd.csv");
    assert_eq!(path(Some("../../../etc/passwd")), "../etc/passwd");
}

#[test]
fn missing_data_and_other_formats_are_told_with_a_way_out() {
    let path = "content/indicators/imd.yaml".into();
    let told = |definition: &crate::data::Definition, beside: &[&str]| {
        let files: Vec<crate::source::SitePath> =
            beside.iter().map(|file| (*file).into()).collect();
        let problem = crate::data::no_data(&path, definition, None, &files);
        crate::data::example::told("", &[problem]).remove(0)
    };
    let mut definition = definition();
    assert_eq!(
        told(&definition, &["content/indicators/imd.yaml"]),
        "yaml the indicator imd has no data: there is no file content/indicators/imd.csv [no-data] | put imd.csv beside the definition, or name the file: data: {file: …}"
    );
    assert_eq!(
        told(&definition, &["content/indicators/imd2.csv"]),
        "yaml the indicator imd has no data: there is no file content/indicators/imd.csv [no-data] | did you mean imd2.csv? Then write data: {file: imd2.csv}"
    );
    let format = |definition: &crate::data::Definition, file: &str| {
        crate::data::unread_format(definition, &file.into())
            .map(|problem| problem.message().to_owned())
    };
    assert_eq!(format(&definition, "content/indicators/imd.CSV"), None);
    assert_eq!(format(&definition, "content/indicators/imd.ods"), None);
    assert_eq!(
        format(&definition, "content/indicators/imd.xls").as_deref(),
        Some("xls is no format of data that is known")
    );
    definition.data = Some(crate::data::DataFile {
        format: Some(spanned("cvs".to_owned())),
        ..crate::data::example::data_file()
    });
    assert_eq!(
        format(&definition, "x.csv").as_deref(),
        Some("cvs is no format of data that is known")
    );
}

#[test]
fn names_of_indicators_are_told_apart() {
    let mut other = definition();
    other.id = text("deprivation");
    other.short = Some(text("imd"));
    let mut same = definition();
    same.short = Some(text("imd"));
    let mut diagnostics = Vec::new();
    crate::data::check_names([&definition(), &other], &mut diagnostics);
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].message(), "two indicators answer to imd");
    diagnostics.clear();
    crate::data::check_names([&same], &mut diagnostics);
    assert_eq!(diagnostics, []);
}

#[test]
fn the_hash_changes_with_the_data_and_nothing_else() {
    let one = indicator("coventry,2015,1,,\n");
    assert_eq!(one.hash, indicator("coventry,2015,1,,\n").hash);
    assert_ne!(one.hash, indicator("coventry,2015,2,,\n").hash);
}
