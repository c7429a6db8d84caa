//! Measures the embedded data beside parsing the same data at start-up, in one run:
//!
//! ```sh
//! cargo run --release --features load --example startup -- data
//! ```

use std::hint::black_box;
use std::time::{Duration, Instant};

use moderation_record::{dataset, load};

fn main() {
    let data = std::env::args().nth(1).unwrap_or_else(|| "data".to_owned());
    // The first access pays for the pages that it touches, and can be measured once in a process. The clock's
    // own first reading is not its cost.
    black_box(Instant::now().elapsed());
    let reach = time(1, dataset);
    let first = time(1, || dataset().platform(black_box("telegram")));
    let later = time(100_000, || dataset().platform(black_box("telegram")));
    let document = serde_json::to_string(dataset()).expect("the dataset can be written");
    let json = time(5, || load::json(&document).expect("what was written can be read"));
    let ron = time(5, || load::directory(&data).expect("a data directory"));
    println!("{:<34} {:>12} {:>16}", "until the first answer", "time", "times a look-up");
    for (name, time) in [
        ("embedded, reach the dataset", reach),
        ("embedded, first look-up", first),
        ("embedded, any later look-up", later),
        ("parse one JSON document", json),
        ("parse the RON directory", ron),
    ] {
        println!("{name:<34} {:>12} {:>16.3}", format!("{time:.1?}"), time.as_nanos() as f64 / first.as_nanos().max(1) as f64);
    }
    println!("JSON document: {} kB", document.len() / 1024);
}

/// The time of one call, the best of several rounds.
fn time<T>(calls: u32, mut call: impl FnMut() -> T) -> Duration {
    let rounds = if calls == 1 { 1 } else { 5 };
    let round = |_| {
        let start = Instant::now();
        for _ in 0..calls {
            black_box(call());
        }
        start.elapsed() / calls
    };
    (0..rounds).map(round).min().unwrap_or_default()
}
