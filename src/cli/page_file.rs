//! A page's file as an editor names it on the command line.

use std::path::{Path, PathBuf};

use super::site_folder::SiteFolder;
use crate::disk::DiskError;
use crate::inputs::Inputs;

impl SiteFolder {
    /// The path from the site's root of a file that was named relative to the current folder, to the site's or to content/.
    pub(super) fn page_path(&self, named: &Path, inputs: &Inputs) -> Result<String, DiskError> {
        let places: [PathBuf; 3] = [
            self.here.join(named),
            self.here.join(&self.root).join(named),
            self.here.join(&self.root).join("content").join(named),
        ];
        let root = self.here.join(&self.root).canonicalize();
        let root = root.map_err(|error| DiskError::io("look at", &self.root, &error))?;
        for place in places {
            let Ok(place) = place.canonicalize() else {
                continue;
            };
            if let Ok(path) = place.strip_prefix(&root)
                && let Some(path) = path.to_str().map(|path| path.replace('\\', "/"))
                && inputs.text(&path).is_some()
            {
                return Ok(path);
            }
        }
        Err(
            DiskError::new(format!("{} is no page of this site", named.display()))
                .help("name a Markdown file in content/"),
        )
    }
}
