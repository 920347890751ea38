//! The commands: flags become values, the core's answers become text and an exit status.
//!
//! In: arguments, the environment, the clock. Out: text on stdout (results) and stderr (progress, summaries), files through
//! `disk/`, an exit status: 0 success, 1 the content has errors, 2 the command could not run. Must not know: how anything is
//! checked or rendered.
#![expect(
    clippy::disallowed_methods,
    reason = "the shell reads the environment and the clock, and passes them on as values"
)]

mod bind;
mod build;
mod check;
mod claims;
mod diff;
mod fill;
mod flags;
mod impact;
mod import;
mod init;
mod new;
mod page_file;
mod print;
mod progress;
mod report;
mod schema;
mod serve;
mod site_folder;
mod theme;
mod timings;

use std::process::ExitCode;

use clap::Parser as _;

use crate::disk::DiskError;
use flags::{Command, Flags, NewCommand, ThemeCommand};

/// How a command that could run has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CommandOutcome {
    /// Without errors; there may be advice.
    Success,
    ContentErrors,
}

/// Why a command could not run.
#[derive(Debug)]
struct CommandError(Vec<DiskError>);

impl From<DiskError> for CommandError {
    fn from(error: DiskError) -> Self {
        Self(vec![error])
    }
}

impl From<Vec<DiskError>> for CommandError {
    fn from(errors: Vec<DiskError>) -> Self {
        Self(errors)
    }
}

/// Runs the command that the arguments name. Wrong arguments and `--help` end the process as clap does (2 and 0).
pub fn run() -> ExitCode {
    let outcome = match Flags::parse().command {
        Command::Init(flags) => init::run(&flags),
        Command::New(NewCommand::CaseStudy(flags)) => new::case_study(&flags),
        Command::Build(flags) => build::run(&flags),
        Command::Check(flags) => check::run(&flags),
        Command::Serve(flags) => serve::run(&flags),
        Command::Bind(flags) => bind::run(&flags),
        Command::Fill(flags) => fill::run(&flags),
        Command::Claims(flags) => claims::run(&flags),
        Command::Import(flags) => import::run(&flags),
        Command::Diff(flags) => diff::run(&flags),
        Command::Impact(flags) => impact::run(&flags),
        Command::Schema(flags) => schema::run(&flags),
        Command::Theme(ThemeCommand::Eject(flags)) => theme::eject(&flags),
    };
    match outcome {
        Ok(CommandOutcome::Success) => ExitCode::SUCCESS,
        Ok(CommandOutcome::ContentErrors) => ExitCode::from(1),
        Err(CommandError(errors)) => {
            for error in errors {
                print::error(&error);
            }
            ExitCode::from(2)
        }
    }
}
