//! What a table is: columns, each declared with its cells, and the rows that the records make.

use std::borrow::Cow;
use std::ops::ControlFlow;

use serde_json::Value;

use crate::model::{Dataset, Kind, Moment, Number, Quantity, Record, Text as Words, When};

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
    /// Whether the first column is the primary key.
    pub unique: bool,
    declaration: Declaration,
}

/// The columns of a table with their cells, and the rows that a record makes.
type Declaration = fn(Pass<'_, '_>) -> ControlFlow<()>;

impl Table {
    /// The table of a declaration; its first column is the primary key.
    pub(super) fn new(fields: &Fields, name: &'static str, about: &'static str, declaration: Declaration) -> Self {
        let mut columns = Vec::new();
        // This pass has no rows at which it could stop.
        let _ = declaration(Pass::Columns(fields, &mut columns));
        Self { name, about, columns, unique: true, declaration }
    }

    /// The table without a primary key.
    pub(super) fn without_key(self) -> Self {
        Self { unique: false, ..self }
    }

    /// Calls a function for each row, and stops at its first error.
    pub(super) fn each_row<E>(&self, data: &Dataset, mut write: impl FnMut(Vec<Cell<'_>>) -> Result<(), E>) -> Result<(), E> {
        let mut result = Ok(());
        let mut add = |cells: Vec<Cell<'_>>| {
            result = write(cells);
            if result.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        let _ = data.records().try_for_each(|record| (self.declaration)(Pass::Rows(data, record, &mut add)));
        result
    }
}

/// What the declaration of a table is run for: its columns, or the rows of one record.
pub(super) enum Pass<'p, 'd> {
    Columns(&'p Fields, &'p mut Vec<Column>),
    Rows(&'d Dataset, Record<'d>, &'p mut dyn FnMut(Vec<Cell<'_>>) -> ControlFlow<()>),
}

impl<'d> Pass<'_, 'd> {
    /// The rows: the items that a record has for this table, and the columns over such an item.
    pub(super) fn rows<T, I: IntoIterator<Item = T>>(
        self,
        items: impl FnOnce(&'d Dataset, Record<'d>) -> I,
        columns: impl Fn(Row<'_, T>) -> Row<'_, T>,
    ) -> ControlFlow<()> {
        match self {
            Self::Columns(fields, made) => {
                *made = columns(Row::new(Mode::Columns(fields))).columns;
                ControlFlow::Continue(())
            }
            Self::Rows(data, record, add) => {
                items(data, record).into_iter().try_for_each(|item| add(columns(Row::new(Mode::Cells(&item))).cells))
            }
        }
    }
}

/// A row over an item of type `T`. Each method declares one or more columns together with their cells.
pub(super) struct Row<'r, T> {
    mode: Mode<'r, T>,
    columns: Vec<Column>,
    cells: Vec<Cell<'r>>,
}

