//! A website that is written knows its own address: what `casebook init` wrote as an example stands for nothing.

use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic};

/// Addresses that Casebook itself proposes as examples.
const EXAMPLES: [&str; 2] = ["https://example.org/", "https://example.org/report/"];

/// Checks `base_url`.
pub(super) fn check(config: &SiteConfig, diagnostics: &mut Vec<Diagnostic>) {
    let address = &config.base_url;
    if EXAMPLES.contains(&address.value.as_str()) {
        diagnostics.push(
            Diagnostic::advice(
                Code::WrongValue,
                address.span.clone(),
                "base_url is still the example: search engines and shared links are told this address",
            )
            .help("write the address at which readers will find the site")
            .help("or give it where the site is built: casebook build --base-url https://…"),
        );
    }
}
