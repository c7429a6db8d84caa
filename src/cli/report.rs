//! How answers look: one model of what is printed, and a renderer for each format.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style as Ansi};
use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width, presets};
use moderation_record::Dataset;
use moderation_record::load::legible_lines;
use unicode_width::UnicodeWidthStr;

pub(crate) const BOLD: Ansi = Ansi::new().bold();
pub(crate) const RED: Ansi = AnsiColor::Red.on_default().bold();
pub(crate) const PLAIN: anstyle::Reset = anstyle::Reset;

const RULED: TableStyle = presets::UTF8_HORIZONTAL_ONLY;
const OPEN: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// An answer that can be printed in every format.
pub(crate) trait Printable {
    fn print(&self, data: &Dataset) -> Printout;
    fn json(&self) -> serde_json::Value;
}

/// What is printed: a title, sections and notes.
#[derive(Default)]
pub(crate) struct Printout {
    pub(crate) title: String,
    pub(crate) sections: Vec<Section>,
    /// In the words of the program alone, with marks of Markdown.
    pub(crate) notes: Vec<Cow<'static, str>>,
}

pub(crate) struct Section {
    pub(crate) heading: String,
    pub(crate) body: Block,
}

pub(crate) enum Block {
    Table {
        header: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    Lines(Vec<String>),
    /// Lines whose indentation has a meaning.
    Tree(Vec<String>),
}

impl Printout {
    pub(crate) fn new(title: impl Into<String>) -> Self {
        Self { title: line(&title.into()), ..Self::default() }
    }

    pub(crate) fn table(&mut self, heading: impl Into<String>, header: &[&str], rows: Vec<Vec<String>>) {
        let header = header.iter().map(|name| line(name)).collect();
        let rows = rows.into_iter().map(|row| row.iter().map(|cell| legible_lines(cell).into_owned()).collect()).collect();
        self.section(heading, Block::Table { header, rows });
    }

    pub(crate) fn tree(&mut self, heading: impl Into<String>, lines: Vec<String>) {
        // What follows in a text of several lines stands further in than any field, and so looks like none.
        let within = |line: &str| format!("\n{}", " ".repeat(line.len() - line.trim_start().len() + 6));
        self.section(heading, Block::Tree(lines.into_iter().map(|line| legible_lines(&line).replace('\n', &within(&line))).collect()));
    }

    pub(crate) fn lines(&mut self, heading: impl Into<String>, lines: Vec<String>) {
        self.lines_as_they_are(heading, lines.into_iter().map(|line| legible_lines(&line).into_owned()).collect());
    }

    /// Lines that are legible already, and have direction marks of our own.
    pub(crate) fn lines_as_they_are(&mut self, heading: impl Into<String>, lines: Vec<String>) {
        self.section(heading, Block::Lines(lines));
    }

    fn section(&mut self, heading: impl Into<String>, body: Block) {
        self.sections.push(Section { heading: line(&heading.into()), body });
    }
}

/// A text on one line.
fn line(text: &str) -> String {
    legible_lines(text).replace('\n', " ")
}

/// How wide the terminal is, and whether it is one.
pub(crate) struct Style {
    width: u16,
    wraps: bool,
}

impl Style {
    /// The terminal's width; `COLUMNS` if it is set; 100 where there is no terminal. Tables are kept
    /// between 40 and 160; lines of text are wrapped for a reader, not for a program.
    pub(crate) fn of_terminal() -> Self {
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
        let width = columns.or_else(|| terminal_size::terminal_size().map(|(width, _)| width.0));
        Self { width: width.unwrap_or(100).clamp(40, 160), wraps: width.is_some() }
    }

