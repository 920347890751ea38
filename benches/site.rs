//! The time, CPU time and memory of building a large site, compared with `cp -r` of the same website in the same run.
//!
//! `cargo bench --bench site` measures 1,000, 10,000 and 30,000 case studies of about 900 words with markup, tables, notes, links
//! and terms, each with a chart that no other page has and five figures bound to 500 indicators, on a memory file system;
//! `cargo bench --bench site -- 1000` that many only, and `cargo bench --bench site -- make DIR 1000` generates such a site to
//! view and to profile.
//!
//! `cargo bench --bench site -- plain 10000` measures the same text without figures, charts and indicators, and other generators
//! that are on PATH; `-- plain make DIR 10000` generates their sites. `-- table` measures the difference between checking a
//! table of a million rows and one of twenty; `-- table make DIR` generates that site. `-- places` measures the pages of 330
//! places with 150 indicators over 20 years, as the difference to a site with two of the places. It measures and prints; it asserts
//! nothing about time. Linux only: CPU time and peak memory are read from /proc.
#![expect(
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a benchmark makes folders, looks at the clock and prints"
)]

mod generate;
mod places;
mod plain;
mod table;

use std::fs;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The number of runs of each measurement, of which the best counts: any disturbance makes it slower.
const RUNS: usize = 3;

/// The cost of running a command.
#[derive(Clone, Copy)]
struct Cost {
    wall: Duration,
    cpu: Duration,
    /// Peak resident memory in bytes.
    memory: u64,
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let is_plain = arguments.iter().any(|argument| argument == "plain");
    let is_table = arguments.iter().any(|argument| argument == "table");
    let is_places = arguments.iter().any(|argument| argument == "places");
    if let Some(make) = arguments.iter().position(|argument| argument == "make") {
        let pages = arguments.get(make + 2).and_then(|pages| pages.parse().ok());
        let (place, pages) = (Path::new(&arguments[make + 1]), pages.unwrap_or(1_000));
        if is_plain {
            plain::generators(place, pages);
        } else if is_table {
            table::generate(place, true);
        } else if is_places {
            places::generate(place, true);
        } else {
            generate::generate(place, pages);
        }
        return;
    }
    if is_table {
        measure_table();
        return;
    }
    if is_places {
        measure_places();
        return;
    }
    let sizes: Vec<usize> = arguments
        .iter()
        .filter_map(|argument| argument.parse().ok())
        .collect();
    if is_plain {
        for pages in if sizes.is_empty() {
            vec![10_000]
        } else {
            sizes
        } {
            beside(pages);
        }
        return;
    }
    let sizes = if sizes.is_empty() {
        vec![1_000, 10_000, 30_000]
    } else {
        sizes
    };
    println!(
        "{:>7} {:>7} {:>8} {:>8} {:>8} {:>9} {:>9} {:>8} {:>8} {:>8} {:>8}",
        "pages",
        "files",
        "MB",
        "wall s",
        "CPU s",
        "memory MB",
        "pages/s",
        "CPU µs/p",
        "again s",
        "cp -r s",
        "ratio"
    );
    for pages in sizes {
        measure(pages);
    }
}

/// A folder on a memory file system, where there is one.
fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let parent = if memory.is_dir() {
        memory.to_owned()
    } else {
        std::env::temp_dir()
    };
    tempfile::Builder::new()
        .prefix("casebook-bench-")
        .tempdir_in(parent)
        .expect("a temporary folder")
}

/// Builds the plain site with every generator in turn, so that disturbances affect all of them.
fn beside(pages: usize) {
    let place = folder();
    let (mut generators, missing) = plain::generators(place.path(), pages);
    let mut costs = vec![Vec::new(); generators.len()];
    for _ in 0..RUNS {
        for (generator, costs) in generators.iter_mut().zip(&mut costs) {
            remove(&generator.output);
            costs.push(run(&mut generator.command));
        }
    }
    println!(
        "{:<26} {:>7} {:>7} {:>8} {:>8} {:>8} {:>9} {:>8}",
        "generator", "pages", "files", "MB", "wall s", "CPU s", "memory MB", "ratio"
    );
    let own = best(&costs[0]).wall.as_secs_f64();
    for (generator, costs) in generators.iter().zip(&costs) {
        let cost = best(costs);
        let (files, bytes) = size(&generator.output);
        println!(
            "{:<26} {pages:>7} {files:>7} {:>8.0} {:>8.2} {:>8.2} {:>9.0} {:>8.2}",
            generator.name,
            bytes as f64 / 1e6,
            cost.wall.as_secs_f64(),
            cost.cpu.as_secs_f64(),
            cost.memory as f64 / 1e6,
            cost.wall.as_secs_f64() / own,
        );
    }
    for name in missing {
        println!("{name} was not found");
    }
}

/// Checks a site with a table of a million rows and one with a table of twenty, in turn.
fn measure_table() {
    let folder = folder();
    let (large, small) = (folder.path().join("large"), folder.path().join("small"));
    let bytes = table::generate(&large, true);
    table::generate(&small, false);
    let check = |site: &Path| {
        run(Command::new(env!("CARGO_BIN_EXE_casebook"))
            .args(["check", "--date", "2026-11-23", "--site"])
            .arg(site))
    };
    let costs: Vec<(Cost, Cost)> = (0..RUNS).map(|_| (check(&large), check(&small))).collect();
    let (large, small): (Vec<Cost>, Vec<Cost>) = costs.into_iter().unzip();
    let (large, small) = (best(&large), best(&small));
    let text = bytes as f64 / 1e6;
    let memory = (large.memory as f64 - small.memory as f64) / 1e6;
    println!(
        "{:>8} {:>8} {:>8} {:>9} {:>17}",
        "MB", "wall s", "CPU s", "memory MB", "over its text MB"
    );
    println!(
        "{text:>8.0} {:>8.2} {:>8.2} {memory:>9.0} {:>17.0}",
        large.wall.as_secs_f64() - small.wall.as_secs_f64(),
        large.cpu.as_secs_f64() - small.cpu.as_secs_f64(),
        memory - text,
    );
}

