//! What a file of data is, found without asking: a definition for each of its indicators, which reads it.
//!
//! In: the file, the site's areas. Out: definitions as texts, and what was understood. Must not know: files on the disk.

mod dimensions;
mod heads;
mod metadata;
mod profile;
mod request;
mod roles;
mod trial;
mod unit;
mod values;
mod words;
mod yaml;

use self::profile::Profile;
pub use self::request::ImportRequest;
use self::roles::Roles;
use self::values::ImportedMeasure;
use super::formats::Format;
use super::indicator::open_records;
use super::{DataFile, DataInput, Indicator, plain_id};
use crate::diagnostic::Diagnostic;

/// One indicator of a file.
#[derive(Debug)]
pub struct ImportedIndicator {
    pub id: String,
    /// The text of its definition.
    pub yaml: String,
    /// The file as the definition reads it.
    pub indicator: Option<Indicator>,
    /// What is still wrong; of the definition's text or the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// What was understood of a file.
#[derive(Debug, Default)]
pub struct Import {
    /// The format's name and publisher, where it is known.
    pub format: Option<(&'static str, &'static str)>,
    /// The sheet that is read, of a workbook.
    pub sheet: Option<String>,
    /// The names of all sheets, of which hidden ones are marked.
    pub sheets: Option<String>,
    /// The row that names the columns.
    pub header_row: u32,
    /// How many rows there are below it, blank ones left out.
    pub rows: usize,
    pub indicators: Vec<ImportedIndicator>,
    /// Why there are none.
    pub diagnostics: Vec<Diagnostic>,
}

/// Understands a file.
pub fn import(request: ImportRequest<'_>) -> Import {
    let mut import = Import::default();
    let data = DataFile {
        sheet: request.sheet.map(|sheet| yaml::spanned(sheet, request.id)),
        ..DataFile::default()
    };
    let areas = request.areas;
    let Some(mut records) = open_records(&data, request.data, areas, &mut import.diagnostics)
    else {
        return import;
    };
    let format = super::formats::recognised(&records);
    import.format = format.map(|format| (format.name, format.publisher));
    import.header_row = records.header.row;
    import.sheet = records.file.sheet.as_deref().map(str::to_owned);
    let profile = Profile::read(&mut records, format.is_some_and(|f| f.short_rows));
    import.rows = profile.rows;
    drop(records);
    if let DataInput::Workbook(path, bytes, _) = request.data {
        import.sheets = super::sheet::names(path, bytes);
    }
    let sheet = import.sheet.clone();
    let request = ImportRequest {
        sheet: sheet.as_deref(),
        ..request
    };
    let has_period = roles::period_column(&profile, format).is_some();
    let measures = values::measures(&profile, format, request, has_period);
    if measures.is_empty() {
        import.add(&profile, format, request, None, &mut None);
    }
    // Measures beside each other are broken down alike, so that what splits one splits the others.
    let mut settled = None;
    for measure in &measures {
        let id = match plain_id(measure.name()) {
            name if measures.len() > 1 && !name.is_empty() => format!("{}-{name}", request.id),
            _ => request.id.to_owned(),
        };
        let request = ImportRequest { id: &id, ..request };
        import.add(&profile, format, request, Some(measure), &mut settled);
    }
    import
}

impl Import {
    /// Adds a definition for each indicator of one column of values.
    fn add(
        &mut self,
        profile: &Profile,
        format: Option<&Format>,
        request: ImportRequest<'_>,
        measure: Option<&ImportedMeasure>,
        settled: &mut Option<yaml::Draft>,
    ) {
        let roles = match Roles::find(profile, format, request, measure) {
            Ok(roles) => roles,
            Err(problem) => return self.diagnostics.push(*problem),
        };
        for kind in roles.kinds(profile, request.id) {
            let mut draft = yaml::Draft::new(&kind, &roles, profile, format, request);
            let as_before = settled.as_ref().and_then(|before| {
                let mut draft = draft.clone();
                draft.break_down_like(before);
                let (indicator, diagnostics) = trial::read(&draft, request);
                let is_settled = !dimensions::splits(&diagnostics);
                is_settled.then_some((draft, indicator, diagnostics))
            });
            let (draft, indicator, mut diagnostics) = as_before.unwrap_or_else(|| {
                dimensions::settle(&mut draft, profile, &roles, request);
                let (indicator, diagnostics) = trial::read(&draft, request);
                (draft, indicator, diagnostics)
            });
            *settled = measure.is_some().then(|| draft.clone());
            diagnostics.extend(draft.unknown_signs(request));
            self.indicators.push(ImportedIndicator {
                id: kind.id.clone(),
                yaml: draft.text(),
                indicator,
                diagnostics,
            });
        }
    }
}
