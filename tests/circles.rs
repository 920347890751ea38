//! No circles of `use` between the files of a room, but for a few that are listed with their reasons.
//!
//! A name that a module re-exports counts as a use of the module that declares it, so `mod.rs` may re-export its files' names
//! and these may use each other by way of it. Paths written out in the code are not looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::folder::{read, text};

/// The accepted circles: their modules, below the folder, and the reason.
const ACCEPTED: &[(&str, &str, &str)] = &[
    (
        "evidence::free_text",
        "not_statistics not_statistics::ages not_statistics::codes not_statistics::dates not_statistics::times",
        "the list of rules, and the look at one token that all rules share",
    ),
    (
        "evidence",
        "judge judge::missing",
        "the judge, and a judgement before there is a binding",
    ),
    (
        "evidence",
        "link link::report link::source_link",
        "what to underline is asked by all steps of one link",
    ),
    (
        "evidence",
        "resolve resolve::comparator resolve::periods",
        "the binding, and the steps that fill it in",
    ),
    (
        "language",
        "built_in number strings",
        "the number marks are texts of a language, which are English where it has none",
    ),
    (
        "",
        "preview preview::server preview::server::handlers preview::session",
        "the events that the room's head declares are sent by its thread, which it starts",
    ),
    (
        "theme",
        "context value",
        "a context is prepared for templates, and HTML is a value of its own",
    ),
    (
        "theme::context",
        "blocks comparing element evidence indicator page pages place",
        "values that templates receive refer to each other",
    ),
];

type ModulePath = Vec<String>;

/// The modules of the crate with their code; tests and the crate's roots are left out.
fn modules() -> BTreeMap<ModulePath, String> {
    let mut modules = BTreeMap::new();
    for (path, bytes) in read(Path::new("src")) {
        let Some(stem) = path.strip_suffix(".rs") else {
            continue;
        };
        if !path.contains('/') || path.contains("tests") || path.ends_with("example.rs") {
            continue;
        }
        let stem = stem.strip_suffix("/mod").unwrap_or(stem);
        let module = stem.split('/').map(str::to_owned).collect();
        let source = text(&bytes);
        let code = source.split("#[cfg(test)]\nmod tests").next();
        let lines = code.unwrap_or_default().lines();
        let code: Vec<&str> = lines
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        modules.insert(module, code.join("\n"));
    }
    modules
}

/// Each path of a `use`, its braces resolved: `a::{b, c::{d}}` → `a::b`, `a::c::d`.
fn unfold(prefix: &str, tree: &str, paths: &mut Vec<String>) {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        if !tree.is_empty() {
            let name = tree.split(" as ").next().unwrap_or_default();
            paths.push(format!("{prefix}{name}"));
        }
        return;
    };
    let prefix = format!("{prefix}{}", &tree[..open]);
    let inside = &tree[open + 1..tree.rfind('}').expect("a closing brace")];
    let (mut depth, mut start) = (0, 0);
    for (at, char) in inside.char_indices() {
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                unfold(&prefix, &inside[start..at], paths);
                start = at + 1;
            }
            _ => {}
        }
    }
    unfold(&prefix, &inside[start..], paths);
}

/// What a module uses of this crate, by full paths, and whether it re-exports it.
fn uses(
    module: &[String],
    code: &str,
    modules: &BTreeMap<ModulePath, String>,
) -> Vec<(bool, ModulePath)> {
    let mut uses = Vec::new();
    for statement in code.split(';') {
        let Some(start) = statement.rfind("use ") else {
            continue;
        };
        let line = statement[..start].rsplit('\n').next().unwrap_or_default();
        let is_public = line.trim_start().starts_with("pub");
        if !is_public && !line.trim().is_empty() {
            continue;
        }
        let mut paths = Vec::new();
        unfold("", &statement[start + 4..], &mut paths);
        for path in paths {
            let mut parts: Vec<String> = path.split("::").map(str::to_owned).collect();
            let mut base = module.to_vec();
            let mut child = module.to_vec();
            child.push(parts[0].clone());
            match parts[0].as_str() {
                "crate" => {
                    base.clear();
                    parts.remove(0);
                }
                "self" => drop(parts.remove(0)),
                "super" => {
                    while parts.first().is_some_and(|part| part == "super") {
                        base.pop();
                        parts.remove(0);
                    }
                }
                _ if modules.contains_key(&child) => {}
                _ => continue,
            }
            base.append(&mut parts);
            uses.push((is_public, base));
        }
    }
    uses
}

