//! `export`: the dataset in the forms that others read.

use std::path::Path;

use moderation_record::export::{ExportOptions, Format, export};

use super::Output;
use super::args::Export;

pub(crate) fn run(path: Option<&Path>, ask: &Export) -> Result<Output, String> {
    let mut options = ExportOptions::default();
    options.formats = ask.formats.iter().map(|word| word.parse::<Format>()).collect::<Result<_, _>>()?;
    options.force = ask.out.force;
    options.replace_foreign.clone_from(&ask.out.replace_foreign);
    options.input = path.map(Path::to_owned);
    options.byte_order_mark = ask.bom;
    #[cfg(feature = "parquet")]
    options.partition_by.clone_from(&ask.partition_by);
    #[cfg(feature = "check")]
    if let Some(path) = path {
        super::refuse_invalid(path, ask.allow_invalid)?;
    }
    let mut loaded = None;
    let data = super::dataset(path, &mut loaded)?;
    export(data, &ask.out.folder, &options).map_err(|error| error.to_string())?;
    let formats = if options.formats.is_empty() { Format::ALL } else { &options.formats };
    let names: Vec<&str> = formats.iter().map(|format| format.as_str()).collect();
    Ok(format!("{} records are in {} as {}\n", data.records().count(), ask.out.folder.display(), names.join(", ")).into())
}
