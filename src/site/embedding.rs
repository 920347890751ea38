//! Pages that embed each other: no page may embed itself, directly or through others.
//!
//! In: which page embeds which. Out: for each block that closes a cycle, the pages of the cycle.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Site;
use crate::source::SitePath;

/// The most steps of all searches for cycles: beyond it the message names only the two ends.
const STEPS: usize = 200_000;

/// The pages that each page embeds.
type Embeds = BTreeMap<usize, Vec<usize>>;

impl Site {
    /// Finds the cycles among pages that embed others.
    pub(super) fn find_cycles(&mut self) {
        let mut shows = Embeds::new();
        for (number, page) in self.pages.iter().enumerate() {
            for written in &page.summary.embedded {
                let path = self.page_file(&page.summary.path, written);
                if let Some(&shown) = path.and_then(|path| self.by_path.get(&path)) {
                    shows.entry(number).or_default().push(shown);
                }
            }
        }
        let circle = circles(&shows);
        let mut steps = STEPS;
        for (&from, shown) in &shows {
            for &to in shown {
                let same = circle
                    .get(&from)
                    .is_some_and(|of| circle.get(&to) == Some(of));
                if same {
                    let way = way(&shows, to, from, &mut steps);
                    self.cycles.insert((from, to), way);
                }
            }
        }
    }

    /// If the page at `path` embeds the page at `shown` and that leads back to it: the files of the cycle, the embedded one
    /// first.
    pub fn cycle(&self, path: &str, shown: &str) -> Option<Vec<&SitePath>> {
        let key = (self.number_of(path)?, self.number_of(shown)?);
        let way = self.cycles.get(&key)?.iter();
        Some(
            way.map(|&number| &self.pages[number].summary.path)
                .collect(),
        )
    }
}

/// For each page on a cycle, a number that all pages of its cycle share (strongly connected components by Kosaraju's
/// algorithm). A page alone counts only if it embeds itself.
fn circles(shows: &Embeds) -> BTreeMap<usize, usize> {
    let none = Vec::new();
    let mut shown_by = Embeds::new();
    for (&from, shown) in shows {
        for &to in shown {
            shown_by.entry(to).or_default().push(from);
        }
    }
    // First walk: pages in post-order.
    let mut left = Vec::new();
    let mut seen = BTreeSet::new();
    for &start in shows.keys() {
        if !seen.insert(start) {
            continue;
        }
        let mut stack = vec![(start, 0)];
        while let Some((page, next)) = stack.pop() {
            match shows.get(&page).unwrap_or(&none).get(next) {
                Some(&to) => {
                    stack.push((page, next + 1));
                    if seen.insert(to) {
                        stack.push((to, 0));
                    }
                }
                None => left.push(page),
            }
        }
    }
    // Second walk: backwards, in reverse post-order.
    let mut circle = BTreeMap::new();
    for &start in left.iter().rev() {
        if circle.contains_key(&start) {
            continue;
        }
        let mut stack = vec![start];
        while let Some(page) = stack.pop() {
            if circle.contains_key(&page) {
                continue;
            }
            circle.insert(page, start);
            stack.extend(shown_by.get(&page).unwrap_or(&none));
        }
    }
    circle
}

/// The shortest path from one page to another among the embeddings.
fn way(shows: &Embeds, from: usize, to: usize, steps: &mut usize) -> Vec<usize> {
    let mut before: BTreeMap<usize, usize> = BTreeMap::new();
    let mut queue = VecDeque::from([from]);
    while let Some(page) = queue.pop_front() {
        if page == to {
            let back = |page: &usize| (*page != from).then(|| before.get(page).copied())?;
            let mut way: Vec<usize> = std::iter::successors(Some(page), back).collect();
            way.reverse();
            return way;
        }
        for &next in shows.get(&page).into_iter().flatten() {
            if *steps == 0 {
                return vec![from, to];
            }
            *steps -= 1;
            if next != from && !before.contains_key(&next) {
                before.insert(next, page);
                queue.push_back(next);
            }
        }
    }
    vec![from, to]
}
