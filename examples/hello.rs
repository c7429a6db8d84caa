//! What an importer does at the least: one question to the embedded data.

fn main() {
    let telegram = moderation_record::dataset().platform("telegram").expect("a founding platform");
    println!("{}", telegram.name());
}
