//! The answers of an author, kept until the record is written.

use std::fs;
use std::path::{Path, PathBuf};

use moderation_record::atomic::replace;

/// Answers in the order in which they were given: a field and what was typed. An empty text leaves the field out.
///
/// They are stored in a hidden file beside the record, after each answer: an interrupted call loses none.
pub(crate) struct Draft<'p> {
    root: &'p Path,
    path: PathBuf,
    answers: Vec<(String, String)>,
}

impl<'p> Draft<'p> {
    /// The draft of a record file; empty if there is none.
    pub(crate) fn open(root: &'p Path, record: &Path) -> Result<Self, String> {
        let name = record.file_stem().unwrap_or_default().to_string_lossy();
        let path = record.with_file_name(format!(".{name}.draft"));
        let answers = match fs::read_to_string(&path) {
            Ok(text) => serde_json::from_str(&text).map_err(|error| {
                format!("{}: these are no answers of `new`: {error}\n  help: correct the file, or delete it to begin anew", path.display())
            })?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(format!("{}: {error}\n  help: make the file readable, or delete it to begin anew", path.display())),
        };
        Ok(Self { root, path, answers })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn answers(&self) -> &[(String, String)] {
        &self.answers
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.answers.iter().find(|(answered, _)| answered == name).map(|(_, value)| value.as_str())
    }

    /// Sets an answer in memory; an argument of the command line takes the place of an earlier answer.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.answers.retain(|(answered, _)| answered != name);
        self.answers.push((name.to_owned(), value.to_owned()));
    }

    /// Removes the last answer.
    pub(crate) fn pop(&mut self) -> Option<(String, String)> {
        self.answers.pop()
    }

    /// Stores the answers. If that fails, the message has them all, as arguments of the command that goes on.
    pub(crate) fn save(&self) -> Result<(), String> {
        let text = serde_json::to_string_pretty(&self.answers).map_err(|error| error.to_string())?;
        replace(&self.path, Some(self.root), &format!("{text}\n")).map_err(|error| {
            let arguments: Vec<String> =
                self.answers.iter().map(|(name, value)| format!("'{}'", format!("{name}={value}").replace('\'', "'\\''"))).collect();
            format!("the answers cannot be kept: {error}\n  help: add them to the command to go on: {}", arguments.join(" "))
        })
    }

    /// Deletes the file, once the record is written.
    pub(crate) fn remove(&self) {
        // Another call begins without the file; that it stays behind does no harm, since the record exists.
        let _ = fs::remove_file(&self.path);
    }
}
