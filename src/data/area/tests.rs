use super::*;
use crate::diagnostic::Diagnostic;
use crate::source::Source;

fn read(text: &str) -> (Areas, Vec<String>) {
    let source = Source::new("content/areas.csv".into(), text);
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let areas = Areas::read(&source, &mut diagnostics);
    let told = diagnostics.iter().map(|d| {
        let place = source.position(d.span().start);
        let words = &source.text()[d.span().range()];
        format!(
            "{}:{} {} [{}] {words}",
            place.line,
            place.column,
            d.message(),
            d.code
        )
    });
    (areas, told.collect())
}

const SITE: &str = "id,name,codes,type,parent,name_cy
england,England,E92000001,country,,Lloegr
west-midlands,West Midlands,E12000005,region,england,
coventry,Coventry,E08000026,metropolitan district,west-midlands,
barnsley,Barnsley,E08000038 E08000016,metropolitan district,england,
";

#[test]
fn areas_are_found_by_id_code_and_name_in_either_language() {
    let (areas, told) = read(SITE);
    assert_eq!(told, [""; 0]);
    for typed in [
        "barnsley",
        "Barnsley",
        "BARNSLEY",
        "E08000038",
        "e08000016",
        " Barnsley ",
    ] {
        assert_eq!(
            areas.find(typed).map(|area| &*area.id),
            Some("barnsley"),
            "{typed}"
        );
    }
    assert_eq!(
        areas.find("Lloegr").map(|area| area.name_in("en")),
        Some("England")
    );
    assert_eq!(
        areas.find("england").map(|area| area.name_in("cy")),
        Some("Lloegr")
    );
    assert!(areas.find("Atlantis").is_none());
    assert_eq!(areas.did_you_mean("Coventy"), Some("Coventry"));
    let line: Vec<&str> = areas
        .line("coventry")
        .iter()
        .map(|area| &*area.name)
        .collect();
    assert_eq!(line, ["Coventry", "West Midlands", "England"]);
    assert_eq!(areas.of_kind("Region").count(), 1);
}

#[test]
fn a_name_that_two_areas_share_is_found_by_id_only() {
    let (areas, told) = read(
        "id,name,codes,type,parent\nwm-region,West Midlands,E1,region,\nwm-county,West Midlands,E2,county,\n",
    );
    assert_eq!(told, [""; 0]);
    assert!(matches!(areas.resolve("west midlands"), AreaMatch::Several(both) if both.len() == 2));
    assert!(areas.find("West Midlands").is_none());
    assert_eq!(
        areas.find("wm-county").map(|area| &*area.id),
        Some("wm-county")
    );
}

#[test]
fn everything_wrong_with_areas_is_said_at_once() {
    let (areas, told) = read(
        "id,name,codes,type,parent
England,England,E92000001,country,
leeds,Leeds,E08000035,metropolitan district,yorkshire
leeds,Leeds again,E08000099,metropolitan district,
luton,Luton,E06000032  e08000035,unitary authority,
,Nowhere,,region,
one,One,,region,two
two,Two,,region,one
self,Self,,region,self
",
    );
    assert_eq!(
        told,
        [
            "2:1 an id has small letters, digits and hyphens only, not \"England\" [bad-id] England",
            "4:1 two areas have the id leeds [duplicate-area] leeds",
            "5:24 the code E08000035 appears twice [duplicate-area] e08000035",
            "6:1 row 6 has no id [empty-cell] ",
            "3:45 no area of this file is called yorkshire [unknown-parent] yorkshire",
            "7:1 one is part of itself: one in two in one [parent-cycle] one,One,,region,two",
            "9:1 self is part of itself: self in self [parent-cycle] self,Self,,region,self",
        ]
    );
    assert_eq!(areas.line("two").len(), 2);
}

#[test]
fn columns_of_areas_are_checked() {
    let (_, told) = read("id,name,code,type,parent\nleeds,Leeds,E08000035,district,\n");
    assert_eq!(
        told,
        [
            "1:9 areas have no column code [unknown-column] code",
            "1:1 there is no column codes [missing-column] id,name,code,type,parent",
        ]
    );
    let (_, told) = read("");
    assert_eq!(told, ["1:1 the file is empty [empty-table] "]);
}
