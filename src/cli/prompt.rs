//! Questions to an author and the lines that answer them.

use std::io::{BufRead, Write};

/// Where questions go and answers come from.
pub(crate) struct Prompt<'io> {
    input: &'io mut dyn BufRead,
    output: &'io mut dyn Write,
}

/// A line of an author.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// An answer; empty to leave the field out.
    Answer(String),
    /// `?`: the words that are possible.
    Help,
    /// `<`: back to the question before.
    Back,
    /// The end of the input.
    End,
}

impl<'io> Prompt<'io> {
    pub(crate) fn new(input: &'io mut dyn BufRead, output: &'io mut dyn Write) -> Self {
        Self { input, output }
    }

    /// Shows a text on a line of its own.
    pub(crate) fn show(&mut self, text: &str) -> Result<(), String> {
        writeln!(self.output, "{}", moderation_record::load::legible_lines(text)).map_err(|error| error.to_string())
    }

    /// Reads one line. A line that is not UTF-8 is asked for again.
    pub(crate) fn line(&mut self) -> Result<Line, String> {
        loop {
            write!(self.output, "> ").and_then(|()| self.output.flush()).map_err(|error| error.to_string())?;
            let mut bytes = Vec::new();
            if self.input.read_until(b'\n', &mut bytes).map_err(|error| error.to_string())? == 0 {
                return Ok(Line::End);
            }
            match String::from_utf8(bytes) {
                Ok(line) => return Ok(Line::of(line.trim())),
                Err(_) => self.show("this is not UTF-8\n  help: set the terminal to UTF-8, and type the answer again")?,
            }
        }
    }
}

impl Line {
    fn of(line: &str) -> Self {
        match line {
            "?" => Self::Help,
            "<" => Self::Back,
            answer => Self::Answer(answer.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Prompt};

    #[test]
    fn lines() {
        let (mut input, mut output) = (&b"one \n\n?\n<\n\xff\nlast"[..], Vec::new());
        let mut prompt = Prompt::new(&mut input, &mut output);
        let lines: Vec<Line> = std::iter::from_fn(|| prompt.line().ok().filter(|line| *line != Line::End)).collect();
        let answer = |text: &str| Line::Answer(text.to_owned());
        assert_eq!(lines, [answer("one"), answer(""), Line::Help, Line::Back, answer("last")]);
        assert!(String::from_utf8(output).unwrap().contains("not UTF-8"));
    }
}
