//! The draft of a definition, and its text with comments.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::heads::PeriodHeads;
use super::metadata::Metadata;
use super::profile::Profile;
use super::request::ImportRequest;
use super::roles::{KindOfRow, Roles};
use super::unit::{multiplier, unit};
use crate::data::Status;
use crate::data::formats::Format;
use crate::data::records::normal_name;
use crate::data::tidy::yaml_text;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, Spanned};

/// A definition in the making.
#[derive(Clone)]
pub(super) struct Draft {
    id: String,
    title: String,
    unit: String,
    publisher: Option<&'static str>,
    file: String,
    sheet: Option<String>,
    header_row: Option<u32>,
    columns: Vec<(&'static str, Vec<String>)>,
    filter: Option<(String, String)>,
    area: Option<String>,
    period: Option<String>,
    periods: Option<PeriodHeads>,
    ignored: Vec<String>,
    dimensions: Vec<(String, Option<String>)>,
    /// Signs with what they mean.
    markers: Vec<(String, String)>,
    /// Signs of which nothing says what they mean.
    unknown: Vec<String>,
    scale: bool,
    metadata: Metadata,
    /// Columns that are the area, the period or the value, or of which the format says something.
    known_columns: Vec<String>,
}

impl Draft {
    #[expect(
        clippy::too_many_lines,
        reason = "one key of the definition after another"
    )]
    pub(super) fn new(
        kind: &KindOfRow,
        roles: &Roles,
        profile: &Profile,
        format: Option<&Format>,
        request: ImportRequest<'_>,
    ) -> Self {
        let is_known = |ours: &str, names: &[String]| {
            format.is_some_and(|format| format.has(ours))
                || names.iter().all(|name| normal_name(name) == ours)
        };
        let mut columns: Vec<(&'static str, Vec<String>)> = Vec::new();
        let value: Vec<String> = roles.value.iter().cloned().collect();
        let period: Vec<String> = roles.period.iter().cloned().collect();
        for (ours, names) in [
            ("area_code", &roles.area),
            ("area_name", &roles.area_name),
            ("period", &period),
            ("value", &value),
        ] {
            // Of other measures beside it the definition can say nothing, so the value is always named.
            if !names.is_empty() && (ours == "value" || !is_known(ours, names)) {
                columns.push((ours, names.clone()));
            }
        }
        if let Some(heads) = &roles.periods {
            let limits = [("lower_ci", &heads.limits.0), ("upper_ci", &heads.limits.1)];
            columns.extend(
                limits
                    .into_iter()
                    .filter_map(|(ours, pattern)| Some((ours, vec![pattern.clone()?]))),
            );
        }
        let metadata = request
            .metadata
            .map(|source| Metadata::read(source, &kind.title))
            .unwrap_or_default();
        let values = roles.value.as_deref().and_then(|name| profile.column(name));
        let key = kind.filter.as_ref().map_or("", |(_, text)| text.as_str());
        let stated = profile
            .units
            .get(key)
            .or_else(|| profile.units.values().next());
        let name = roles.value.as_deref().unwrap_or_default().to_lowercase();
        let is_percent = ["%", "percent", "per cent", "proportion", "share"]
            .iter()
            .any(|word| name.contains(word));
        let unit = stated
            .and_then(|text| unit(text))
            .or_else(|| unit(metadata.unit.as_deref()?))
            .or_else(|| is_percent.then(|| "%".to_owned()));
        let is_said = |times: &str| {
            unit.as_ref()
                .is_some_and(|unit| unit.to_lowercase().contains(times))
        };
        let unit = match multiplier(profile).filter(|times| !is_said(times)) {
            Some(times) => Some(
                format!("{times} {}", unit.unwrap_or_default())
                    .trim()
                    .to_owned(),
            ),
            None => unit,
        };
        let scale = values.is_some_and(|column| column.is_share)
            && unit.as_deref() == Some("%")
            && is_percent;
        let marks = |word: &&String| {
            !word.contains(|c: char| c.is_ascii_digit())
                && word.chars().count() <= 12
                && !word.starts_with('#')
        };
        let heads = roles.periods.iter().flat_map(|heads| &heads.columns);
        let of_values = roles.value.iter().chain(heads.map(|(name, _)| name));
        let of_values = of_values.filter_map(|name| profile.column(name));
        let words: BTreeSet<&String> = of_values.flat_map(|column| &column.words).collect();
        let signs = words.into_iter().filter(marks);
        let signs = signs.filter(|word| Status::of_marker(word).is_none());
        let (mut markers, mut unknown) = (Vec::new(), Vec::new());
        for sign in signs {
            let said = request.markers.iter().find(|(marker, _)| marker == sign);
            let legend = || {
                profile
                    .legend
                    .get(sign)
                    .map(|status| status.words().to_owned())
            };
            match said.map(|(_, meaning)| meaning.clone()).or_else(legend) {
                Some(meaning) => markers.push((sign.clone(), meaning)),
                None => unknown.push(sign.clone()),
            }
        }
        let mut draft = Self {
            id: kind.id.clone(),
            title: metadata.title.clone().unwrap_or_else(|| kind.title.clone()),
            unit: unit.map_or("{kind: index}".to_owned(), |unit| yaml_text(&unit)),
            publisher: format.map(|format| format.publisher),
            file: request.data.path().file_name().to_owned(),
            sheet: request.sheet.map(str::to_owned),
            header_row: None,
            columns,
            filter: kind.filter.clone(),
            area: roles.default_area.clone(),
            period: roles.constant.clone(),
            periods: roles.periods.clone(),
            ignored: Vec::new(),
            dimensions: Vec::new(),
            markers,
            unknown,
            scale,
            metadata,
            known_columns: Vec::new(),
        };
        if let Some(format) = format {
            let columns = profile
                .columns
                .iter()
                .filter(|column| format.knows(&column.name));
            draft.known_columns = columns.map(|column| column.name.clone()).collect();
            draft.unknown.retain(|word| !format.marks(word));
            draft.markers.retain(|(word, _)| !format.marks(word));
        }
        let roles = roles
            .area
            .iter()
            .chain(&roles.area_name)
            .chain(&period)
            .chain(&value);
        draft.known_columns.extend(roles.cloned());
        draft
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// Whether it says something of a column, or the format does.
    pub(super) fn mentions(&self, name: &str) -> bool {
        let mapped = self.columns.iter().flat_map(|(_, names)| names);
        let known = [
            "lower_ci",
            "upper_ci",
            "numerator",
            "denominator",
            "status",
            "note",
            "area_name",
        ];
        let heads = self.periods.iter().flat_map(|heads| &heads.columns);
        mapped
            .chain(&self.known_columns)
            .chain(heads.map(|(name, _)| name))
            .any(|known| known == name)
            || known.contains(&normal_name(name).as_str())
    }

    pub(super) fn ignore(&mut self, names: impl Iterator<Item = String>) {
        self.ignored.extend(names);
    }

    pub(super) fn declare(&mut self, name: &str, total: Option<String>) {
        self.ignored.retain(|ignored| ignored != name);
        self.dimensions.push((name.to_owned(), total));
    }

    /// Takes over what another measure of the file is broken down by, and which columns it leaves unread.
    pub(super) fn break_down_like(&mut self, other: &Self) {
        self.dimensions.clone_from(&other.dimensions);
        self.ignored.clone_from(&other.ignored);
    }

    /// Drops the total of a dimension that no row has.
    pub(super) fn keep_total(&mut self, id: &str, is_there: impl Fn(&str) -> bool) {
        for (name, total) in &mut self.dimensions {
            if normal_name(name) == normal_name(id) && !total.as_deref().is_some_and(&is_there) {
                *total = None;
            }
        }
    }

    /// The message about signs of which nothing says what they mean.
    pub(super) fn unknown_signs(&self, request: ImportRequest<'_>) -> Option<Diagnostic> {
        let first = self.unknown.first()?;
        let file = request.data.path();
        let message = format!(
            "nothing says what these texts in place of values mean: {}",
            self.unknown.join(" ")
        );
        let error = Diagnostic::error(Code::BadNumber, Span::new(file, 0..0), message);
        Some(error.help(format!(
            "look it up in the publication and say it: casebook import {} --marker \"{first}=…\", with not available, not applicable, confidential or low",
            request.given
        )))
    }

    pub(super) fn undeclare(&mut self, name: &str) {
        self.dimensions.retain(|(declared, _)| declared != name);
        self.ignored.push(name.to_owned());
    }

    /// The definition with comments on what a person should look at.
    #[expect(
        clippy::too_many_lines,
        reason = "one line of the definition after another"
    )]
    pub(super) fn text(&self) -> String {
        let mut text = String::from("# Made by \"casebook import\". Look at what has a comment.\n");
        let mut line = |line: String| text.push_str(&(line + "\n"));
        line(format!("title: {}", quoted(&self.title)));
        let stated = &self.metadata;
        if let Some(meaning) = &stated.meaning {
            line(format!("definition: {}", quoted(meaning)));
        }
        line("# What the values count: %, years, people, £, per 1,000 live births.".to_owned());
        line(format!("unit: {}", self.unit));
        if let Some(decimals) = &stated.decimals {
            line(format!("decimals: {decimals}"));
        }
        line("# lower-is-better, higher-is-better or none: without one no page can say that it improved.".to_owned());
        line("# polarity: none".to_owned());
        line("source:".to_owned());
        line("  # The publication, with its address: url: https://… Look whether publisher and licence are right.".to_owned());
        let title = stated.source.as_ref().unwrap_or(&self.title);
        line(format!("  title: {}", quoted(title)));
        let publisher = stated.publisher.as_deref().or(self.publisher);
        line(format!(
            "  publisher: {}",
            quoted(publisher.unwrap_or("Not stated"))
        ));
        let licence = if self.publisher.is_some() {
            "Open Government Licence v3.0"
        } else {
            "Not stated"
        };
        line(format!("  licence: {licence}"));
        if let Some(url) = stated.url.as_ref().filter(|url| url.starts_with("http")) {
            line(format!("  url: {}", quoted(url)));
        }
        if let Some(published) = &stated.published {
            line(format!("  published: {}", quoted(published)));
        }
        if !self.dimensions.is_empty() {
            line("# What the values are broken down by; \"total\" is taken where a text names no value.".to_owned());
            line("dimensions:".to_owned());
            for (name, total) in &self.dimensions {
                let total = total.as_ref().map_or("{}".to_owned(), |total| {
                    format!("{{total: {}}}", yaml_text(total))
                });
                line(format!("  {}: {total}", yaml_text(&normal_name(name))));
            }
        }
        line("data:".to_owned());
        line(format!("  file: {}", quoted(&self.file)));
        if let Some(sheet) = &self.sheet {
            line(format!("  sheet: {}", quoted(sheet)));
        }
        if let Some(row) = self.header_row {
            line(format!("  header_row: {row}"));
        }
        if !self.columns.is_empty() {
            line("  columns:".to_owned());
            for (ours, names) in &self.columns {
                line(format!("    {ours}: {}", list(names)));
            }
        }
        if let Some((column, value)) = &self.filter {
            line(format!(
                "  filters: {{{}: [{}]}}",
                yaml_text(column),
                yaml_text(value)
            ));
        }
        if let Some(area) = &self.area {
            line("  # The area of rows that name none.".to_owned());
            line(format!("  area: {area}"));
        }
        if let Some(period) = &self.period {
            line(
                "  # The period of every row, from a title above the table or as it was said."
                    .to_owned(),
            );
            line(format!("  period: {}", yaml_text(period)));
        }
        if let Some(heads) = &self.periods {
            line("  # A column for each period.".to_owned());
            line(format!("  periods: {}", heads_text(heads)));
        }
        if !self.ignored.is_empty() {
            line(
                "  # Columns that are not read, since no value needs them to be told from another."
                    .to_owned(),
            );
            line(format!("  ignore: {}", list(&self.ignored)));
        }
        if !self.markers.is_empty() {
            line(
                "  # What these signs mean: confidential, not available, not applicable or low."
                    .to_owned(),
            );
            let mut markers = String::new();
            for (marker, meaning) in &self.markers {
                let comma = if markers.is_empty() { "" } else { ", " };
                let _ = write!(markers, "{comma}{}: {meaning}", yaml_text(marker));
            }
            line(format!("  markers: {{{markers}}}"));
        }
        if self.scale {
            line("  # The file has shares of 1; readers see per cent.".to_owned());
            line("  scale: 100".to_owned());
        }
        text
    }
}

/// A text in quotes, unless it is plainly a word.
fn quoted(text: &str) -> String {
    yaml_text(text)
}

/// The periods of columns: the pattern of their names, or each with its period.
fn heads_text(heads: &PeriodHeads) -> String {
    if let Some(pattern) = &heads.pattern {
        return quoted(pattern);
    }
    let columns = heads.columns.iter();
    let columns: Vec<String> = columns
        .map(|(name, period)| format!("{}: {}", yaml_text(name), yaml_text(period)))
        .collect();
    format!("{{{}}}", columns.join(", "))
}

fn list(names: &[String]) -> String {
    match names {
        [only] => yaml_text(only),
        names => {
            let names: Vec<String> = names.iter().map(|name| yaml_text(name)).collect();
            format!("[{}]", names.join(", "))
        }
    }
}

/// A text that is nowhere yet.
pub(super) fn spanned(text: &str, id: &str) -> Spanned<String> {
    let path = format!("content/indicators/{id}.yaml");
    Spanned::new(text.to_owned(), Span::new(&path.as_str().into(), 0..0))
}
