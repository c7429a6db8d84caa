//! `fmt`: one form for every record.

use std::fs;
use std::path::{Path, PathBuf};

use moderation_record::load::{self, FormatError};

use super::Output;
use super::args::Fmt;
use super::write::replace;

pub(crate) fn run(data: Option<&Path>, ask: &Fmt) -> Result<Output, String> {
    let mut files = Vec::new();
    let default = [super::data_path(data).map(Path::to_owned)];
    let paths: Vec<PathBuf> = if ask.paths.is_empty() { default.into_iter().collect::<Result<_, _>>()? } else { ask.paths.clone() };
    for path in &paths {
        if path.is_dir() {
            files.extend(load::files(path).map_err(|error| error.to_string())?);
        } else {
            files.push(path.clone());
        }
    }
    let (mut out, mut refused, mut differ) = (String::new(), String::new(), 0);
    for file in &files {
        let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        match load::format(file, &text) {
            Ok(canonical) if canonical == text => {}
            Ok(canonical) => {
                differ += 1;
                out.push_str(&format!("{}{}\n", file.display(), if ask.check { " is not canonical" } else { "" }));
                if !ask.check {
                    replace(file, &canonical).map_err(|error| format!("{}: {error}", file.display()))?;
                }
            }
            Err(FormatError::Unreadable(error)) => refused.push_str(&format!("\n{error}")),
            Err(error) => refused.push_str(&format!("\n{}: {error}", file.display())),
        }
    }
    if !refused.is_empty() {
        return Err(format!("some files are left as they are{refused}"));
    }
    let done = if ask.check { "not canonical" } else { "rewritten" };
    out.push_str(&format!("{differ} of {} files {done}\n", files.len()));
    Ok(Output { text: out, failed: ask.check && differ > 0 })
}
