//! Pages: template contexts, filled from documents, evidence, charts and data.
//!
//! In: the checked site, as [`RenderInputs`]. Out: complete page contexts with their files, one [`PageId`] at a time.
//! Must not know: Tera, the file system, threads.
//!
//! Each layer knows those below it: the renderer, the kinds of pages, the parts of pages, the builder of one page, the lookup
//! in the site. The walk of a body knows none of them.

mod body;
mod builder;
mod cache;
mod embedded;
mod figure_list;
mod inputs;
mod kinds;
mod listings;
mod lookup;
mod page_id;
mod parts;
mod rankings;
mod renderer;
mod words;

pub use builder::PageOutput;
pub use cache::RenderCache;
pub use inputs::{PageSource, RenderInputs, WrittenPage};
pub use listings::listings;
pub use page_id::{GENERATED, PageId};
pub use parts::indicator_view::value_anchor;
pub use renderer::SiteRenderer;
