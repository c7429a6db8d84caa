//! Writing a value as the Rust expression of itself, for the embedded statics. The records' own
//! expressions come from the macros that declare them; those of the values are here.

use std::fmt::Write as _;

use super::when::{Date, Doubt, Edge, Form, Time};
use super::{Attested, Citation, Claim, Country, Digest, Language, List, Localized, Locator, Number, Quantity, Str, Text, When, Wikidata};

/// Something that can write itself as the Rust expression of its own value.
pub trait Emit {
    /// Appends the expression.
    fn emit(&self, out: &mut String);
}

/// Short forms of what is there thousands of times: each spares the compiler a dozen expressions.
pub(crate) const SHORT_FORMS: &str = r"
const fn t(en: &'static str) -> Text {
    Text { en: S(en), local: E }
}

const fn day(year: u16, month: u8, day: u8) -> When {
    When(Form::Date(Date { year, blurred: 0, month, day, time: Time::None, doubt: Doubt::None }))
}

const fn lang(tag: &'static str) -> Language {
    Language(S(tag))
}

const fn loc(tag: &'static str, text: &'static str) -> Localized {
    Localized { lang: lang(tag), text: S(text) }
}

const fn cited(source: &'static str) -> Citation {
    Citation { source: SourceId(S(source)), locator: Locator::Whole, version: None, digest: None, note: None }
}

const fn noted(source: &'static str, note: &'static str) -> Citation {
    Citation { source: SourceId(S(source)), locator: Locator::Whole, version: None, digest: None, note: Some(S(note)) }
}

const fn proved(source: &'static str, start: u32, end: u32, digest: &[u8; 32]) -> Citation {
    let (locator, digest) = (Locator::Span(start, end), Some(Digest(*digest)));
    Citation { source: SourceId(S(source)), locator, version: None, digest, note: None }
}

const fn versioned(source: &'static str, version: &'static str, start: u32, end: u32, digest: &[u8; 32]) -> Citation {
    let (locator, digest) = (Locator::Span(start, end), Some(Digest(*digest)));
    Citation { source: SourceId(S(source)), locator, version: Some(S(version)), digest, note: None }
}

macro_rules! ids {
    ($($short:ident $id:ident)*) => { $(
        #[allow(non_snake_case)]
        const fn $short(id: &'static str) -> $id {
            $id(S(id))
        }
    )* };
}
ids!(id_PlatformId PlatformId id_OrganizationId OrganizationId id_PolicyId PolicyId id_ActionId ActionId
    id_ResponseId ResponseId id_EventId EventId id_SourceId SourceId);
";

impl Emit for Str {
    fn emit(&self, out: &mut String) {
        call("S", &[self], out);
    }
}

/// Appends the call of a function, or of a variant's constructor, with string literals.
pub(crate) fn call(function: &str, texts: &[&str], out: &mut String) {
    out.push_str(function);
    out.push('(');
    for (i, text) in texts.iter().enumerate() {
        out.push_str(if i == 0 { "\"" } else { ",\"" });
        for c in text.chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                // A raw control or bidirectional control would be refused by the compiler, or deceive a reader.
                c if c.is_control() || super::text::is_invisible(c) => out.extend(c.escape_unicode()),
                c => out.push(c),
            }
        }
        out.push('"');
    }
    out.push(')');
}

impl Emit for Localized {
    fn emit(&self, out: &mut String) {
        call("loc", &[self.lang.as_str(), self.text()], out);
    }
}

impl Emit for Text {
    fn emit(&self, out: &mut String) {
        if self.local().is_empty() {
            return call("t", &[self.en()], out);
        }
        out.push_str("Text{en:");
        self.en.emit(out);
        out.push_str(",local:");
        self.local.emit(out);
        out.push('}');
    }
}

impl Emit for Citation {
    fn emit(&self, out: &mut String) {
        let Self { source, locator, version, digest, note } = self;
        match (locator, version, digest, note) {
            (Locator::Whole, None, None, None) => call("cited", &[source.as_str()], out),
            (Locator::Whole, None, None, Some(note)) => call("noted", &[source.as_str(), note], out),
            (Locator::Span(start, end), version, Some(digest), None) => {
                match version {
                    Some(version) => call("versioned", &[source.as_str(), version], out),
                    None => call("proved", &[source.as_str()], out),
                }
                out.pop();
                let _ = write!(out, ",{start},{end},");
                bytes(digest, out);
                out.push(')');
            }
            _ => {
                out.push_str("Citation{source:");
                source.emit(out);
                out.push_str(",locator:");
                locator.emit(out);
                out.push_str(",version:");
                version.emit(out);
                out.push_str(",digest:");
                digest.emit(out);
                out.push_str(",note:");
                note.emit(out);
                out.push('}');
            }
        }
    }
}

