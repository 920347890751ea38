//! What a publisher says of its own figures, and what we say of them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::*;
use crate::data::Areas;
use crate::source::Source;

/// tests/published/README.md says where it is from.
const ADMISSIONS: &str = include_str!("../../../tests/published/hospital-admissions-injuries.csv");

/// Every area of the file.
const AREAS: &str = "id,name,codes,type,parent
england,England,E92000001,country,
west-midlands,West Midlands,E12000005,region,england
luton,Luton,E06000032,unitary authority,england
manchester,Manchester,E08000003,metropolitan district,england
coventry,Coventry,E08000026,metropolitan district,west-midlands
leeds,Leeds,E08000035,metropolitan district,england
waltham-forest,Waltham Forest,E09000031,London borough,england
";

/// The published comparison and trend of a row, by area, values of dimensions and period.
type Published = BTreeMap<(String, String, String, String), (String, String)>;

fn admissions() -> (Indicator, Published) {
    let mut definition = definition();
    definition.unit.kind = UnitKind::Rate;
    definition.polarity = Some(Polarity::LowerIsBetter);
    definition.confidence = Some(Decimal::from(95));
    definition.dimensions = vec![
        dimension("sex", "Persons Male Female", Some("Persons")),
        dimension("category", "", Some("all")),
    ];
    let mut published = Published::new();
    let mut tidy = "area_code,sex,category,period,value,lower_ci,upper_ci\n".to_owned();
    let mut reader = csv::Reader::from_reader(ADMISSIONS.as_bytes());
    for record in reader.records() {
        let cells = record.expect("a record");
        let cells: Vec<&str> = cells.iter().collect();
        let [
            area,
            _,
            sex,
            category,
            period,
            value,
            lower,
            upper,
            compared,
            trend,
        ] = cells[..]
        else {
            panic!("{cells:?}");
        };
        let category = if category.is_empty() { "all" } else { category };
        let _ = writeln!(
            tidy,
            "{area},{sex},{category},{period},{value},{lower},{upper}"
        );
        let key = [area, sex, category, period].map(str::to_owned);
        let [area, sex, category, period] = key;
        published.insert(
            (area, sex, category, period),
            (compared.to_owned(), trend.to_owned()),
        );
    }
    let areas = Source::new("content/areas.csv".into(), AREAS);
    let areas = Areas::read(&areas, &mut Vec::new());
    let data = Source::new("content/indicators/imd.csv".into(), tidy.as_str());
    let source = Source::new("content/indicators/imd.yaml".into(), "");
    let mut diagnostics = Vec::new();
    let indicator = Indicator::load(definition.into(), &source, &data, &areas, &mut diagnostics);
    assert_eq!(diagnostics, []);
    // Rows are looked up by the areas' codes.
    let codes: BTreeMap<String, String> = areas
        .by_id
        .values()
        .map(|area| (area.codes[0].clone(), area.id.to_string()))
        .collect();
    let published = published
        .into_iter()
        .map(|((code, sex, category, period), said)| {
            ((codes[&code].clone(), sex, category, period), said)
        });
    (indicator.expect("a table"), published.collect())
}

#[test]
fn every_published_comparison_with_england_is_ours() {
    let (indicator, published) = admissions();
    let mut compared = 0;
    for row in indicator.table.rows() {
        let [sex, category] = row.dimensions() else {
            panic!("two dimensions");
        };
        let total = indicator
            .dimension_values(indicator.table.slices().iter().map(Vec::as_slice))
            .pop()
            .and_then(|category| category.settle(None).ok().cloned())
            .expect("a total");
        let england = indicator
            .table
            .row("england", &[sex.clone(), total], row.period());
        let key = (
            row.area().to_string(),
            sex.to_string(),
            category.to_string(),
            row.period().text.to_string(),
        );
        let (said, _) = &published[&key];
        if said == "Not compared" {
            continue;
        }
        compared += 1;
        let ours = compare(&indicator.definition, row, england.expect("a row"));
        assert_eq!(format!("{ours:?}"), *said, "{key:?}");
    }
    assert_eq!(compared, 308);
}

#[test]
fn every_published_trend_is_ours() {
    let (indicator, published) = admissions();
    let mut judged = 0;
    for ((area, sex, category, period), (_, said)) in &published {
        if said.is_empty() {
            continue;
        }
        judged += 1;
        let slice = [sex.as_str().into(), category.as_str().into()];
        let newest = indicator.table.latest(area, &slice).expect("a row");
        assert_eq!(*newest.period().text, **period);
        let ours = match indicator.trend(area, &slice) {
            Trend::Decreasing(Judgement::Better) => "Decreasing and getting better",
            Trend::NoSignificantChange => "No significant change",
            other => panic!("{area} {sex} {category}: {other:?}"),
        };
        assert_eq!(ours, said, "{area} {sex} {category}");
    }
    assert_eq!(judged, 31);
}
