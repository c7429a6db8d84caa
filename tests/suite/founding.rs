//! Verifies citations of texts identified by digest against the texts, if the environment variable
//! `MODERATION_RECORD_TEXTS` names a folder of them. Otherwise only the format is tested.

use std::collections::HashMap;
use std::fs;

use moderation_record::{Archive, Digest, Locator, dataset};
use sha2::{Digest as _, Sha256};

use crate::dataset::for_each_citation;

#[test]
fn citations_of_founding_texts() {
    let mut texts: HashMap<Digest, String> = HashMap::new();
    let folder = std::env::var_os("MODERATION_RECORD_TEXTS");
    for entry in folder.iter().flat_map(|folder| fs::read_dir(folder).expect("MODERATION_RECORD_TEXTS names a folder")) {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        let digest = sha256(&bytes);
        texts.insert(digest, String::from_utf8(bytes).expect("the texts are UTF-8"));
    }
    let mut proved: HashMap<&str, usize> = HashMap::new();
    let mut wrong = Vec::new();
    let mut absent = Vec::new();
    for_each_citation(dataset(), |record, citation| {
        let Some(Archive::File(file)) = dataset().source(citation.source()).and_then(|source| source.kept_as(citation.kept())) else {
            return;
        };
        let (Locator::Span(start, end), Some(digest)) = (citation.locator(), citation.digest()) else {
            wrong.push(format!("{}: a citation of {} without span and digest", record.id(), citation.source()));
            return;
        };
        *proved.entry(citation.source().as_str()).or_default() += 1;
        match texts.get(&file.sha256()) {
            Some(text) => {
                let cited: String = text.chars().skip(*start as usize).take((end - start) as usize).collect();
                if sha256(cited.as_bytes()) != digest {
                    wrong.push(format!("{}: {} {} has other words", record.id(), citation.source(), citation.locator()));
                }
            }
            None if folder.is_some() => absent.push(citation.source().as_str()),
            None => {}
        }
    });
    assert!(wrong.is_empty(), "{} citations fail:\n{}", wrong.len(), wrong.join("\n"));
    assert!(absent.is_empty(), "texts that are not in the folder: {absent:?}");
    assert_eq!(proved.len(), 5, "not every founding text is cited: {proved:?}");
    assert!(proved.values().all(|&citations| citations >= 10), "{proved:?}");
}

fn sha256(bytes: &[u8]) -> Digest {
    Digest::from(<[u8; 32]>::from(Sha256::digest(bytes)))
}
