//! `site`: the dataset as a web site.

use std::path::Path;

use moderation_record::site::{SiteOptions, site};

use super::Output;
use super::args::SiteOf;
use super::bar::Bar;

pub(crate) fn run(path: Option<&Path>, ask: &SiteOf) -> Result<Output, String> {
    #[cfg(feature = "check")]
    if let Some(path) = path {
        super::refuse_invalid(path, ask.allow_invalid)?;
    }
    let mut loaded = None;
    let data = super::dataset(path, &mut loaded)?;
    let bar = Bar::new("pages written");
    let mut options = SiteOptions::default();
    options.base_url.clone_from(&ask.base_url);
    options.force = ask.out.force;
    options.replace_foreign.clone_from(&ask.out.replace_foreign);
    options.input = path.map(Path::to_owned);
    options.history = path.filter(|path| path.is_dir()).map(Path::to_owned);
    options.progress = Some(&bar);
    let written = site(data, &ask.out.folder, &options);
    bar.clear();
    let pages = written.map_err(|error| error.to_string())?;
    let sitemap = if ask.base_url.is_some() { "" } else { "without --base-url, no sitemap.xml\n" };
    Ok(format!("{pages} pages are in {}: open {}\n{sitemap}", ask.out.folder.display(), ask.out.folder.join("index.html").display()).into())
}
