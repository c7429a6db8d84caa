//! What the words mean, how dates and counts are read, what is left out and why.

use maud::html;

use super::layout::{Body, Layout};
use super::marks::{mark, stance};
use crate::compare::SupportBasis;
use crate::model::{Area, Kind, Procedure, Stance};
use crate::text::labels::Label as _;
use crate::text::messages as m;

pub(super) fn body(layout: &Layout<'_>) -> Body {
    let title = layout.word(m::METHOD_TITLE);
    let about = layout.metadata().about();
    let main = html! {
        h1 { (title) }
        p.lede { (layout.word(m::METHOD_LEDE)) }
        div.prose {
            @if !about.is_empty() { section { h2 { (layout.word(m::METHOD_ABOUT)) } @for paragraph in about { p { (layout.text(paragraph)) } } } }
            @for (heading, paragraphs) in m::METHOD_PARTS {
                section { h2 { (layout.word(*heading)) } @for paragraph in *paragraphs { p { (layout.word(*paragraph)) } } }
            }
        }
        section {
            h2 { (layout.word(m::STANCE)) }
            dl.facts {
                @for said in Stance::ALL { dt { (stance(layout, *said)) } dd { (m::stance(layout.lang, *said)) } }
                dt { span.stance.not-researched { (mark(None)) (layout.word(m::NOT_RESEARCHED)) } } dd { (layout.word(m::NOT_RESEARCHED_MEANS)) }
            }
        }
        section {
            h2 { (layout.word(m::SUPPORT)) }
            dl.facts { @for basis in [SupportBasis::PrimaryDocument, SupportBasis::SeveralSources, SupportBasis::OneSource, SupportBasis::CopiesOnly] { dt { (layout.label(basis)) } dd { (m::basis(layout.lang, basis)) } } }
        }
        section {
            h2 { (layout.word(m::RECORDS)) }
            dl.facts { @for kind in Kind::ALL { dt { (kind.label(layout.lang)) } dd { (m::kind_about(layout.lang, *kind)) } } }
        }
        section {
            h2 { (layout.word(m::PROCEDURES)) }
            p { (layout.list(Procedure::ALL.iter().map(|procedure| html! { (procedure.label(layout.lang)) }))) }
        }
        section {
            h2 { (layout.word(m::AREAS)) }
            p { (layout.word(m::AREAS_ABOUT)) }
            table.rows {
                caption.unseen { (layout.word(m::AREAS)) }
                thead { tr { th scope="col" { (layout.word(m::AREA)) } th scope="col" { (layout.word(m::DSA_KEYWORD)) } } }
                tbody { @for area in Area::ALL { tr { td data-label=(layout.word(m::AREA)) { div { (area.label(layout.lang)) } } td data-label=(layout.word(m::DSA_KEYWORD)) { div dir="ltr" { @match area.dsa_keyword() { Some(keyword) => code { (keyword) }, None => "–" } } } } } }
            }
        }
    };
    Body::new(title, layout.word(m::METHOD_LEDE), main)
}