enum Mode<'r, T> {
    Columns(&'r Fields),
    Cells(&'r T),
}

impl<'r, T> Row<'r, T> {
    const fn new(mode: Mode<'r, T>) -> Self {
        Self { mode, columns: Vec::new(), cells: Vec::new() }
    }

    /// A column. The type of the value says what its cells hold and whether they may be empty.
    pub(super) fn column<V: CellValue<'r>>(mut self, name: &'static str, about: impl Into<About>, value: impl FnOnce(&'r T) -> V) -> Self {
        match self.mode {
            Mode::Columns(fields) => self.columns.push(Column::new::<V>(name.into(), about.into().text(fields))),
            Mode::Cells(item) => self.cells.push(value(item).cell()),
        }
        self
    }

    /// A column of keys of another table.
    pub(super) fn key<V: CellValue<'r>>(
        self,
        table: &'static str,
        name: &'static str,
        about: impl Into<About>,
        key: impl FnOnce(&'r T) -> V,
    ) -> Self {
        let mut row = self.column(name, about, key);
        if let Some(column) = row.columns.last_mut() {
            column.refers_to = Some((table, if table == "records" { "record" } else { "id" }));
        }
        row
    }

    /// A column of lists of words.
    pub(super) fn list<I: IntoIterator<Item: Into<Cow<'r, str>>>>(
        self,
        name: &'static str,
        about: impl Into<About>,
        words: impl FnOnce(&'r T) -> I,
    ) -> Self {
        self.column(name, about, |item| words(item).into_iter().map(Into::into).collect::<Vec<Cow<'_, str>>>())
    }

    /// The three columns of a date: as its record has it, and the first and last second that it can mean.
    pub(super) fn date<D: Into<Option<When>>>(
        mut self,
        name: &'static str,
        about: impl Into<About>,
        date: impl FnOnce(&'r T) -> D,
    ) -> Self {
        match self.mode {
            Mode::Columns(fields) => {
                let bound = |which: &str, what: &str| {
                    let about = format!(
                        "The {what} second (UTC) that `{name}` can mean; empty where it is open or unknown. A date that is approximate is not widened."
                    );
                    Column::new::<Option<Moment>>(format!("{name}_{which}").into(), about)
                };
                let edtf = format!("{} In EDTF (ISO 8601-2).", about.into().text(fields));
                self.columns.extend([
                    Column::new::<Option<String>>(name.into(), edtf),
                    bound("earliest", "first"),
                    bound("latest", "last"),
                ]);
            }
            Mode::Cells(item) => {
                let date = date(item).into();
                let bounds = [date.and_then(When::earliest), date.and_then(When::latest)];
                self.cells.push(date.map(|date| date.to_string()).cell());
                self.cells.extend(bounds.map(CellValue::cell));
            }
        }
        self
    }

    /// The three columns of a quantity: its qualifier, and the lowest and highest number that it allows.
    pub(super) fn quantity(
        mut self,
        name: &'static str,
        about: impl Into<About>,
        quantity: impl FnOnce(&'r T) -> Option<Quantity>,
    ) -> Self {
        match self.mode {
            Mode::Columns(fields) => {
                let bound = |which: &str| {
                    let about = format!("The {which}est number that `{name}` allows; empty where there is none.");
                    Column::new::<Option<Number>>(format!("{name}_{which}").into(), about)
                };
                let qualifier = format!("{} The qualifier, as in the records.", about.into().text(fields));
                self.columns.push(Column::new::<Option<&str>>(format!("{name}_qualifier").into(), qualifier));
                self.columns.extend([bound("low"), bound("high")]);
            }
            Mode::Cells(item) => {
                let quantity = quantity(item);
                let bounds = quantity.map(Quantity::bounds);
                self.cells.push(quantity.map(Quantity::qualifier).cell());
                self.cells.extend([bounds.map(|bounds| bounds.low), bounds.and_then(|bounds| bounds.high)].map(CellValue::cell));
            }
        }
        self
    }
}

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
    pub about: String,
    /// The table and column to whose values it refers.
    pub refers_to: Option<(&'static str, &'static str)>,
    /// Whether a cell may be empty: then nothing is known, or it does not apply.
    pub nullable: bool,
}

impl Column {
    fn new<'r, V: CellValue<'r>>(name: Cow<'static, str>, about: String) -> Self {
        Self { name, kind: V::KIND, about, refers_to: None, nullable: V::NULLABLE }
    }
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

/// A value that a cell can hold. Its type says what kind of cells its column has.
pub(super) trait CellValue<'r> {
    const KIND: CellKind;
    const NULLABLE: bool = false;
    fn cell(self) -> Cell<'r>;
}

macro_rules! cell_value {
    ($($type:ty: $kind:ident, $value:ident => $cell:expr;)*) => { $(
        impl<'r> CellValue<'r> for $type {
            const KIND: CellKind = CellKind::$kind;
            fn cell(self) -> Cell<'r> {
                let $value = self;
                Cell::$kind($cell)
            }
        }
    )* };
}

cell_value! {
    &'r str: Text, text => text.into();
    String: Text, text => text.into();
    // In English; `translations` has the other languages.
    &'r Words: Text, text => text.en().into();
    u32: Integer, number => number.into();
    // No list is so long that its places do not fit.
    usize: Integer, number => i64::try_from(number).unwrap_or(i64::MAX);
    Number: Decimal, number => number;
    bool: Boolean, answer => answer;
    Moment: Timestamp, moment => moment;
    Vec<Cow<'r, str>>: List, words => words;
}

impl<'r, V: CellValue<'r>> CellValue<'r> for Option<V> {
    const KIND: CellKind = V::KIND;
    const NULLABLE: bool = true;
    fn cell(self) -> Cell<'r> {
        self.map_or(Cell::Null, CellValue::cell)
    }
}

/// The JSON Schema of each kind of record, by the name of its file.
pub(super) struct Fields(pub(super) Vec<(String, Value)>);

/// What a column means: words of its own, those of the JSON Schema for a field, or both.
#[derive(Clone, Copy, Default)]
pub(super) struct About {
    before: &'static str,
    /// The kind of record, the definition within its schema unless it is the record itself, and the field.
    field: Option<(Kind, Option<&'static str>, &'static str)>,
    after: &'static str,
}

/// What the schema says of a field of a kind of record.
pub(super) const fn of(kind: Kind, field: &'static str) -> About {
    About { before: "", field: Some((kind, None, field)), after: "" }
}

/// What the schema says of a field of a value within such a record.
pub(super) const fn within(kind: Kind, definition: &'static str, field: &'static str) -> About {
    About { before: "", field: Some((kind, Some(definition), field)), after: "" }
}

impl About {
    pub(super) const fn after(self, before: &'static str) -> Self {
        Self { before, ..self }
    }

    pub(super) const fn then(self, after: &'static str) -> Self {
        Self { after, ..self }
    }

    fn text(self, fields: &Fields) -> String {
        let field = self.field.map(|(kind, definition, field)| {
            let (_, schema) = fields.0.iter().find(|(file, _)| *file == format!("{kind}.schema.json"))?;
            let object = definition.map_or(Some(schema), |definition| schema["$defs"].get(definition))?;
            object["properties"][field]["description"].as_str()
        });
        let field = field.map(|words| {
            debug_assert!(words.is_some(), "the schema has no field {:?}", self.field);
            words.unwrap_or_default()
        });
        let words = [self.before, field.unwrap_or_default(), self.after];
        words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

impl From<&'static str> for About {
    fn from(after: &'static str) -> Self {
        Self { after, ..Self::default() }
    }
}

/// The record where it is of this kind.
macro_rules! only {
    ($kind:ident, $record:expr) => {
        if let $crate::model::Record::$kind(record) = $record { Some(record) } else { None }
    };
}

/// Each item of a list of a record of this kind: the record, the place of the item, the item.
macro_rules! each {
    ($kind:ident($owner:ident), $record:expr, $list:expr) => {
        only!($kind, $record).into_iter().flat_map(move |$owner| $list.iter().enumerate().map(move |(place, item)| ($owner, place, item)))
    };
}
pub(super) use {each, only};
