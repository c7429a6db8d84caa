//! Search over all records: an index that the page reads when someone searches.

use maud::html;

use super::clause;
use super::index::Index;
use super::layout::{Body, Layout};
use super::routes::Page;
use crate::model::{Kind, Localized, Record};
use crate::text::Locale;
use crate::text::labels::{self, Label as _};
use crate::text::messages as m;

pub(super) fn body(layout: &Layout<'_>) -> Body {
    let title = layout.word(m::SEARCH);
    let index = format!("{}assets/search-{}.js", layout.top(), layout.lang.tag());
    let main = html! {
        h1 { (title) }
        form #search role="search" data-index=(index) data-none=(layout.word(m::NO_RESULTS)) data-some=(layout.word(m::RESULTS)) data-shown=(layout.word(m::SHOWN)) data-failed=(layout.word(m::NO_INDEX)) {
            label for="q" { (layout.word(m::SEARCH_LABEL)) }
            input #q type="search" name="q" autocomplete="off";
            button type="submit" { (layout.word(m::SEARCH)) }
        }
        noscript { p { (layout.word(m::SEARCH_WITHOUT)) } }
        p #count role="status" {}
        ol #results {}
        h2 { (layout.word(m::BROWSE)) }
        ul.tiles { @for kind in Kind::ALL { li { a href=(layout.to(Page::Index(*kind, 0))) { (labels::plural_kind(*kind, layout.lang)) " " small { (layout.site.data.count(*kind)) } } } } }
    };
    Body::new(title, layout.word(m::SEARCH_LABEL), main)
}

/// The index: for each kind its name, folder and records, each by id and name, and by what else it is called.
/// A program, not a document, so that a page opened from a disk may read it.
pub(super) fn index(site: &Index<'_>, lang: Locale) -> String {
    let entry = |record: Record<'_>| {
        let layout = Layout { site, lang, page: Page::Search };
        let name = layout.plain_name(record);
        let mut others: Vec<&str> = record.name().map_or(Vec::new(), |text| {
            std::iter::once(text.en()).chain(text.local().iter().map(Localized::text)).filter(|other| *other != name).collect()
        });
        if let Record::Source(source) = record {
            others.push(source.publisher());
        }
        if let Record::Policy(policy) = record {
            let named = clause::name(&layout, policy);
            let topics = std::iter::once(labels::topic(policy.topic(), lang)).chain(policy.also().iter().map(|area| area.label(lang)));
            others.extend(record.platforms().into_iter().chain(topics));
            return serde_json::json!([record.id(), named, others.join(" ")]);
        }
        serde_json::json!([record.id(), name, others.join(" ")])
    };
    let kinds: Vec<serde_json::Value> = Kind::ALL
        .iter()
        .map(|kind| {
            let records: Vec<_> = site.data.records().filter(|record| record.kind() == *kind).map(entry).collect();
            serde_json::json!([kind.label(lang), kind.folder(), records])
        })
        .collect();
    // Line separators end a line of a program, and `<` could begin a tag.
    let json = serde_json::json!(kinds).to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("window.recordIndex = {json};\n")
}
