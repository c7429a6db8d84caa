//! What a table is: columns with their meaning, and rows made record by record.

use std::borrow::Cow;

use crate::model::{Bounds, Dataset, Localized, Moment, Number, Quantity, Record, Text as Words, When};

/// A table of the exported dataset.
///
/// ```
/// use moderation_record::export::tables;
/// let policies = tables().iter().find(|table| table.name == "policies").unwrap();
/// assert!(policies.columns.iter().all(|column| !column.about.is_empty()));
/// ```
pub struct Table {
    /// Its name, also that of its file.
    pub name: &'static str,
    /// What a row is.
    pub about: &'static str,
    /// Its columns. The first is the primary key where `unique` is set.
    pub columns: Vec<Column>,
    /// Whether the first column names the row.
    pub unique: bool,
    pub(super) rows: fn(&Dataset, Record<'_>, Rows<'_>),
}

/// Takes the rows that a record makes.
pub(super) type Rows<'r> = &'r mut dyn FnMut(TableRow<'_>);

/// A column.
///
/// ```
/// use moderation_record::export::tables;
/// let column = tables()[0].columns.iter().find(|column| column.name == "id").unwrap();
/// assert!(!column.nullable);
/// ```
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name.
    pub name: Cow<'static, str>,
    /// What its cells hold.
    pub kind: CellKind,
    /// What it means, in the words of the JSON Schema where it is a field.
    pub about: Cow<'static, str>,
    /// The table and column to whose values it refers.
    pub refers_to: Option<(&'static str, &'static str)>,
    /// Whether a cell may be empty: then nothing is known, or it does not apply.
    pub nullable: bool,
}

/// What the cells of a column hold.
///
/// ```
/// use moderation_record::export::CellKind;
/// assert_ne!(CellKind::List, CellKind::Text);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CellKind {
    /// Text in UTF-8, normalisation form C.
    Text,
    /// A whole number.
    Integer,
    /// A number with up to three decimals.
    Decimal,
    /// Yes or no.
    Boolean,
    /// A second of UTC.
    Timestamp,
    /// Words of a vocabulary, names, dates or spans.
    List,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell<'a> {
    Null,
    Text(Cow<'a, str>),
    Integer(i64),
    Decimal(Number),
    Boolean(bool),
    Timestamp(Moment),
    List(Vec<Cow<'a, str>>),
}

/// A row, filled from left to right.
#[derive(Default)]
pub(super) struct TableRow<'a>(pub(super) Vec<Cell<'a>>);

impl<'a> TableRow<'a> {
    pub(super) fn text(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.0.push(Cell::Text(text.into()));
        self
    }

    pub(super) fn maybe(mut self, text: Option<impl Into<Cow<'a, str>>>) -> Self {
        self.0.push(text.map_or(Cell::Null, |text| Cell::Text(text.into())));
        self
    }

    pub(super) fn integer(mut self, number: impl TryInto<i64>) -> Self {
        self.0.push(number.try_into().map_or(Cell::Null, Cell::Integer));
        self
    }

    pub(super) fn maybe_integer(mut self, number: Option<u32>) -> Self {
        self.0.push(number.map_or(Cell::Null, |number| Cell::Integer(number.into())));
        self
    }

    pub(super) fn boolean(mut self, answer: bool) -> Self {
        self.0.push(Cell::Boolean(answer));
        self
    }

    pub(super) fn list(mut self, words: impl Iterator<Item = impl Into<Cow<'a, str>>>) -> Self {
        self.0.push(Cell::List(words.map(Into::into).collect()));
        self
    }

    /// The date as its record has it, and the first and last second that it can mean.
    pub(super) fn date(mut self, date: Option<When>) -> Self {
        let moment = |moment: Option<Moment>| moment.map_or(Cell::Null, Cell::Timestamp);
        self = self.maybe(date.map(|date| date.to_string()));
        self.0.push(moment(date.and_then(When::earliest)));
        self.0.push(moment(date.and_then(When::latest)));
        self
    }

    /// The quantity's qualifier, and the lowest and highest number that it allows.
    pub(super) fn quantity(mut self, quantity: Option<Quantity>) -> Self {
        let bounds: Option<Bounds> = quantity.map(Quantity::bounds);
        self = self.maybe(quantity.map(Quantity::qualifier));
        self.0.push(bounds.map_or(Cell::Null, |bounds| Cell::Decimal(bounds.low)));
        self.0.push(bounds.and_then(|bounds| bounds.high).map_or(Cell::Null, Cell::Decimal));
        self
    }

    /// A text in English; its translations have a table of their own.
    pub(super) fn words(self, words: &'a Words) -> Self {
        self.text(words.en())
    }

    /// A text with its language.
    pub(super) fn localized(self, text: Option<&'a Localized>) -> Self {
        self.maybe(text.map(Localized::text)).maybe(text.map(|text| text.lang().as_str()))
    }
}

/// A column of text.
pub(super) fn text(name: &'static str, about: impl Into<Cow<'static, str>>) -> Column {
    Column { name: name.into(), kind: CellKind::Text, about: about.into(), refers_to: None, nullable: false }
}

impl Column {
    pub(super) const fn of(mut self, kind: CellKind) -> Self {
        self.kind = kind;
        self
    }

    pub(super) const fn to(mut self, table: &'static str) -> Self {
        self.refers_to = Some((table, if matches!(table.as_bytes(), b"records") { "record" } else { "id" }));
        self
    }

    pub(super) const fn maybe(mut self) -> Self {
        self.nullable = true;
        self
    }
}

/// The three columns of a date.
pub(super) fn date(name: &'static str, about: impl Into<Cow<'static, str>>) -> [Column; 3] {
    let about = about.into();
    let bound = |which: &str, what: &str| Column {
        name: format!("{name}_{which}").into(),
        kind: CellKind::Timestamp,
        about: format!(
            "The {what} second (UTC) that `{name}` can mean; empty where it is open or unknown. A date that is approximate is not widened."
        )
        .into(),
        refers_to: None,
        nullable: true,
    };
    let edtf = Column { about: format!("{about} In EDTF (ISO 8601-2).").into(), ..text(name, "") }.maybe();
    [edtf, bound("earliest", "first"), bound("latest", "last")]
}

/// The three columns of a quantity.
pub(super) fn quantity(name: &'static str, about: impl Into<Cow<'static, str>>) -> [Column; 3] {
    let about = about.into();
    let bound = |which: &str| Column {
        name: format!("{name}_{which}").into(),
        kind: CellKind::Decimal,
        about: format!("The {which}est number that `{name}` allows; empty where there is none.").into(),
        refers_to: None,
        nullable: true,
    };
    let qualifier =
        Column { name: format!("{name}_qualifier").into(), ..text(name, format!("{about} The qualifier, as in the records.")) }.maybe();
    [qualifier, bound("low"), bound("high")]
}
