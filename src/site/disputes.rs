//! What sources contradict each other on: the accounts beside each other, and who says what.

use maud::html;

use super::index::{DISPUTES_ON_A_PAGE, parts};
use super::layout::{Body, Layout};
use super::routes::Page;
use crate::text::labels::Label as _;
use crate::text::messages as m;

/// The way to a dispute, by its place among all.
pub(super) fn way(layout: &Layout<'_>, place: usize) -> String {
    format!("{}#q{}", layout.to(Page::Disputes(place / DISPUTES_ON_A_PAGE)), place + 1)
}

pub(super) fn body(layout: &Layout<'_>, part: usize) -> Body {
    let all = layout.site.disputes();
    let count = parts(all.len(), DISPUTES_ON_A_PAGE);
    let title = layout.word(m::DISPUTES_TITLE);
    let lede = m::disputes_lede(layout.lang, all.len());
    let main = html! {
        h1 { (title) }
        p.lede { (lede) }
        (layout.parts(m::PARTS, count, part, Page::Disputes))
        @for (place, dispute) in all.iter().enumerate().skip(part * DISPUTES_ON_A_PAGE).take(DISPUTES_ON_A_PAGE) {
            @let record = dispute.record();
            article.dispute #{ "q" (place + 1) } {
                p.kind { (record.kind().label(layout.lang)) " " (layout.link(record)) }
                h2 { (layout.about(dispute)) }
                div.accounts {
                    @for claim in dispute.claims() { ul.claims { li { (layout.account(claim, &layout.value(claim, dispute))) } } }
                }
            }
        }
        (layout.parts(m::PARTS_BELOW, count, part, Page::Disputes))
    };
    let name = if part == 0 { title.to_owned() } else { format!("{title} ({})", part + 1) };
    Body::new(name, lede, main)
}
