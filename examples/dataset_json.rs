//! Prints the embedded dataset as one JSON document that validates against `schema/dataset.schema.json`:
//!
//! ```sh
//! cargo run --example dataset_json --features load > dataset.json
//! ```

use std::io::{self, Write as _};

fn main() -> io::Result<()> {
    let mut stdout = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut stdout, moderation_record::dataset())?;
    writeln!(stdout)?;
    stdout.flush()
}
