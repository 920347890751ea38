//! The CSV behind a chart or table: tidy, as the data have it.
//!
//! RFC 4180: one header, no notes, CRLF. Values keep every digit of their cells; statuses stand in a column of their own;
//! a text that a spreadsheet would take for a formula gets an apostrophe before it.

use csv::{Terminator, WriterBuilder};
use rust_decimal::Decimal;

use super::data::ChartData;
use super::table::statuses;

/// The file's text.
pub(super) fn csv(data: &ChartData) -> String {
    let coded = data.series.iter().any(|series| series.area_code.is_some());
    let limits = data
        .series
        .iter()
        .flat_map(|series| &series.points)
        .any(|point| point.limits.is_some());
    let mut dimensions: Vec<&str> = Vec::new();
    for chosen in data.series.iter().flat_map(|series| &series.dimensions) {
        if !dimensions.contains(&&*chosen.dimension) {
            dimensions.push(&chosen.dimension);
        }
    }
    let mut head: Vec<String> = Vec::new();
    if data.measures.len() > 1 {
        head.push("indicator".to_owned());
    }
    if coded {
        head.push("area_code".to_owned());
    }
    head.extend(["area_name", "period"].map(str::to_owned));
    head.extend(dimensions.iter().map(|dimension| safe(dimension)));
    head.push("value".to_owned());
    if limits {
        head.extend(["lower_ci", "upper_ci"].map(str::to_owned));
    }
    head.push("status".to_owned());
    let mut records = vec![head];
    for series in &data.series {
        for (period, point) in data.periods.iter().zip(&series.points) {
            if !point.row {
                continue;
            }
            let mut record: Vec<String> = Vec::new();
            if data.measures.len() > 1 {
                let measure = data.measures.get(series.measure);
                record.push(measure.map_or_else(String::new, |measure| safe(&measure.id)));
            }
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
                let (lower, upper) = point.limits.unzip();
                record.extend([exact(lower), exact(upper)]);
            }
            let letters: Vec<&str> = statuses(point).map(|status| status.letters()).collect();
            record.push(letters.join(" "));
            records.push(record);
        }
    }
    written(&records)
}

fn exact(value: Option<Decimal>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// A text that no spreadsheet runs.
fn safe(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}']);
    if runs {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn written(records: &[Vec<String>]) -> String {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    for record in records {
        // Writing to memory does not fail, and all records are of one length.
        let _ = writer.write_record(record);
    }
    writer
        .into_inner()
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_default()
}
