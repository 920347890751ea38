//! What an open site remembers of its pages: when each was last looked at, and what it was then.
//!
//! In: what a page was made from. Out: whether it may be another now. Must not know: how pages are made.

use std::collections::BTreeMap;
use std::sync::{Arc, Weak};

use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::{Served, Session};
use crate::build::pipeline::index::SiteIndex;
use crate::build::snapshot::{CheckedPage, Snapshot};
use crate::data::Catalogue;
use crate::diagnostic::Diagnostic;
use crate::output::Content;
use crate::source::Hash;

/// How many pages' HTML is kept: those that were asked for last.
const KEPT: usize = 128;

/// What all pages are made from, beside their own texts: while it is the same, so is a page whose text is.
#[derive(Default)]
pub(super) struct SiteState {
    /// One higher for each that is other than the one before. Pages remember the number alone: those that were not looked at
    /// for some saves would else hold as many indexes.
    pub(super) number: u64,
    index: Option<Arc<SiteIndex>>,
    catalogue: Option<Arc<Catalogue>>,
    /// The theme's hash, which is not of styles and pictures: no page holds them.
    theme: Option<Hash>,
    /// Pages say on which day they were made.
    hour: i64,
}

#[derive(Default)]
pub(super) struct Pages {
    pub(super) seen: BTreeMap<String, PageState>,
    /// Sound pages that were asked for, and when: a number that grows.
    pub(super) kept: BTreeMap<String, (u64, Arc<CachedPage>)>,
    pub(super) tick: u64,
}

/// When a page was last looked at, and what it was then.
pub(super) struct PageState {
    /// The stamp's number.
    pub(super) stamp: u64,
    /// What else it was made from: its own text, or, where it shows other pages or what they cite, all of them.
    pub(super) own: PageInputs,
    pub(super) key: Hash,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// What a page is made from, beside what all pages are. It is known by its place in memory, and not kept alive.
#[derive(Clone)]
pub(super) enum PageInputs {
    /// Its own text.
    Page(Weak<CheckedPage>),
    /// It shows other pages.
    AllPages(Weak<Snapshot>),
    /// It says what pages cite: the hash is of that.
    Citations(Hash),
}

pub(super) struct CachedPage {
    pub(super) key: Hash,
    pub(super) html: Vec<u8>,
    pub(super) hash: Hash,
}

impl Session {
    /// Whether pages are other at a moment though no file has changed: an embargo has ended, or the day on which pages say that
    /// they were made.
    pub fn is_outdated(&self, now: Timestamp) -> bool {
        let Some(snapshot) = &self.shown else {
            return false;
        };
        let before = self.inputs.now;
        let next = snapshot.site().next_moment;
        let zone = &snapshot.settings.config.time_zone.value;
        let zone = TimeZoneDatabase::bundled().get(zone);
        let zone = zone.unwrap_or(TimeZone::UTC);
        next.is_some_and(|next| before < next && next <= now)
            || zone.to_datetime(before).date() != zone.to_datetime(now).date()
    }
}

impl SiteState {
    /// The stamp of a site in an hour: the same number while all is the same.
    pub(super) fn next(&self, snapshot: &Snapshot, hour: i64) -> Self {
        let mut next = Self {
            number: self.number,
            index: Some(snapshot.index.clone()),
            catalogue: Some(snapshot.catalogue.clone()),
            theme: snapshot.theme().map(|theme| theme.hash),
            hour,
        };
        next.number += u64::from(!next.is_like(self));
        next
    }

    fn is_like(&self, other: &Self) -> bool {
        fn same<T>(one: Option<&Arc<T>>, other: Option<&Arc<T>>) -> bool {
            one.zip(other)
                .map_or(one.is_none() && other.is_none(), |(one, other)| {
                    Arc::ptr_eq(one, other)
                })
        }
        self.hour == other.hour
            && same(self.index.as_ref(), other.index.as_ref())
            && same(self.catalogue.as_ref(), other.catalogue.as_ref())
            && self.theme == other.theme
    }
}

impl PageInputs {
    pub(super) fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Page(one), Self::Page(other)) => Weak::ptr_eq(one, other),
            (Self::AllPages(one), Self::AllPages(other)) => Weak::ptr_eq(one, other),
            (Self::Citations(one), Self::Citations(other)) => one == other,
            _ => false,
        }
    }
}

impl Pages {
    /// Whether a page is what it was when it was last looked at, and that has this key.
    pub(super) fn is_current(&self, path: &str, stamp: u64, own: &PageInputs, key: Hash) -> bool {
        let seen = self.seen.get(path);
        seen.is_some_and(|seen| seen.stamp == stamp && seen.key == key && seen.own.is(own))
    }

    /// A sound page that was asked for before.
    pub(super) fn kept(&mut self, path: &str) -> Option<Arc<CachedPage>> {
        self.tick += 1;
        let (tick, kept) = self.kept.get_mut(path)?;
        *tick = self.tick;
        Some(kept.clone())
    }

    pub(super) fn keep(&mut self, path: String, page: Arc<CachedPage>) {
        self.tick += 1;
        self.kept.insert(path, (self.tick, page));
        if self.kept.len() > KEPT {
            let oldest = self.kept.iter().min_by_key(|(_, (tick, _))| *tick);
            let oldest = oldest.map(|(path, _)| path.clone());
            oldest.and_then(|path| self.kept.remove(&path));
        }
    }
}

impl CachedPage {
    pub(super) fn served(&self, is_last_sound: bool) -> Served {
        Served {
            content: Content::Bytes(self.html.clone()),
            hash: self.hash,
            is_last_sound,
        }
    }
}
