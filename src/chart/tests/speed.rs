//! How long a chart of two series takes: `cargo test --release --lib chart::tests::speed -- --ignored --nocapture`.
#![expect(clippy::disallowed_methods, reason = "a measurement for people")]

use std::time::Instant;

use super::site::Site;
use crate::chart::{ChartSpec, draw, select};
use crate::document::Block;

#[test]
#[ignore = "a measurement for people"]
fn a_chart_of_two_series_is_quick() {
    const TIMES: u32 = 2_000;
    let site = Site::read();
    for document in &site.documents {
        let places = site.places(document);
        let scope = site.scope(&places, "en");
        for placed in &document.blocks {
            let Block::Chart(chart) = &placed.block else {
                continue;
            };
            let start = Instant::now();
            let mut data = None;
            for _ in 0..TIMES {
                data = select(
                    &ChartSpec::of_chart(chart, scope.language),
                    &scope,
                    &mut Vec::new(),
                );
            }
            let selected = start.elapsed() / TIMES;
            let Some(data) = data else { continue };
            let start = Instant::now();
            for _ in 0..TIMES {
                std::hint::black_box(draw(&data, &site.strings));
            }
            let all = start.elapsed() / TIMES;
            let start = Instant::now();
            for _ in 0..TIMES {
                std::hint::black_box(data.hash());
            }
            let hashed = start.elapsed() / TIMES;
            eprintln!(
                "{:24} {} series of {}: selected {selected:?}, hashed {hashed:?}, everything {all:?}",
                data.name,
                data.series.len(),
                data.periods.len(),
            );
        }
    }
}
