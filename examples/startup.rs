//! Compares the embedded data with parsing the same data at start-up.
//!
//! ```sh
//! cargo build --release --features load --example startup
//! target/release/examples/startup cold telegram      # the first look-up of a process, in microseconds
//! target/release/examples/startup cold all           # every kind decoded, in a process of its own
//! target/release/examples/startup warm data          # decoding again and again, beside JSON and RON, in one run
//! ```

use std::hint::black_box;
use std::time::{Duration, Instant};

use moderation_record::embedded::{Image, generate};
use moderation_record::{Dataset, Kind, dataset, load};

fn main() {
    let mut args = std::env::args().skip(1);
    match (args.next().as_deref(), args.next().as_deref()) {
        (Some("cold"), Some(what)) => cold(what),
        (Some("warm"), Some(directory)) => warm(directory),
        _ => eprintln!("usage: startup cold (telegram|all) | startup warm DIRECTORY"),
    }
}

/// The first access includes page faults and can be measured only once in a process.
fn cold(what: &str) {
    // A warm-up reading of the clock.
    black_box(Instant::now().elapsed());
    let start = Instant::now();
    if what == "all" {
        for kind in Kind::ALL {
            black_box(dataset().count(*kind));
        }
    } else {
        black_box(dataset().platform(black_box(what)));
    }
    println!("{}", start.elapsed().as_micros());
}

fn warm(directory: &str) {
    let data = load::directory(directory).expect("a data directory");
    let files = generate::generate(&data);
    let images = files.chunks(2).zip(Kind::ALL).map(|(pair, kind)| {
        let texts = String::from_utf8(pair[1].1.clone()).expect("texts are UTF-8");
        (*kind, Image { fields: Vec::leak(pair[0].1.clone()), texts: String::leak(texts) })
    });
    let images: Vec<(Kind, Image)> = images.collect();
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let document = serde_json::to_string(&data).expect("the dataset can be written");
    let image = time(|| {
        let mut data = generate::empty();
        for (kind, image) in &images {
            generate::decode(&mut data, *kind, *image).expect("an image");
        }
        data
    });
    let json = time(|| serde_json::from_str::<Dataset>(&document).expect("what was written can be read"));
    let ron = time(|| load::directory(directory).expect("a data directory"));
    let later = time(|| black_box(dataset().platform(black_box("telegram"))));
    println!("{} records: images {} kB, JSON {} kB", data.records().count(), bytes / 1024, document.len() / 1024);
    println!("{:<34} {:>12} {:>9}", "", "best time", "ratio");
    for (name, time) in [("decode every image", image), ("serde_json::from_str", json), ("read the RON directory, 2 threads", ron)] {
        println!("{name:<34} {:>12} {:>9.1}", format!("{time:.1?}"), time.as_secs_f64() / image.as_secs_f64());
    }
    println!("{:<34} {:>12}", "a later look-up", format!("{later:.1?}"));
}

/// The best time of the runs within one second, at least fifteen; results are dropped outside the measurement.
fn time<T>(mut run: impl FnMut() -> T) -> Duration {
    let began = Instant::now();
    let mut once = |_: u32| {
        let start = Instant::now();
        let made = black_box(run());
        let time = start.elapsed();
        drop(made);
        time
    };
    (0..).map_while(|n| (n < 15 || began.elapsed() < Duration::from_secs(1)).then(|| once(n))).min().unwrap_or_default()
}
