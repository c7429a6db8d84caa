//! Tables as CSV (RFC 4180), written a row at a time.

use std::borrow::Cow;
use std::io::{self, Write};

use super::table::{Cell, Table};
use crate::model::{Dataset, Number, is_invisible};

/// What a cell must not begin with, or a spreadsheet would run it as a formula (OWASP, “CSV Injection”): these marks, and
/// the full-width and small ones that some take for them, also behind blanks.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];

/// The mark before such a cell; a cell that begins with the mark itself gets a second one.
const GUARD: char = '\'';

/// Writes a table as CSV: UTF-8, with a header, lines ended by CR LF. The entries of a list are separated by `|`, which the
/// rule `separator_in_list` keeps out of them. A text that a spreadsheet would run as a formula gets an apostrophe before it:
/// see [`undo_formula_guard`].
///
/// ```
/// use moderation_record::{dataset, export::{csv, tables}};
/// let table = tables().iter().find(|table| table.name == "events").unwrap();
/// let mut text = Vec::new();
/// csv(dataset(), table, false, &mut text)?;
/// assert!(text.starts_with(b"id,title,kind,country,summary,disputed\r\n"));
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// When it cannot be written.
pub fn csv(data: &Dataset, table: &Table, byte_order_mark: bool, mut out: impl Write) -> io::Result<()> {
    if byte_order_mark {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    writer.write_record(table.columns.iter().map(|column| &*column.name))?;
    table.each_row(data, |cells| writer.write_record(cells.iter().map(|cell| field(cell).into_owned())))?;
    writer.flush()
}

/// A cell as CSV has it.
fn field<'c>(cell: &'c Cell<'_>) -> Cow<'c, str> {
    match cell {
        Cell::Null => Cow::Borrowed(""),
        Cell::Text(text) => guarded(text),
        Cell::Integer(number) => number.to_string().into(),
        Cell::Decimal(number) => decimal(*number).into(),
        Cell::Boolean(answer) => if *answer { "true" } else { "false" }.into(),
        Cell::Timestamp(moment) => moment.to_string().into(),
        Cell::List(words) => guarded(&words.join("|")).into_owned().into(),
    }
}

fn guarded(text: &str) -> Cow<'_, str> {
    let blank = |c: char| c.is_whitespace() || c.is_control() || is_invisible(c);
    let runs = text.trim_start_matches(blank).starts_with(FORMULA) || text.starts_with(['\t', '\r', '\n']);
    if runs || text.starts_with(GUARD) { format!("{GUARD}{text}").into() } else { text.into() }
}

/// The text of a CSV cell without the apostrophe that guards against formulas.
///
/// ```
/// use moderation_record::export::undo_formula_guard;
/// assert_eq!(undo_formula_guard("'=1+1"), "=1+1");
/// assert_eq!(undo_formula_guard("''tis"), "'tis");
/// assert_eq!(undo_formula_guard("plain"), "plain");
/// ```
#[must_use]
pub fn undo_formula_guard(cell: &str) -> &str {
    cell.strip_prefix(GUARD).unwrap_or(cell)
}

/// A number without thousands' commas.
pub(super) fn decimal(number: Number) -> String {
    let (whole, rest) = (number.thousandths() / 1000, number.thousandths() % 1000);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:03}").trim_end_matches('0').to_owned() }
}