    /// How many columns there are.
    #[cfg(feature = "check")]
    pub(crate) fn width(&self) -> usize {
        self.width.into()
    }
}

pub(crate) fn table(report: &Printout, style: &Style) -> String {
    let mut out = String::new();
    bold(&report.title, style, &mut out);
    for section in &report.sections {
        if !section.heading.is_empty() {
            out.push('\n');
            bold(&section.heading, style, &mut out);
        }
        match &section.body {
            Block::Table { header, rows } => {
                // Rules between the rows only where a row has several lines of its own.
                let ruled = rows.iter().flatten().any(|cell| cell.contains('\n'));
                out.push_str(&drawn(if ruled { RULED } else { OPEN }, Some(style.width), header, rows));
            }
            Block::Lines(lines) | Block::Tree(lines) => lines.iter().for_each(|line| out.push_str(&wrapped(line, style))),
        }
    }
    if !report.notes.is_empty() {
        out.push('\n');
        report.notes.iter().for_each(|note| out.push_str(&wrapped(&legible_lines(note), style)));
    }
    out
}

fn bold(text: &str, style: &Style, out: &mut String) {
    wrapped(text, style).lines().for_each(|line| out.push_str(&format!("{BOLD}{line}{PLAIN}\n")));
}

pub(crate) fn markdown(report: &Printout) -> String {
    let mut out = format!("# {}\n", inline(&report.title));
    for section in &report.sections {
        if !section.heading.is_empty() {
            out.push_str(&format!("\n## {}\n", inline(&section.heading)));
        }
        out.push('\n');
        match &section.body {
            Block::Table { header, rows } => {
                let escape = |cells: &[String]| cells.iter().map(|cell| inline(cell).replace('|', "\\|")).collect::<Vec<_>>();
                let rows: Vec<Vec<String>> = rows.iter().map(|row| escape(row)).collect();
                out.push_str(&drawn(presets::ASCII_MARKDOWN, None, &escape(header), &rows));
            }
            Block::Lines(lines) => lines.iter().for_each(|line| out.push_str(&format!("- {}\n", inline(line)))),
            Block::Tree(lines) => {
                let text = lines.join("\n");
                // A fence is closed by one that is as long, and by no shorter one.
                let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
                let fence = "`".repeat(3.max(longest + 1));
                out.push_str(&format!("{fence}text\n{text}\n{fence}\n"));
            }
        }
    }
    for note in &report.notes {
        out.push_str(&format!("\n{}\n", legible_lines(note)));
    }
    out
}

/// Text of others within one line of Markdown (CommonMark, and GitHub's tables and strikethrough): no marks, no HTML,
/// and no link but a bare address.
fn inline(text: &str) -> String {
    let text = text.trim_start();
    let chars: Vec<char> = text.chars().collect();
    let at = |place: usize| chars.get(place).copied().unwrap_or(' ');
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    let mut out = String::with_capacity(text.len());
    for (i, c) in chars.iter().copied().enumerate() {
        let (before, after) = (if i == 0 { ' ' } else { at(i - 1) }, at(i + 1));
        // What opens a heading, quotation, list, rule or fence at the beginning of a line.
        let opens = i == 0 && "#>-+=~".contains(c) || i == digits && i > 0 && ".)".contains(c);
        let marks = match c {
            '\\' | '`' | '*' => true,
            '_' => !before.is_alphanumeric() || !after.is_alphanumeric(),
            '~' => after == '~' || after.is_alphanumeric(),
            // The text of a link ends before its target; a lone bracket links nothing.
            ']' => "([:".contains(after),
            _ => false,
        };
        match c {
            '\n' => out.push_str("<br>"),
            '<' => out.push_str("&lt;"),
            '&' if after == '#' || after.is_ascii_alphabetic() => out.push_str("&amp;"),
            _ => {
                out.extend((opens || marks).then_some('\\'));
                out.push(c);
            }
        }
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
        let lowers = lowest_widths(width, header, rows);
        for (i, (column, lower)) in table.column_iter_mut().zip(lowers).enumerate() {
            // The first column names the rows: the answers get the room.
            let upper = if i == 0 && header.len() < 4 { lower.max(width / 5) } else { width };
            column.set_constraint(ColumnConstraint::Boundaries { lower: Width::Fixed(lower), upper: Width::Fixed(upper) });
        }
    }
    table.lines().fold(String::new(), |drawn, line| drawn + line.trim_end() + "\n")
}

/// The least width of each column: words stay whole as far as there is room, ids above all.
fn lowest_widths(width: u16, header: &[String], rows: &[Vec<String>]) -> Vec<u16> {
    let mut lowers: Vec<u16> = (0..header.len())
        .map(|i| {
            let cells = || rows.iter().filter_map(|row| row.get(i)).chain(header.get(i));
            let words = cells().flat_map(|cell| cell.split([' ', '\n']));
            let word = words.map(UnicodeWidthStr::width).max().unwrap_or(0);
            let whole = rows.iter().filter_map(|row| row.get(i)).all(|cell| !cell.contains(' '));
            // Two more for the blanks beside the text.
            u16::try_from(word + 2).unwrap_or(u16::MAX).min(if whole { width / 2 } else { width / 6 })
        })
        .collect();
    // Some room is left for the columns to share.
    let room = usize::from(width).saturating_sub(lowers.len());
    while lowers.iter().map(|lower| usize::from(*lower)).sum::<usize>() > room {
        // The widest gives way; the first, which names the rows, only when it is much the widest.
        let weight = |(i, lower): &(usize, &mut u16)| lower.saturating_sub(if *i == 0 { 6 } else { 0 });
        match lowers.iter_mut().enumerate().max_by_key(weight) {
            Some((_, widest)) if *widest > 3 => *widest -= 1,
            _ => break,
        }
    }
    lowers
}

/// A line, wrapped between words with what follows indented by two more. A word that is too long, such
/// as an address, is left whole; text from right to left stays isolated on each line.
fn wrapped(line: &str, style: &Style) -> String {
    const ISOLATE: char = '\u{2067}';
    const END: char = '\u{2069}';
    if !style.wraps {
        return format!("{line}\n");
    }
    let indent = line.len() - line.trim_start().len();
    let mut out = " ".repeat(indent);
    let mut column = indent;
    let mut isolated = false;
    for (i, word) in line.trim_start().split(' ').enumerate() {
        let width = word.width();
        if i > 0 && column + 1 + width > usize::from(style.width) {
            out.extend(isolated.then_some(END));
            out.push('\n');
            out.push_str(&" ".repeat(indent + 2));
            out.extend(isolated.then_some(ISOLATE));
            column = indent + 2;
        } else if i > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
        isolated = word.chars().fold(isolated, |open, c| if c == ISOLATE { true } else { open && c != END });
    }
    out.push('\n');
    out
}
