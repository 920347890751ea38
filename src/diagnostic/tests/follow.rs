use crate::diagnostic::{Code, Diagnostic, Subject, without_consequences};
use crate::source::{SitePath, Span};

const PAGE: &str = "content/a.md";
const AREAS: &str = "content/areas.csv";
const SOURCES: &str = "content/sources.yaml";
const DEFINITION: &str = "content/indicators/imd.yaml";

fn error(code: Code, file: &str) -> Diagnostic {
    Diagnostic::error(code, Span::new(&SitePath::new(file), 20..24), "x")
}

/// Whether a message is left out because of an error, where every file contains `text`.
fn follows(text: &str, cause: &Diagnostic, found: &Diagnostic) -> bool {
    let mut diagnostics = vec![cause.clone(), found.clone()];
    without_consequences(&mut diagnostics, |_| Some(text));
    assert_eq!(diagnostics.first(), Some(cause), "a cause stays");
    !diagnostics.contains(found)
}

#[test]
fn a_message_follows_from_an_error_about_the_same_thing() {
    let row = error(Code::DuplicateArea, AREAS)
        .about(Subject::area("coventry"))
        .about(Subject::area("E08000026"));
    let of = |code, area| error(code, PAGE).about(Subject::area(area));
    assert!(follows("", &row, &of(Code::NoRow, "coventry")));
    assert!(follows("", &row, &of(Code::ValueMissing, "Coventry")));
    assert!(follows("", &row, &of(Code::UnknownArea, "e08000026")));
    assert!(!follows("leeds", &row, &of(Code::UnknownArea, "leeds")));
    assert!(!follows("leeds", &row, &of(Code::ValueMissing, "leeds")));
    assert!(!follows(
        "coventry",
        &row,
        &error(Code::ValueMissing, PAGE).label(row.location.clone(), "coventry")
    ));
    let column = error(Code::UnknownParent, AREAS).about(Subject::key("parent"));
    assert!(!follows(
        "coventry",
        &column,
        &of(Code::UnknownArea, "coventry")
    ));

    let fact = error(Code::WrongValue, SOURCES)
        .about(Subject::fact("lga", "daily"))
        .about(Subject::source("lga"));
    let cited = |source, fact| error(Code::UnknownFact, PAGE).about(Subject::fact(source, fact));
    assert!(follows("", &fact, &cited("lga", "daily")));
    assert!(!follows("lga weekly", &fact, &cited("lga", "weekly")));
    let source = error(Code::UnknownKey, SOURCES).about(Subject::source("lga"));
    assert!(follows("lga: daily:", &source, &cited("lga", "daily")));
    assert!(!follows("lga: daily:", &source, &cited("lga", "weekly")));

    let place = error(Code::UnknownKey, PAGE).about(Subject::key("place"));
    let needed = |file| error(Code::AreaNeeded, file).about(Subject::key("place"));
    assert!(follows("", &place, &needed(PAGE)));
    assert!(!follows("", &place, &needed("content/b.md")));
    assert!(!follows("", &needed(PAGE), &needed(PAGE).help("twice")));
    let advice = Diagnostic::advice(Code::UnknownKey, place.location.clone(), "x")
        .about(Subject::key("place"));
    assert!(!follows("", &advice, &needed(PAGE)));
}

#[test]
fn a_name_follows_from_a_file_that_could_not_be_read_where_the_file_has_it() {
    let of = |code, subject| error(code, PAGE).about(subject);
    let area = |name| of(Code::UnknownArea, Subject::area(name));
    let ragged = error(Code::RaggedRow, AREAS);
    assert!(follows("id\nSt Helens,", &ragged, &area("st helens")));
    assert!(!follows(
        "id\nst helens-on-sea,",
        &ragged,
        &area("st helens")
    ));
    let syntax = error(Code::YamlSyntax, SOURCES);
    let source = |id| of(Code::UnknownSource, Subject::source(id));
    assert!(follows("lga:\n", &syntax, &source("lga")));
    assert!(!follows("lga:\n", &syntax, &source("lg")));
    let definition = error(Code::UnknownKey, DEFINITION).about(Subject::key("short"));
    let indicator = |name| of(Code::UnknownIndicator, Subject::indicator(name));
    assert!(follows("shrot: imd", &definition, &indicator("IMD")));
    assert!(!follows("shrot: imd", &definition, &indicator("happiness")));
    assert!(!follows("shrot: imd", &syntax, &indicator("imd")));
}