fn bytes(digest: &Digest, out: &mut String) {
    out.push_str("b\"");
    for byte in digest.as_bytes() {
        match byte {
            b'"' | b'\\' => out.extend(['\\', char::from(*byte)]),
            b' '..=b'~' => out.push(char::from(*byte)),
            _ => {
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out.push('"');
}

fn list<T: Emit>(items: &[T], out: &mut String) {
    if items.is_empty() {
        return out.push('E');
    }
    out.push_str("L(&[");
    for item in items {
        item.emit(out);
        out.push(',');
    }
    out.push_str("])");
}

impl<T: Emit + Clone> Emit for List<T> {
    fn emit(&self, out: &mut String) {
        list(self, out);
    }
}

impl<T: Emit + Clone + 'static> Emit for Attested<T> {
    fn emit(&self, out: &mut String) {
        out.push_str("Attested(");
        list(self.claims(), out);
        out.push(')');
    }
}

impl<T: Emit> Emit for Claim<T> {
    fn emit(&self, out: &mut String) {
        let Self { value, during, said_by, evidence, note } = self;
        out.push_str("Claim{value:");
        value.emit(out);
        out.push_str(",during:");
        during.emit(out);
        out.push_str(",said_by:");
        said_by.emit(out);
        out.push_str(",evidence:");
        evidence.emit(out);
        out.push_str(",note:");
        note.emit(out);
        out.push('}');
    }
}

impl<T: Emit> Emit for Option<T> {
    fn emit(&self, out: &mut String) {
        match self {
            Some(inner) => {
                out.push_str("Some(");
                inner.emit(out);
                out.push(')');
            }
            None => out.push_str("None"),
        }
    }
}

macro_rules! emit {
    ($($name:ty: |$it:ident, $out:ident| $body:expr;)*) => { $(
        impl Emit for $name {
            fn emit(&self, $out: &mut String) {
                let $it = self;
                // Writing to a string cannot fail.
                let _ = $body;
            }
        }
    )* };
}

emit! {
    Number: |it, out| write!(out, "Number({})", it.thousandths());
    Country: |it, out| write!(out, "Country(*b\"{it}\")");
    Wikidata: |it, out| write!(out, "Wikidata({})", it.0);
    Language: |it, out| call("lang", &[it.as_str()], out);
    Digest: |it, out| { out.push_str("Digest(*"); bytes(it, out); out.push(')'); };
    Locator: |it, out| match it {
        Locator::Whole => { out.push_str("Locator::Whole"); Ok(()) }
        Locator::Section(name) => { out.push_str("Locator::Section("); name.emit(out); out.push(')'); Ok(()) }
        Locator::Paragraph(n) => write!(out, "Locator::Paragraph({n})"),
        Locator::Span(start, end) => write!(out, "Locator::Span({start},{end})"),
    };
    Quantity: |it, out| write!(out, "Quantity::{it:?}");
    When: |it, out| match it.0 {
        Form::Date(date) => date.emit(out),
        Form::Interval(from, to) => pair("Interval", from, to, out),
        Form::OneOf(from, to) => pair("OneOf", from, to, out),
    };
}

impl Date {
    /// As a [`When`]: a whole day, month or year in the short form.
    fn emit(self, out: &mut String) {
        let _ = match self {
            Self { year, blurred: 0, month, day, time: Time::None, doubt: Doubt::None } => write!(out, "day({year},{month},{day})"),
            _ => write!(out, "When(Form::Date({}))", self.literal()),
        };
    }

    fn literal(self) -> String {
        let Self { year, blurred, month, day, time, doubt } = self;
        format!("Date{{year:{year},blurred:{blurred},month:{month},day:{day},time:Time::{time:?},doubt:Doubt::{doubt:?}}}")
    }
}

fn pair(form: &str, from: Edge, to: Edge, out: &mut String) {
    let edge = |edge: Edge| match edge {
        Edge::At(date) => format!("Edge::At({})", date.literal()),
        end => format!("Edge::{end:?}"),
    };
    let _ = write!(out, "When(Form::{form}({},{}))", edge(from), edge(to));
}