/// Builds a site with a page for every place and one with two of them, in turn.
fn measure_places() {
    let folder = folder();
    let (all, few) = (folder.path().join("all"), folder.path().join("few"));
    places::generate(&all, true);
    places::generate(&few, false);
    let build = |site: &Path| {
        remove(&site.join("output"));
        run(Command::new(env!("CARGO_BIN_EXE_casebook"))
            .args(["build", "--date", "2026-11-23", "--site"])
            .arg(site))
    };
    let costs: Vec<(Cost, Cost)> = (0..RUNS).map(|_| (build(&all), build(&few))).collect();
    let (all, few): (Vec<Cost>, Vec<Cost>) = costs.into_iter().unzip();
    let (all, few) = (best(&all), best(&few));
    let pages = (places::AREAS - 2) as f64;
    println!(
        "{:>8} {:>8} {:>18} {:>17}",
        "all s", "few s", "a place, ms wall", "a place, ms CPU"
    );
    println!(
        "{:>8.2} {:>8.2} {:>18.2} {:>17.2}",
        all.wall.as_secs_f64(),
        few.wall.as_secs_f64(),
        (all.wall.as_secs_f64() - few.wall.as_secs_f64()) * 1e3 / pages,
        (all.cpu.as_secs_f64() - few.cpu.as_secs_f64()) * 1e3 / pages,
    );
}

fn measure(pages: usize) {
    let place = folder();
    let site = place.path().join("site");
    generate::generate(&site, pages);
    let output = site.join("output");
    let copy = place.path().join("copy");
    let casebook = || {
        run(Command::new(env!("CARGO_BIN_EXE_casebook"))
            .args(["build", "--date", "2026-11-23", "--site"])
            .arg(&site))
    };
    let mut builds = Vec::new();
    let mut agains = Vec::new();
    let mut copies = Vec::new();
    for _ in 0..RUNS {
        remove(&output);
        builds.push(casebook());
        agains.push(casebook());
        remove(&copy);
        copies.push(run(Command::new("cp").arg("-r").arg(&output).arg(&copy)));
    }
    let build = best(&builds);
    let again = best(&agains);
    let copy = best(&copies);
    let (files, bytes) = size(&output);
    let micros = build.cpu.as_secs_f64() * 1e6 / pages as f64;
    println!(
        "{pages:>7} {files:>7} {:>8.0} {:>8.2} {:>8.2} {:>9.0} {:>9.0} {micros:>8.0} {:>8.2} {:>8.2} {:>8.2}",
        bytes as f64 / 1e6,
        build.wall.as_secs_f64(),
        build.cpu.as_secs_f64(),
        build.memory as f64 / 1e6,
        pages as f64 / build.wall.as_secs_f64(),
        again.wall.as_secs_f64(),
        copy.wall.as_secs_f64(),
        build.wall.as_secs_f64() / copy.wall.as_secs_f64(),
    );
}

fn best(costs: &[Cost]) -> Cost {
    *costs.iter().min_by_key(|cost| cost.wall).expect("it ran")
}

fn remove(folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).expect("it can be removed");
    }
}

/// Runs a command and samples its process.
fn run(command: &mut Command) -> Cost {
    let start = Instant::now();
    // A file and not a pipe: a pipe that is not read while the command runs would fill and block it.
    let mut errors = tempfile::tempfile().expect("a temporary file");
    let stderr = errors.try_clone().expect("a second handle");
    let mut child = command
        .stdout(Stdio::null())
        .stderr(stderr)
        .spawn()
        .expect("the command can be run");
    let process = PathBuf::from(format!("/proc/{}", child.id()));
    let mut cost = Cost {
        wall: Duration::ZERO,
        cpu: Duration::ZERO,
        memory: 0,
    };
    let status = loop {
        look(&process, &mut cost);
        if let Some(status) = child.try_wait().expect("it can be waited for") {
            break status;
        }
        sleep(Duration::from_millis(2));
    };
    cost.wall = start.elapsed();
    if !status.success() {
        let mut said = String::new();
        let _ = errors.seek(SeekFrom::Start(0));
        let _ = errors.read_to_string(&mut said);
        panic!("{said}");
    }
    cost
}

/// Reads the CPU time and peak memory of a process that still runs, or has ended and was not waited for.
fn look(process: &Path, cost: &mut Cost) {
    if let Ok(stat) = fs::read_to_string(process.join("stat"))
        && let Some((_, fields)) = stat.rsplit_once(')')
    {
        let ticks: u64 = fields
            .split_whitespace()
            .skip(11)
            .take(2)
            .filter_map(|field| field.parse::<u64>().ok())
            .sum();
        // A tick is a hundredth of a second on every Linux platform.
        cost.cpu = cost.cpu.max(Duration::from_millis(ticks * 10));
    }
    if let Ok(status) = fs::read_to_string(process.join("status")) {
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = peak.and_then(|peak| peak.split_whitespace().next()?.parse::<u64>().ok());
        cost.memory = cost.memory.max(kilobytes.unwrap_or(0) * 1024);
    }
}

/// How many files and bytes a folder has.
fn size(folder: &Path) -> (usize, u64) {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .fold((0, 0), |(files, bytes), entry| {
            (
                files + 1,
                bytes + entry.metadata().map_or(0, |metadata| metadata.len()),
            )
        })
}

// The site.
