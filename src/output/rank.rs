//! The order in which a website's files are moved into place, so that a visitor never finds a missing file.

/// Lower ranks are moved into place first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Files that pages load: styles, scripts, images, data.
    Asset,
    /// Pages.
    Page,
    /// Files that refer to pages: sitemaps, feeds, files for robots and hosts.
    Listing,
}

impl Rank {
    /// The rank of a file of the website, by its path from the output's root.
    pub fn of(path: &str) -> Self {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let top = folder.is_empty();
        if extension == "html" {
            Self::Page
        } else if name == "feed.xml"
            || (top && (extension == "xml" || name == "robots.txt" || name.starts_with('_')))
        {
            Self::Listing
        } else {
            Self::Asset
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assets_come_before_pages_and_pages_before_what_lists_them() {
        for (path, rank) in [
            ("assets/theme.1a2b.css", Rank::Asset),
            ("marmot-places/coventry/figure-1.svg", Rank::Asset),
            ("data/imd.csv", Rank::Asset),
            ("index.html", Rank::Page),
            ("marmot-places/coventry/index.html", Rank::Page),
            ("sitemap.xml", Rank::Listing),
            ("marmot-places/feed.xml", Rank::Listing),
            ("robots.txt", Rank::Listing),
            ("_headers", Rank::Listing),
        ] {
            assert_eq!(Rank::of(path), rank, "{path}");
        }
    }
}