/// What each module uses of its own room.
fn graph() -> BTreeMap<ModulePath, BTreeSet<ModulePath>> {
    let modules = modules();
    let uses: BTreeMap<&ModulePath, Vec<(bool, ModulePath)>> = modules
        .iter()
        .map(|(module, code)| (module, uses(module, code, &modules)))
        .collect();
    let declaring = |path: &ModulePath| {
        let mut path = path.clone();
        // Re-exports of re-exports end soon.
        for _ in 0..8 {
            let module = (1..=path.len())
                .rev()
                .map(|end| path[..end].to_vec())
                .find(|module| modules.contains_key(module))?;
            let Some(name) = path.get(module.len()) else {
                return Some(module);
            };
            let mut exports = uses[&module].iter().rev();
            let export = exports
                .find(|(is_public, used)| *is_public && used.last() == Some(name))
                .map(|(_, target)| target);
            match export {
                Some(target) if *target != path => path = target.clone(),
                _ => return Some(module),
            }
        }
        None
    };
    let mut graph: BTreeMap<ModulePath, BTreeSet<ModulePath>> = BTreeMap::new();
    for (module, used) in &uses {
        let targets = graph.entry((*module).clone()).or_default();
        for (is_public, path) in used {
            if let Some(target) = declaring(path)
                && target != **module
                && target[0] == module[0]
                && !(*is_public && target.starts_with(module))
            {
                targets.insert(target);
            }
        }
    }
    graph
}

/// Sets of modules that each reach each other.
fn circles(graph: &BTreeMap<ModulePath, BTreeSet<ModulePath>>) -> BTreeSet<BTreeSet<String>> {
    let reached = |start: &ModulePath| {
        let mut reached = BTreeSet::new();
        let mut open = vec![start];
        while let Some(module) = open.pop() {
            for next in graph.get(module).into_iter().flatten() {
                if reached.insert(next) {
                    open.push(next);
                }
            }
        }
        reached
    };
    let all: BTreeMap<&ModulePath, BTreeSet<&ModulePath>> = graph
        .keys()
        .map(|module| (module, reached(module)))
        .collect();
    all.iter()
        .filter(|(module, reached)| reached.contains(*module))
        .map(|(module, reached)| {
            let back = reached.iter().filter(|other| all[**other].contains(module));
            back.map(|other| other.join("::")).collect()
        })
        .collect()
}

#[test]
fn files_of_a_room_use_each_other_one_way() {
    let graph = graph();
    let edges: usize = graph.values().map(BTreeSet::len).sum();
    assert!(
        edges > 400,
        "only {edges} uses found: the search no longer sees them"
    );
    let found = circles(&graph);
    let mut accepted = BTreeSet::new();
    for (folder, names, _) in ACCEPTED {
        let names = names.split(' ');
        let circle: BTreeSet<String> = names
            .map(|name| match *folder {
                "" => name.to_owned(),
                folder => format!("{folder}::{name}"),
            })
            .collect();
        accepted.insert(circle);
    }
    let new: Vec<_> = found.difference(&accepted).collect();
    let gone: Vec<_> = accepted.difference(&found).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "circles that are not accepted: {new:#?}\naccepted, and no longer there: {gone:#?}"
    );
    let of_pages = |circle: &BTreeSet<String>| circle.iter().any(|name| name.starts_with("page"));
    assert!(!accepted.iter().any(of_pages), "page/ has no circles");
}
