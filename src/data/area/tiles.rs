//! tiles.csv → where each area's tile is in a tile map: `area,column,row[,short]`.
//!
//! Columns count from the left and rows from the top, whole or half numbers. Where every second row is moved by half a tile,
//! tiles are hexagons.

use rust_decimal::prelude::{Decimal, ToPrimitive};

use super::{AreaId, Areas};
use crate::data::records::{Layout, Record, Records};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// Where a site has its layout of tiles.
pub const TILES: &str = "content/tiles.csv";

const KNOWN: [&str; 4] = ["area", "column", "row", "short"];

/// The most columns or rows of a layout.
const MOST: i32 = 200;

/// An area's tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaTile {
    pub area: AreaId,
    /// From the left, in half tiles; the first column is 0.
    pub column: i32,
    /// From the top, in half tiles; the first row is 0.
    pub row: i32,
    /// The name on the tile, where the layout has one.
    pub short: Option<String>,
}

impl Areas {
    /// Reads the layout of tiles. Rows that cannot be used are reported and left out.
    pub fn read_tiles(&mut self, source: &Source, diagnostics: &mut Vec<Diagnostic>) {
        let Some(mut records) = Records::of_text(source, Layout::default(), diagnostics) else {
            return;
        };
        let columns = KNOWN.map(|name| records.column(name));
        for name in &KNOWN[..3] {
            if records.column(name).is_none() {
                diagnostics.push(
                    Diagnostic::error(
                        Code::ChartTiles,
                        records.location_of_cells(&records.header),
                        format!("there is no column {name}"),
                    )
                    .help("the first row of tiles.csv is area,column,row"),
                );
            }
        }
        let [Some(area_at), Some(column_at), Some(row_at), short_at] = columns else {
            return;
        };
        let mut tiles: Vec<AreaTile> = Vec::new();
        let mut record = Record::default();
        while records.next(&mut record, diagnostics) {
            let cell = |at: usize| record.cell(&records, at);
            let typed = cell(area_at);
            if typed.text().is_empty() {
                continue;
            }
            let Some(area) = self.find(typed.text()).map(|area| area.id.clone()) else {
                let message = format!("areas.csv has no area called \"{}\"", typed.text());
                let error = Diagnostic::error(Code::ChartTiles, typed.location(), message);
                diagnostics.push(match self.did_you_mean(typed.text()) {
                    Some(near) => error.help(format!("did you mean \"{near}\"?")),
                    None => error.help("write an id, a name or a code that areas.csv has"),
                });
                continue;
            };
            let mut place = |at: usize| {
                let cell = cell(at);
                let place = half_tiles(cell.text());
                if place.is_none() {
                    let message = format!("\"{}\" is no place of a tile", cell.text());
                    diagnostics.push(
                        Diagnostic::error(Code::ChartTiles, cell.location(), message).help(
                            "write a number from 0, such as 3, or 3.5 where rows are moved by half a tile",
                        ),
                    );
                }
                place
            };
            let (column, row) = (place(column_at), place(row_at));
            let (Some(column), Some(row)) = (column, row) else {
                continue;
            };
            let meets = |other: &&AreaTile| {
                (other.column - column).abs() < 2 && (other.row - row).abs() < 2
                    || other.area == area
            };
            if let Some(other) = tiles.iter().find(meets) {
                let message = format!("the tile of {area} lies on that of {}", other.area);
                diagnostics.push(
                    Diagnostic::error(Code::ChartTiles, cell(column_at).location(), message)
                        .help("give each area one row, and each tile a place of its own"),
                );
                continue;
            }
            let short = short_at.map(|at| cell(at).text().to_owned());
            tiles.push(AreaTile {
                area,
                column,
                row,
                short: short.filter(|short| !short.is_empty()),
            });
        }
        // Layouts count from 0 or from 1, or leave room at the edges.
        let left = tiles.iter().map(|tile| tile.column).min().unwrap_or(0);
        let top = tiles.iter().map(|tile| tile.row).min().unwrap_or(0);
        for tile in &mut tiles {
            tile.column -= left;
            tile.row -= top;
        }
        self.tiles = tiles;
    }
}

/// A place in half tiles.
fn half_tiles(text: &str) -> Option<i32> {
    let number = Decimal::from_str_exact(text).ok()?;
    let halves = number.checked_mul(Decimal::TWO)?;
    let halves = halves.to_i32().filter(|_| halves.fract().is_zero())?;
    (0..=2 * MOST).contains(&halves).then_some(halves)
}
