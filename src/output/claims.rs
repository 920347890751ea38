//! claims.json: every claim of a website, one a line, for programs and for the comparison with a later state of the site.

use std::fmt::Write as _;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The path of the claims in the output folder.
pub const CLAIMS: &str = "claims.json";

/// The version of the format that this program writes and reads.
const VERSION: u32 = 1;

/// The text of claims.json.
pub fn claims_json<C: Serialize>(claims: impl Iterator<Item = C>) -> String {
    let mut text = format!("{{\n\"version\": {VERSION},\n\"claims\": [");
    for (index, claim) in claims.enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        // Plain structs, which always have a JSON form.
        let _ = write!(
            text,
            "{}",
            serde_json::to_string(&claim).unwrap_or_default()
        );
    }
    text.push_str("\n]\n}\n");
    text
}

/// The claims of a claims.json; `None` where it is another file or of a later version.
pub fn read_claims<C: DeserializeOwned>(text: &str) -> Option<Vec<C>> {
    let mut file: serde_json::Value = serde_json::from_str(text).ok()?;
    if file.get("version")?.as_u64()? != u64::from(VERSION) {
        return None;
    }
    serde_json::from_value(file.get_mut("claims")?.take()).ok()
}
