//! Every kind of diagnostic, by name, with its meaning and how to correct it.

use std::fmt;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// The kind of a message. Its name is part of the public interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code, in alphabetical order.
            pub const ALL: &[Code] = &[$(Code::$variant,)+];

            /// The name that users see: `figure-mismatch`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)+ }
            }

            /// Its meaning and how to correct it, as Markdown.
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$variant => concat!($($doc, "\n",)+).trim_ascii(),)+ }
            }
        }
    };
}

codes! {
    /// The words of a figure link say something that the data do not.
    FigureMismatch = "figure-mismatch",
    /// The words of a figure link agreed with the release before the current one: the publisher has revised the value. Write the new
    /// one, or say with `as_at` as of which day the page is right.
    FigureRevised = "figure-revised",
    /// A "not" before a figure's link negates its text.
    FigureNegation = "figure-negation",
    /// Something in a figure's link cannot be read: nothing is understood, or a number or claim word is left over.
    FigureUnread = "figure-unread",
    /// The unit in the text is not the indicator's.
    FigureUnit = "figure-unit",
    /// Percentage points are used for a relative change, or per cent of a difference between percentages.
    FigurePoints = "figure-points",
    /// The text shows more digits than the data have.
    FigurePrecision = "figure-precision",
    /// The words compare or say a change, and the destination does not say with what.
    BindingNeeded = "binding-needed",
    /// A destination is not of the form `figure:INDICATOR?PERIOD&key=value` or `source:ID#fact`.
    FigureDestination = "figure-destination",
    /// There is no indicator of this id or short.
    UnknownIndicator = "unknown-indicator",
    /// The page is live and the indicator is a draft or embargoed.
    HeldBackIndicator = "held-back-indicator",
    /// The page has no place, or several, so a figure must name its area.
    AreaNeeded = "area-needed",
    /// The indicator has no such period.
    UnknownPeriod = "unknown-period",
    /// A figure's destination names no period.
    PeriodNeeded = "period-needed",
    /// A change goes backwards.
    PeriodOrder = "period-order",
    /// A key of a destination is no dimension of the indicator, or a value is none of the dimension's.
    UnknownDimension = "unknown-dimension",
    /// The indicator is broken down, and the destination does not choose.
    DimensionNeeded = "dimension-needed",
    /// The data have no row for the area that a figure or a chart is of.
    NoRow = "no-row",
    /// A claim is made about a value that is missing or suppressed.
    ValueMissing = "value-missing",
    /// A claim compares values across a break that does not allow it.
    BreakCrossed = "break-crossed",
    /// Improved, better or worse is said, and the indicator does not say which direction is better.
    NoPolarity = "no-polarity",
    /// Better, worse or significant is used for a relative measure.
    RelativeJudged = "relative-judged",
    /// A claim cannot be judged with what the data have: no limits, no `stable_within`, a missing period.
    CannotJudge = "cannot-judge",
    /// Significance is claimed, and neither limits nor a source show it.
    NotSignificant = "not-significant",
    /// A rank is not of areas of one type, not complete, or national on partial data.
    RankUniverse = "rank-universe",
    /// A change is said that the limits do not show, or that counts as stable.
    ChangeNotShown = "change-not-shown",
    /// Two rolling periods share some of their data.
    OverlappingPeriods = "overlapping-periods",
    /// The data have a later period than the page cites.
    LaterPeriod = "later-period",
    /// The page or its data are newer than its last review.
    ReviewStale = "review-stale",
    /// Prose says `latest` where it must name a period.
    LatestInProse = "latest-in-prose",
    /// A figure's words are not filled in.
    EmptyLink = "empty-link",
    /// There is no source of this id.
    UnknownSource = "unknown-source",
    /// The source has no fact of this name.
    UnknownFact = "unknown-fact",
    /// A statistic is bound to no data and has no source.
    UnboundStatistic = "unbound-statistic",
    /// Other numbers that may be statistics; one line a page.
    OtherCounts = "other-counts",
    /// A claim word is outside a figure's link: it is not checked, or it is not true of the figure beside it.
    UnlinkedWord = "unlinked-word",
    /// A claim word is in a link to `figure:none`, which is for names and definitions.
    ExemptClaim = "exempt-claim",
    /// A phrase under `phrases` or `not_statistics` has no word of its own, so that it would exempt any number.
    PhraseWithoutWord = "phrase-without-word",
    /// A number is tied to a source, and the site's own data have it: advice, or an error where they contradict it.
    SourceBesideData = "source-beside-data",
    /// A number is quoted from a source, or tied to one that has facts, and no fact is named that could check it.
    FactNeeded = "fact-needed",
    /// A sentence, a heading or the head of a row or column names another time than the figure's.
    UnlinkedPeriod = "unlinked-period",
    /// A sentence, a heading or the head of a row or column names another area or sex than the figure's.
    UnlinkedArea = "unlinked-area",
    /// The words around a figure's link name another indicator, the opposite of it, or another population.
    UnlinkedSubject = "unlinked-subject",
    /// A key that the block, file or front matter does not have.
    UnknownKey = "unknown-key",
    /// A key that is needed is not there.
    MissingKey = "missing-key",
    /// A value is not of the kind that its key takes.
    WrongValue = "wrong-value",
    /// The same key occurs twice in one map.
    DuplicateKey = "duplicate-key",
    /// The YAML cannot be read: an unquoted colon, bracket or hash, a tab, an unclosed quote.
    YamlSyntax = "yaml-syntax",
    /// A text without quotes is followed by `#`, and YAML takes the rest of the line for a comment. Put the text in quotes if it
    /// is meant to be read; leave it if the comment is one.
    CommentAfterText = "comment-after-text",
    /// The file is not UTF-8 text.
    NotUtf8 = "not-utf8",
    /// A control character in a text or a cell: it is invisible, and browsers and spreadsheets do not accept it.
    UnseenCharacter = "unseen-character",
    /// A page has no front matter, and so no title: its first line is not `---`.
    NoFrontMatter = "no-front-matter",
    /// The front matter begins with `---` and no line of three dashes ends it.
    FrontMatterNeverEnds = "front-matter-never-ends",
    /// A heading's level does not follow the one before it. The page's title is of level 1; its sections begin with `##`,
    /// their parts with `###`.
    HeadingLevel = "heading-level",
    /// Two headings or charts of a page have the same id, so that a link could mean either.
    DuplicateId = "duplicate-id",
    /// A fence of `` ``` `` or `~~~` is opened and never closed.
    BlockNeverEnds = "block-never-ends",
    /// The word behind a fence is almost the name of a block.
    UnknownBlock = "unknown-block",
    /// A block in a quotation, where none is allowed.
    MisplacedBlock = "misplaced-block",
    /// A comment that is opened with `<!--` and never closed with `-->`.
    CommentNeverEnds = "comment-never-ends",
    /// Text behind a comment's `-->` on the same line, which Markdown does not read.
    TextBesideComment = "text-beside-comment",
    /// Something that is markup in other programs, or with another sign, and that readers would see as it is typed.
    MarkupAsText = "markup-as-text",
    /// A row of a table has more cells than its head: what is in them would be on no page. A bar that belongs to the text is
    /// written `\|`, in code too.
    TableCells = "table-cells",
    /// Words that were meant to be bound to a figure or source, and that Markdown reads as text or as a picture.
    FigureNotALink = "figure-not-a-link",
    /// `[words][id]` without a line `[id]: …`.
    UndefinedReference = "undefined-reference",
    /// The same `[id]: …` or `[^id]: …` twice on a page.
    DuplicateDefinition = "duplicate-definition",
    /// A line `[id]: figure:…` that no words use.
    UnusedDefinition = "unused-definition",
    /// `[^id]` without a note `[^id]: …`.
    UndefinedFootnote = "undefined-footnote",
    /// A footnote that nothing refers to.
    UnusedFootnote = "unused-footnote",
    /// A file of a theme that has no effect: in another folder than it is read from, or a template that nothing asks for.
    UnusedFile = "unused-file",
    /// There is no theme of this name, on disk or in the program.
    UnknownTheme = "unknown-theme",
    /// A theme extends itself, or one of its stylesheets imports itself, by a detour or directly.
    ThemeCycle = "theme-cycle",
    /// A theme lacks a template or stylesheet without which nothing can be rendered.
    MissingTemplate = "missing-template",
    /// A template cannot be read, or asks for something that is not there.
    TemplateError = "template-error",
    /// A colour of the theme, or of the site's options for it, is too near to its background to be read.
    LowContrast = "low-contrast",
    /// No safe address can be made from a slug, an alias, an id or a file's name: it is blank, too long, leads out of the
    /// site or has a name or character that some computers refuse.
    UnsafeAddress = "unsafe-address",
    /// Two pages, aliases, terms or files have the same address, or two that some computers take for the same.
    AddressTaken = "address-taken",
    /// A term that site.yaml does not list for its taxonomy.
    UnknownTerm = "unknown-term",
    /// A language that site.yaml does not list.
    UnknownLanguage = "unknown-language",
    /// The site has no home page, or it is unpublished: every page links to it.
    NoHomePage = "no-home-page",
    /// A file that looks like a copy of another, as file services, editors and people make them: it is published like any page.
    CopiedPage = "copied-page",
    /// Two terms of an open taxonomy that have the same address, so that they are one.
    MergedTerms = "merged-terms",
    /// `kind: report` on a page that is no folder's index.md.
    MisplacedReport = "misplaced-report",
    /// A link to a page or file that does not exist; in a stylesheet, a `url(…)` or an `@import` of such a file.
    BrokenLink = "broken-link",
    /// A link to a heading that its page does not have.
    BrokenAnchor = "broken-anchor",
    /// A link to a page that is a draft or under embargo.
    LinkToHeldBack = "link-to-held-back",
    /// An address that a browser would run (`javascript:`), or whose scheme is not known.
    UnsafeLink = "unsafe-link",
    /// A page that embeds itself, directly or through others.
    InsetCycle = "inset-cycle",
    /// Raw HTML, which site.yaml does not allow (`raw_html`).
    RawHtml = "raw-html",
    /// A picture that is no file of the site, or no picture.
    BadPicture = "bad-picture",
    /// A picture without an alternative text.
    MissingAlt = "missing-alt",
    /// The title of a picture that does not stand alone: it is shown as a caption only where it does.
    CaptionNotShown = "caption-not-shown",
    /// A digit that is none of 0 to 9, as from another script or a set of mathematical letters: it is read as no number.
    OtherDigits = "other-digits",
    /// A key or value that formats.md describes and this version does not act on yet.
    NotYet = "not-yet",
    /// Periods of several kinds are in one series (calendar and financial years, years put together), or a spreadsheet has
    /// made months of ranges of years.
    MixedPeriods = "mixed-periods",
    /// A count is too small to be published by the definition's `disclosure`, or is left out and can be worked out from a total
    /// and its other parts. Write `[c]` in its place, and in that of a second count of the same total.
    Disclosure = "disclosure",
    /// The series of an area ends before those of other areas of its type: it may have another code since.
    SeriesEnded = "series-ended",
    /// A confidence limit of a percentage is below 0 or above 100.
    LimitsBeyond = "limits-beyond",
    /// A row's name is another area's than its code: a column may have been sorted on its own.
    AreaNameDiffers = "area-name-differs",
    /// The publisher's next release was due before the date of the build: the data may be out of date.
    ReleaseDue = "release-due",
    /// Rows are of an area that areas.csv does not list, and nearly its code or name is listed.
    UnlistedArea = "unlisted-area",
    /// A workbook is damaged, protected by a password, or too large when unpacked.
    UnreadableWorkbook = "unreadable-workbook",
    /// A workbook has several sheets with a table, or none, and `sheet` does not say which is meant.
    SheetNeeded = "sheet-needed",
    /// A file has no header row, or no rows below it.
    EmptyTable = "empty-table",
    /// A row has more or fewer cells than the header. Nothing of it is read. A text with a comma in it needs quotes.
    RaggedRow = "ragged-row",
    /// A quote opens a text and is never closed. Close it, or write a quote that belongs to the text twice.
    UnclosedQuote = "unclosed-quote",
    /// A text goes on after its closing quote. A quote that belongs to the text is written twice.
    StrayQuote = "stray-quote",
    /// Two columns have the same name.
    DuplicateHeader = "duplicate-header",
    /// A column holds something but its header is empty.
    UnnamedColumn = "unnamed-column",
    /// A column that is needed, or that the definition names, is not in the file.
    MissingColumn = "missing-column",
    /// areas.csv has a column that areas do not have.
    UnknownColumn = "unknown-column",
    /// A cell that must be filled is empty.
    EmptyCell = "empty-cell",
    /// An id has other signs than small letters, digits and hyphens.
    BadId = "bad-id",
    /// areas.csv has the same id or code twice.
    DuplicateArea = "duplicate-area",
    /// An area's parent is no row of areas.csv.
    UnknownParent = "unknown-parent",
    /// An area is, through its parents, part of itself.
    ParentCycle = "parent-cycle",
    /// An indicator has no data file. Put a file with the definition's stem next to it, or `data: {file: …}` names it.
    NoData = "no-data",
    /// A table in content/indicators/ that no definition reads, so that nothing of it is on the site.
    NoDefinition = "no-definition",
    /// A file that is meant as a page and is none, so that it is not on the site: its name does not end in .md.
    NotAPage = "not-a-page",
    /// Two indicators have the same id or short.
    DuplicateIndicator = "duplicate-indicator",
    /// A place that areas.csv, or the data, do not have.
    UnknownArea = "unknown-area",
    /// A cell holds what is neither a number nor a marker for a missing one, or a number that cannot be held exactly.
    BadNumber = "bad-number",
    /// A text is no period. Periods are written 2019, 2015-17, 2021/22, 2024 Q1, 2024-03 or March 2024.
    BadPeriod = "bad-period",
    /// A status or marker that is not known. The definition's `markers` say what a publisher's own ones mean.
    UnknownStatus = "unknown-status",
    /// A status says that there is no value, and yet there is one.
    StatusContradicted = "status-contradicted",
    /// A value does not lie between its confidence limits.
    LimitsOutside = "limits-outside",
    /// Two rows give the same area, period and dimensions.
    DuplicateRow = "duplicate-row",
    /// A name that several areas have. Their ids and codes distinguish them.
    AmbiguousArea = "ambiguous-area",
    /// A column varies, and is neither one that tidy data have nor declared as a dimension.
    UndeclaredColumn = "undeclared-column",
    /// The data file holds several indicators. The definition's `filters` keep the rows of one.
    SeveralIndicators = "several-indicators",
    /// A value that the dimension does not have.
    UnknownDimensionValue = "unknown-dimension-value",
    /// A filter keeps rows of a value that no row has.
    UnmetFilter = "unmet-filter",
    /// A chart or table of several indicators that do not share a unit: give each its own.
    ChartUnits = "chart-units",
    /// The ends of a chart's axis leave out a value, or keep bars from starting at zero.
    ChartLimits = "chart-limits",
    /// More series than can be distinguished: highlight one, or rank them.
    ChartSeries = "chart-series",
    /// A chart of another number of periods than its type shows: a change has two, a ranked chart one.
    ChartPeriods = "chart-periods",
    /// A headline of more than 15 words.
    ChartHeadline = "chart-headline",
    /// A key that does nothing for the chart's type, or asks for what the data do not have.
    ChartKey = "chart-key",
    /// An event outside the periods that its chart shows: it is not drawn.
    ChartEvent = "chart-event",
    /// Values that stand apart from their line, since the data skip periods: `join: true` draws the line across.
    ChartGaps = "chart-gaps",
    /// A chart of more areas than its type shows.
    ChartAreas = "chart-areas",
    /// A chart of groups without the groups that its type draws: `by`, or the two sides of a pyramid.
    ChartGroups = "chart-groups",
    /// A tile map on a site whose layout of tiles is missing, or has a row that cannot be used.
    ChartTiles = "chart-tiles",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
