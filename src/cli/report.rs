//! How answers look: one model of what is printed, and a renderer for each format.

use anstyle::{AnsiColor, Style as Ansi};
use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width, presets};
use moderation_record::Dataset;
use unicode_width::UnicodeWidthStr;

pub(crate) const BOLD: Ansi = Ansi::new().bold();
pub(crate) const RED: Ansi = AnsiColor::Red.on_default().bold();
pub(crate) const PLAIN: anstyle::Reset = anstyle::Reset;

const RULED: TableStyle = presets::UTF8_HORIZONTAL_ONLY;
const OPEN: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// An answer that can be printed in every format.
pub(crate) trait Answer {
    fn report(&self, data: &Dataset) -> Report;
    fn json(&self) -> serde_json::Value;
}

/// What is printed: a title, sections and notes.
#[derive(Default)]
pub(crate) struct Report {
    pub(crate) title: String,
    pub(crate) sections: Vec<Section>,
    pub(crate) notes: Vec<String>,
}

pub(crate) struct Section {
    pub(crate) heading: String,
    pub(crate) body: Body,
}

pub(crate) enum Body {
    Table { header: Vec<String>, rows: Vec<Vec<String>> },
    Lines(Vec<String>),
}

impl Report {
    pub(crate) fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    pub(crate) fn table(&mut self, heading: impl Into<String>, header: &[&str], rows: Vec<Vec<String>>) {
        let header = header.iter().map(ToString::to_string).collect();
        self.sections.push(Section { heading: heading.into(), body: Body::Table { header, rows } });
    }

    pub(crate) fn lines(&mut self, heading: impl Into<String>, lines: Vec<String>) {
        self.sections.push(Section { heading: heading.into(), body: Body::Lines(lines) });
    }
}

/// How wide the terminal is.
pub(crate) struct Style {
    width: u16,
}

impl Style {
    /// The terminal's width; `COLUMNS` if it is set; 100 where there is no terminal.
    pub(crate) fn of_terminal() -> Self {
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let terminal = || terminal_size::terminal_size().map(|(width, _)| width.0);
        Self { width: columns.or_else(terminal).unwrap_or(100).clamp(40, 160) }
    }
}

pub(crate) fn table(report: &Report, style: &Style) -> String {
    let mut out = format!("{BOLD}{}{PLAIN}\n", report.title);
    for section in &report.sections {
        if !section.heading.is_empty() {
            out.push_str(&format!("\n{BOLD}{}{PLAIN}\n", section.heading));
        }
        match &section.body {
            Body::Table { header, rows } => {
                // Rules between the rows only where a row has several lines of its own.
                let ruled = rows.iter().flatten().any(|cell| cell.contains('\n'));
                out.push_str(&drawn(if ruled { RULED } else { OPEN }, Some(style.width), header, rows));
            }
            Body::Lines(lines) => lines.iter().for_each(|line| out.push_str(&wrapped(line, style.width))),
        }
    }
    if !report.notes.is_empty() {
        out.push('\n');
        report.notes.iter().for_each(|note| out.push_str(&wrapped(note, style.width)));
    }
    out
}

pub(crate) fn markdown(report: &Report) -> String {
    let mut out = format!("# {}\n", report.title);
    for section in &report.sections {
        if !section.heading.is_empty() {
            out.push_str(&format!("\n## {}\n", section.heading));
        }
        out.push('\n');
        match &section.body {
            Body::Table { header, rows } => {
                let escape = |cell: &String| cell.replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;").replace('\n', "<br>");
                let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(escape).collect()).collect();
                out.push_str(&drawn(presets::ASCII_MARKDOWN, None, header, &rows));
            }
            Body::Lines(lines) => lines.iter().for_each(|line| out.push_str(&format!("- {}\n", line.trim_start()))),
        }
    }
    for note in &report.notes {
        out.push_str(&format!("\n{note}\n"));
    }
    out
}

fn drawn(style: TableStyle, width: Option<u16>, header: &[String], rows: &[Vec<String>]) -> String {
    let mut table = Table::new();
    table.load_style(style);
    match width {
        Some(width) => table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width),
        None => table.set_content_arrangement(ContentArrangement::Disabled),
    };
    if header.iter().any(|name| !name.is_empty()) {
        table.set_header(header.iter());
    }
    table.add_rows(rows.iter().map(|row| row.iter()));
    if let Some(width) = width {
        for (i, column) in table.column_iter_mut().enumerate() {
            let cells = || header.iter().skip(i).take(1).chain(rows.iter().filter_map(|row| row.get(i)));
            let widest = |separator: &[char]| cells().flat_map(|cell| cell.split(separator)).map(UnicodeWidthStr::width).max().unwrap_or(0);
            // Two more for the blanks beside the text. Words stay whole as far as there is room.
            let columns = |width: usize| u16::try_from(width + 2).unwrap_or(u16::MAX);
            let lower = columns(widest(&[' ', '\n'])).min(width / 6).max(columns(widest(&['\n'])).min(8));
            // The first column names the rows: the answers get the room.
            let upper = if i == 0 && header.len() < 4 { lower.max(width / 5) } else { width };
            column.set_constraint(ColumnConstraint::Boundaries { lower: Width::Fixed(lower), upper: Width::Fixed(upper) });
        }
    }
    table.lines().fold(String::new(), |drawn, line| drawn + line.trim_end() + "\n")
}

/// A line, wrapped at the width with what follows indented by two more.
fn wrapped(line: &str, width: u16) -> String {
    let indent = line.len() - line.trim_start().len();
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    let room = usize::from(width).saturating_sub(indent + 2).max(20);
    table.set_width(u16::try_from(room).unwrap_or(width));
    table.add_row([line.trim_start()]);
    if let Some(column) = table.column_mut(0) {
        column.set_padding((0, 0));
    }
    let mut out = String::new();
    for (i, part) in table.lines().enumerate() {
        out.push_str(&" ".repeat(indent + if i == 0 { 0 } else { 2 }));
        out.push_str(part.trim_end());
        out.push('\n');
    }
    out
}
