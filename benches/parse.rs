//! Reads a data directory and does nothing else: the baseline for `check`.
//!
//! ```sh
//! cargo run --release --features load --example parse -- data
//! ```

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name a data directory")?;
    let data = moderation_record::load::directory(path)?;
    println!("{} records read", data.records().count());
    Ok(())
}
