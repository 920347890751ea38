//! The CSV behind a chart or table: tidy, as the data have it.
//!
//! Its format is that of all CSV files of a site.

use super::data::ChartData;
use super::numbers::statuses;
use crate::data::Status;
use crate::data::download::{exact, safe, written};

/// The file's text.
pub(super) fn csv(data: &ChartData) -> String {
    let coded = data.series.iter().any(|series| series.area_code.is_some());
    let limits = data
        .series
        .iter()
        .flat_map(|series| &series.points)
        .any(|point| point.limits().is_some());
    let mut dimensions: Vec<&str> = Vec::new();
    for chosen in data.series.iter().flat_map(|series| &series.dimensions) {
        if !dimensions.contains(&&*chosen.dimension) {
            dimensions.push(&chosen.dimension);
        }
    }
    let mut head: Vec<String> = vec!["indicator".to_owned()];
    if coded {
        head.push("area_code".to_owned());
    }
    head.extend(["area_name", "period"].map(str::to_owned));
    head.extend(dimensions.iter().map(|dimension| safe(dimension)));
    head.push("value".to_owned());
    if limits {
        head.extend(["lower_ci", "upper_ci"].map(str::to_owned));
    }
    head.extend(["status", "unit"].map(str::to_owned));
    let mut records = vec![head];
    for series in &data.series {
        for (period, point) in data.periods.iter().zip(&series.points) {
            if !point.row {
                continue;
            }
            let mut record: Vec<String> = Vec::new();
            let measure = data.measures.get(series.measure);
            record.push(measure.map_or_else(String::new, |measure| safe(&measure.id)));
            if coded {
                record.push(safe(series.area_code.as_deref().unwrap_or_default()));
            }
            record.extend([safe(&series.area_name), safe(&period.text)]);
            for dimension in &dimensions {
                let chosen = series
                    .dimensions
                    .iter()
                    .find(|chosen| &*chosen.dimension == *dimension);
                record.push(chosen.map_or_else(String::new, |chosen| safe(&chosen.value)));
            }
            record.push(exact(point.value));
            if limits {
                let (lower, upper) = point.limits().unzip();
                record.extend([exact(lower), exact(upper)]);
            }
            let letters: Vec<&str> = statuses(point).map(Status::letters).collect();
            record.push(letters.join(" "));
            record.push(measure.map_or_else(String::new, |measure| safe(&measure.unit.text)));
            records.push(record);
        }
    }
    written(records)
}
