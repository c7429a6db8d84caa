//! What sources contradict each other on: the accounts beside each other, and who says what.

use maud::html;

use super::claims::question;
use super::contents::{CONFLICTS_ON_A_PAGE, parts};
use super::page::Page;
use super::terms::Term as _;
use super::view::{Body, View};
use super::words as w;

/// The way to a conflict, by its place among all.
pub(super) fn way(view: &View<'_>, place: usize) -> String {
    format!("{}#q{}", view.to(Page::Conflicts(place / CONFLICTS_ON_A_PAGE)), place + 1)
}

pub(super) fn body(view: &View<'_>, part: usize) -> Body {
    let all = view.site.conflicts();
    let count = parts(all.len(), CONFLICTS_ON_A_PAGE);
    let title = view.say(w::CONFLICTS_TITLE);
    let lede = w::conflicts_lede(view.lang, all.len());
    let main = html! {
        h1 { (title) }
        p.lede { (lede) }
        (view.parts(w::PARTS, count, part, Page::Conflicts))
        @for (place, conflict) in all.iter().enumerate().skip(part * CONFLICTS_ON_A_PAGE).take(CONFLICTS_ON_A_PAGE) {
            @let record = conflict.record();
            article.conflict #{ "q" (place + 1) } {
                p.kind { (record.kind().term(view.lang)) " " (view.link(record)) }
                h2 { (question(view, conflict)) }
                div.accounts {
                    @for claim in conflict.claims() { (view.accounts(std::slice::from_ref(claim), conflict.tally())) }
                }
            }
        }
        (view.parts(w::PARTS_BELOW, count, part, Page::Conflicts))
    };
    let name = if part == 0 { title.to_owned() } else { format!("{title} ({})", part + 1) };
    Body::new(name, lede, main)
}
