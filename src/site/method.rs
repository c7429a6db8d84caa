//! What the words mean, how dates and counts are read, what is left out and why.

use maud::html;

use super::compare::{mark, stance};
use super::terms::Term as _;
use super::view::{Body, View};
use super::words as w;
use crate::compare::SupportBasis;
use crate::model::{Area, Kind, Procedure, Stance};

pub(super) fn body(view: &View<'_>) -> Body {
    let title = view.say(w::METHOD_TITLE);
    let main = html! {
        h1 { (title) }
        p.lede { (view.say(w::METHOD_LEDE)) }
        div.prose {
            @for (heading, paragraphs) in w::METHOD_PARTS {
                section { h2 { (view.say(*heading)) } @for paragraph in *paragraphs { p { (view.say(*paragraph)) } } }
            }
        }
        section {
            h2 { (view.say(w::STANCE)) }
            dl.facts {
                @for said in Stance::ALL { dt { (stance(view, *said)) } dd { (w::stance(view.lang, *said)) } }
                dt { span.stance.not-researched { (mark(None)) (view.say(w::NOT_RESEARCHED)) } } dd { (view.say(w::NOT_RESEARCHED_MEANS)) }
            }
        }
        section {
            h2 { (view.say(w::SUPPORT)) }
            dl.facts { @for basis in [SupportBasis::PrimaryDocument, SupportBasis::SeveralSources, SupportBasis::OneSource, SupportBasis::CopiesOnly] { dt { (view.term(basis)) } dd { (w::basis(view.lang, basis)) } } }
        }
        section {
            h2 { (view.say(w::RECORDS)) }
            dl.facts { @for kind in Kind::ALL { dt { (kind.term(view.lang)) } dd { (w::kind_about(view.lang, *kind)) } } }
        }
        section {
            h2 { (view.say(w::PROCEDURES)) }
            p { (view.list(Procedure::ALL.iter().map(|procedure| html! { (procedure.term(view.lang)) }))) }
        }
        section {
            h2 { (view.say(w::AREAS)) }
            p { (view.say(w::AREAS_ABOUT)) }
            table.rows {
                caption.unseen { (view.say(w::AREAS)) }
                thead { tr { th scope="col" { (view.say(w::AREA)) } th scope="col" { (view.say(w::DSA_KEYWORD)) } } }
                tbody { @for area in Area::ALL { tr { td data-label=(view.say(w::AREA)) { div { (area.term(view.lang)) } } td data-label=(view.say(w::DSA_KEYWORD)) { div dir="ltr" { @match area.dsa_keyword() { Some(keyword) => code { (keyword) }, None => "–" } } } } } }
            }
        }
    };
    Body::new(title, view.say(w::METHOD_LEDE), main)
}
