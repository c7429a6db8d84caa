//! Search over all records: an index that the page reads when someone searches.

use maud::html;

use super::contents::Contents;
use super::lang::Lang;
use super::page::Page;
use super::rule;
use super::terms::{self, Term as _};
use super::view::{Body, View};
use super::words as w;
use crate::model::{Kind, Localized, Record};

pub(super) fn body(view: &View<'_>) -> Body {
    let title = view.say(w::SEARCH);
    let index = format!("{}assets/search-{}.js", view.top(), view.lang.tag());
    let main = html! {
        h1 { (title) }
        form #search role="search" data-index=(index) data-none=(view.say(w::NO_RESULTS)) data-some=(view.say(w::RESULTS)) data-shown=(view.say(w::SHOWN)) data-failed=(view.say(w::NO_INDEX)) {
            label for="q" { (view.say(w::SEARCH_LABEL)) }
            input #q type="search" name="q" autocomplete="off";
            button type="submit" { (view.say(w::SEARCH)) }
        }
        noscript { p { (view.say(w::SEARCH_WITHOUT)) } }
        p #count role="status" {}
        ol #results {}
        h2 { (view.say(w::BROWSE)) }
        ul.tiles { @for kind in Kind::ALL { li { a href=(view.to(Page::Index(*kind, 0))) { (terms::plural_kind(*kind, view.lang)) " " small { (view.site.data.count(*kind)) } } } } }
    };
    Body::new(title, view.say(w::SEARCH_LABEL), main)
}

/// The index: for each kind its name, folder and records, each by id and name, and by what else it is called.
/// A program, not a document, so that a page opened from a disk may read it.
pub(super) fn index(site: &Contents<'_>, lang: Lang) -> String {
    let entry = |record: Record<'_>| {
        let view = View { site, lang, page: Page::Search };
        let name = view.plain_name(record);
        let mut others: Vec<&str> = record.name().map_or(Vec::new(), |text| {
            std::iter::once(text.en()).chain(text.local().iter().map(Localized::text)).filter(|other| *other != name).collect()
        });
        if let Record::Source(source) = record {
            others.push(source.publisher());
        }
        if let Record::Policy(policy) = record {
            let named = rule::name(&view, policy);
            let topics = std::iter::once(terms::topic(policy.topic(), lang)).chain(policy.also().iter().map(|area| area.term(lang)));
            others.extend(record.platforms().into_iter().chain(topics));
            return serde_json::json!([record.id(), named, others.join(" ")]);
        }
        serde_json::json!([record.id(), name, others.join(" ")])
    };
    let kinds: Vec<serde_json::Value> = Kind::ALL
        .iter()
        .map(|kind| {
            let records: Vec<_> = site.data.records().filter(|record| record.kind() == *kind).map(entry).collect();
            serde_json::json!([kind.term(lang), kind.folder(), records])
        })
        .collect();
    // Line separators end a line of a program, and `<` could begin a tag.
    let json = serde_json::json!(kinds).to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("window.recordIndex = {json};\n")
}
