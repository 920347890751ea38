//! Selects the tiles of a tile map from the site's layout.

use super::ChartScope;
use crate::chart::data::Tile;
use crate::chart::spec::ChartSpec;
use crate::data::TILES;
use crate::diagnostic::{Code, Diagnostic};

/// The tiles; with an error where the site has no layout.
pub(super) fn tiles(
    spec: &ChartSpec,
    scope: &ChartScope,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Tile> {
    if scope.areas.tiles.is_empty() {
        diagnostics.push(
            Diagnostic::error(
                Code::ChartTiles,
                spec.location.clone(),
                "a tile map needs to know where each area's tile is",
            )
            .help(format!(
                "add the file {TILES} with a row for each area: area,column,row"
            )),
        );
        return Vec::new();
    }
    let named = scope.areas.tiles.iter().filter_map(|tile| {
        let area = scope.areas.by_id.get(&tile.area)?;
        let name = area.name_in(scope.language).to_owned();
        let short = tile.short.clone();
        Some(Tile {
            area: area.id.clone(),
            short: short.unwrap_or_else(|| name.chars().take(3).collect()),
            name,
            column: tile.column,
            row: tile.row,
        })
    });
    named.collect()
}
