//! Tests from outside: whole sites go in, files, messages and exit statuses come out.
//!
//! One binary, so that it is linked once. Unit tests are next to their code.
#![expect(
    clippy::disallowed_methods,
    reason = "tests make folders and look into them"
)]

mod architecture;
mod circles;
mod claims;
mod determinism;
mod diagnostics;
mod documents;
mod editions;
mod filled;
mod folder;
mod golden;
mod helps;
mod impact;
mod import;
mod interface_texts;
mod killed;
mod live;
mod made_words;
mod mutations;
mod place_words;
mod preview;
mod progress;
mod reader_texts;
mod rebuild;
mod refusals;
mod sentence_mutations;
mod terminal;
