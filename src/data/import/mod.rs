//! What a file of data is, found without asking: a definition for each of its indicators, which reads it.
//!
//! In: the file, the site's areas. Out: definitions as texts, and what was understood. Must not know: files on the disk.

mod dimensions;
mod profile;
mod request;
mod roles;
mod trial;
mod yaml;

use self::profile::Profile;
pub use self::request::ImportRequest;
use self::roles::Roles;
use super::formats::Format;
use super::indicator::open_records;
use super::{DataFile, Indicator, plain_id};
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
    let Some(mut records) = open_records(&data, request.data, &mut import.diagnostics) else {
        return import;
    };
    let format = super::formats::recognised(&records);
    import.format = format.map(|format| (format.name, format.publisher));
    import.header_row = records.header.row;
    let profile = Profile::read(&mut records, format.is_some_and(|f| f.short_rows));
    import.rows = profile.rows;
    drop(records);
    let measures = roles::measures(&profile, format, request);
    if measures.is_empty() {
        import.add(&profile, format, request);
    }
    for measure in &measures {
        let id = format!("{}-{}", request.id, plain_id(measure));
        let value = Some(measure.as_str());
        let request = ImportRequest {
            id: &id,
            value,
            ..request
        };
        import.add(&profile, format, request);
    }
    import
}

impl Import {
    /// Adds a definition for each indicator of one column of values.
    fn add(&mut self, profile: &Profile, format: Option<&Format>, request: ImportRequest<'_>) {
        let roles = match Roles::find(profile, format, request) {
            Ok(roles) => roles,
            Err(problem) => return self.diagnostics.push(*problem),
        };
        for kind in roles.kinds(profile, request.id) {
            let mut draft = yaml::Draft::new(&kind, &roles, profile, format, request);
            dimensions::settle(&mut draft, profile, &roles, request);
            let (indicator, diagnostics) = trial::read(&draft, request);
            self.indicators.push(ImportedIndicator {
                id: kind.id.clone(),
                yaml: draft.text(),
                indicator,
                diagnostics,
            });
        }
    }
}
