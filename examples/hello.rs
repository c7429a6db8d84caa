//! A minimal dependent crate: one look-up in the embedded data.

fn main() {
    let telegram = moderation_record::dataset().platform("telegram").expect("a founding platform");
    println!("{}", telegram.name());
}
