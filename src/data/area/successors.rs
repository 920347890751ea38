//! Areas that ended or were given another code, and what they are part of since.
//!
//! In: a code. Out: its successor, from when, and whether it is the same area. Must not know: which areas a site lists.
//!
//! successors.csv was compiled by hand from the reorganisations of English councils since 2009; it has not been compared with the
//! Code History Database of the Office for National Statistics, which is the authority on codes.

const SUCCESSORS: &str = include_str!("successors.csv");

/// What became of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::data) struct Successor {
    /// The name that it had.
    pub(in crate::data) name: &'static str,
    /// The code of the area that it is, or is part of; empty where it was divided.
    pub(in crate::data) code: &'static str,
    /// From which year.
    pub(in crate::data) year: &'static str,
    /// Whether it is the same area but for small changes, so that its figures are of one series.
    pub(in crate::data) is_same: bool,
}

/// What became of the area of an old code.
pub(in crate::data) fn successor(code: &str) -> Option<Successor> {
    let mut rows = SUCCESSORS.lines().skip(1);
    let row = rows.find(|row| {
        row.strip_prefix(code)
            .is_some_and(|rest| rest.starts_with(','))
    })?;
    let mut cells = row.split(',').skip(1);
    Some(Successor {
        name: cells.next()?,
        code: cells.next()?,
        year: cells.next()?,
        is_same: cells.next()? == "yes",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::area::is_area_code;

    #[test]
    fn every_row_has_its_codes_and_a_year_and_each_code_ends_once() {
        let codes: Vec<&str> = SUCCESSORS
            .lines()
            .skip(1)
            .filter_map(|row| row.split(',').next())
            .collect();
        for (index, code) in codes.iter().enumerate() {
            let found = successor(code).expect("a row");
            let is_code = found.code.is_empty() || is_area_code(found.code);
            assert!(is_area_code(code) && is_code, "{code}");
            assert!(
                found
                    .year
                    .parse::<u16>()
                    .is_ok_and(|year| (2009..2100).contains(&year)),
                "{code}"
            );
            assert!(!codes[..index].contains(code), "{code} twice");
        }
        assert_eq!(
            successor("E07000048").map(|to| (to.code, to.is_same)),
            Some(("E06000058", false))
        );
        assert_eq!(successor("E0700"), None);
    }
}
