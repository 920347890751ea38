//! How fast a large site is built, and what it costs, beside `cp -r` of the same website in the same run.
//!
//! `cargo bench --bench site` measures 1,000, 10,000 and 30,000 case studies of about 900 words (7 kB), each with a chart of two
//! series and five bound figures, on a memory file system; `cargo bench --bench site -- 1000` only so many, and
//! `cargo bench --bench site -- make DIR 1000` makes such a site to look at and to profile. It measures and prints; it asserts
//! nothing about time. Linux only: CPU time and peak memory are read from /proc.
#![expect(
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a benchmark makes folders, looks at the clock and prints"
)]

use std::fmt::Write as _;
use std::fs;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Case studies a report.
const A_REPORT: usize = 100;
const AREAS: usize = 100;
const INDICATORS: usize = 5;
const YEARS: std::ops::RangeInclusive<usize> = 2005..=2024;
const WORDS: usize = 900;
/// Each measurement is taken so often, and the best counts: everything that disturbs makes it slower.
const RUNS: usize = 3;

/// What running a command cost.
#[derive(Clone, Copy)]
struct Cost {
    wall: Duration,
    cpu: Duration,
    /// Peak resident memory in bytes.
    memory: u64,
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(make) = arguments.iter().position(|argument| argument == "make") {
        let pages = arguments.get(make + 2).and_then(|pages| pages.parse().ok());
        return generate(Path::new(&arguments[make + 1]), pages.unwrap_or(1_000));
    }
    let sizes: Vec<usize> = arguments
        .iter()
        .filter_map(|argument| argument.parse().ok())
        .collect();
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

fn measure(pages: usize) {
    let memory = Path::new("/dev/shm");
    let parent = if memory.is_dir() {
        memory.to_owned()
    } else {
        std::env::temp_dir()
    };
    let place = tempfile::Builder::new()
        .prefix("casebook-bench-")
        .tempdir_in(parent)
        .expect("a temporary folder");
    let site = place.path().join("site");
    generate(&site, pages);
    let output = site.join("output");
    let copy = place.path().join("copy");
    let mut builds = Vec::new();
    let mut copies = Vec::new();
    for _ in 0..RUNS {
        remove(&output);
        builds.push(run(Command::new(env!("CARGO_BIN_EXE_casebook"))
            .args(["build", "--date", "2026-11-23", "--site"])
            .arg(&site)));
        remove(&copy);
        copies.push(run(Command::new("cp").arg("-r").arg(&output).arg(&copy)));
    }
    let again = run(Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["build", "--date", "2026-11-23", "--site"])
        .arg(&site));
    let build = best(&builds);
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

/// Runs a command and watches its process.
fn run(command: &mut Command) -> Cost {
    let start = Instant::now();
    // A file and not a pipe: one that nobody reads while the command runs would fill, and stop it.
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

/// Takes the CPU time and peak memory of a process that still runs, or has ended and was not waited for.
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
        // A tick is a hundredth of a second on every Linux that runs programs.
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

fn write(place: &Path, text: &str) {
    fs::create_dir_all(place.parent().expect("a folder")).expect("a folder can be made");
    fs::write(place, text).expect("a file can be written");
}

fn generate(site: &Path, pages: usize) {
    let content = site.join("content");
    write(
        &content.join("site.yaml"),
        "title: Benchmark\nbase_url: https://example.org/\nbenchmark: england\nevidence: require\n",
    );
    write(
        &content.join("index.md"),
        "---\ntitle: Benchmark\nsummary: A large site.\n---\n\nHello.\n",
    );
    write(&content.join("areas.csv"), &areas());
    for indicator in 0..INDICATORS {
        let place = content.join(format!("indicators/indicator-{indicator}"));
        write(&place.with_extension("yaml"), &definition(indicator));
        write(&place.with_extension("csv"), &data(indicator));
    }
    for page in 0..pages {
        let report = content.join(format!("report-{:03}", page / A_REPORT));
        if page % A_REPORT == 0 {
            let title = format!("Report {}", page / A_REPORT);
            write(
                &report.join("index.md"),
                &format!(
                    "---\nkind: report\ntitle: {title}\nsummary: A report.\n---\n\nRead on.\n"
                ),
            );
        }
        write(
            &report.join(format!("{:02}-case-{page:05}.md", page % A_REPORT)),
            &case_study(page),
        );
    }
}

fn areas() -> String {
    let mut text = "id,name,codes,type,parent\nengland,England,E92000001,country,\n".to_owned();
    for area in 0..AREAS {
        let _ = writeln!(
            text,
            "area-{area:03},Area {},E07{area:06},district,england",
            name(area)
        );
    }
    text
}

/// A name without a digit.
fn name(number: usize) -> String {
    [
        "North", "South", "East", "West", "Upper", "Lower", "Old", "New", "Great", "Little",
    ][number / 10 % 10]
        .to_owned()
        + [
            "ford", "ham", "ton", "bury", "wick", "ley", "by", "mouth", "field", "minster",
        ][number % 10]
}

fn definition(indicator: usize) -> String {
    format!(
        "title: Measure {}\nshort: measure-{indicator}\ndefinition: What it measures.\nunit: \"%\"\ndecimals: 1\npolarity: higher-is-better\n\
         coverage: complete\nsource:\n  title: Statistics\n  publisher: Office\n  licence: Open Government Licence v3.0\n",
        name(indicator)
    )
}

/// A value in tenths; England has area `AREAS`.
fn tenths(indicator: usize, area: usize, year: usize) -> usize {
    300 + (area * 37 + year * 13 + indicator * 101 + area * year % 29) % 400
}

fn data(indicator: usize) -> String {
    let mut text = "area_code,period,value,lower_ci,upper_ci\n".to_owned();
    for area in 0..=AREAS {
        let code = if area == AREAS {
            "E92000001".to_owned()
        } else {
            format!("E07{area:06}")
        };
        for year in YEARS {
            let value = tenths(indicator, area, year);
            let _ = writeln!(
                text,
                "{code},{year},{},{},{}",
                decimal(value),
                decimal(value - 1),
                decimal(value + 1)
            );
        }
    }
    text
}

fn decimal(tenths: usize) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn case_study(page: usize) -> String {
    let area = page * 7 % AREAS;
    let value = |indicator, year| decimal(tenths(indicator, area, year));
    let mut text = format!(
        "---\ntitle: \"Case study {page}\"\nsummary: What was done in area {}, and what came of it.\nplace: area-{area:03}\npublished: 2026-01-31\n---\n",
        name(area)
    );
    let mut words = Words(page);
    text.push_str("\n## What was done\n");
    for _ in 0..5 {
        let _ = write!(text, "\n{}\n", words.paragraph(WORDS / 10));
    }
    text.push_str("\n## What the figures say\n");
    let (early, late) = (tenths(0, area, 2010), tenths(0, area, 2020));
    let direction = if late > early { "rose" } else { "fell" };
    if early == late {
        let _ = write!(
            text,
            "\nThe share was [{} per cent](figure:measure-0?2010). ",
            decimal(early)
        );
    } else {
        let _ = write!(
            text,
            "\nThe share [{direction} from {} per cent in 2010 to {} per cent in 2020](figure:measure-0?2010..2020). ",
            decimal(early),
            decimal(late)
        );
    }
    for indicator in 1..INDICATORS {
        let year = 2024 - indicator;
        let _ = write!(
            text,
            "Another stood at [{} per cent](figure:measure-{indicator}?{year}). {} ",
            value(indicator, year),
            words.paragraph(WORDS / 10)
        );
    }
    let _ = write!(
        text,
        "\n\n```chart\ntype: line\nindicator: measure-0\ntitle: {}\n```\n\n{}\n",
        words.paragraph(8),
        words.paragraph(WORDS / 10)
    );
    text
}

/// Words in an order that is the same every time and not the same on any two pages.
struct Words(usize);

impl Words {
    fn paragraph(&mut self, count: usize) -> String {
        const WORDS: [&str; 40] = [
            "council",
            "people",
            "work",
            "the",
            "and",
            "health",
            "with",
            "partners",
            "school",
            "homes",
            "street",
            "of",
            "a",
            "city",
            "young",
            "families",
            "support",
            "advice",
            "training",
            "in",
            "to",
            "hub",
            "local",
            "services",
            "together",
            "community",
            "centre",
            "walk",
            "garden",
            "library",
            "team",
            "nurse",
            "plan",
            "park",
            "bus",
            "food",
            "warm",
            "learn",
            "meet",
            "open",
        ];
        let mut text = String::new();
        for word in 0..count {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let next = WORDS[(self.0 >> 33) % WORDS.len()];
            if word % 15 == 0 {
                if word > 0 {
                    text.push_str(". ");
                }
                text.extend(next.chars().next().map(|c| c.to_ascii_uppercase()));
                text.push_str(&next[1..]);
            } else {
                text.push(' ');
                text.push_str(next);
            }
        }
        text.push('.');
        text
    }
}
