//! The metadata of exported files is correct. Other programs that read it are tested by
//! `tests/clients/metadata.py`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use moderation_record::export::{ExportOptions, Format, bibtex, csl_json, export};
use moderation_record::{Dataset, Kind, dataset, load};
use serde_json::Value;
use sha2::{Digest, Sha256};

const FORMS: [Format; 4] = [Format::Datapackage, Format::Croissant, Format::Bibtex, Format::CslJson];

fn exported(folder: &Path) {
    let mut options = ExportOptions::default();
    options.formats = FORMS.to_vec();
    export(dataset(), folder, &options).unwrap();
}

fn json(file: &Path) -> Value {
    serde_json::from_slice(&fs::read(file).unwrap()).unwrap()
}

fn each(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no string"))
}

#[test]
fn metadata_describe_the_files() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path().join("out");
    exported(&folder);

    // Exactly the CSV files and their columns.
    let mut columns = BTreeMap::new();
    for file in fs::read_dir(folder.join("csv")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "csv") {
            let text = fs::read_to_string(&path).unwrap();
            let header: Vec<String> = text.lines().next().unwrap().split(',').map(str::to_owned).collect();
            columns.insert(path.file_stem().unwrap().to_str().unwrap().to_owned(), header);
        }
    }
    let package = json(&folder.join("csv/datapackage.json"));
    let described: BTreeMap<String, Vec<String>> = each(&package["resources"])
        .map(|resource| {
            assert_eq!(resource["path"], format!("{}.csv", word(&resource["name"])));
            let fields = each(&resource["schema"]["fields"]);
            (word(&resource["name"]).to_owned(), fields.map(|field| word(&field["name"]).to_owned()).collect())
        })
        .collect();
    assert_eq!(described, columns);

    for resource in each(&package["resources"]) {
        let own = word(&resource["name"]);
        for key in each(&resource["schema"]["foreignKeys"]) {
            let to = key["reference"]["resource"].as_str().unwrap_or(own);
            assert!(columns[own].contains(&word(&key["fields"][0]).to_owned()), "{own}: {key}");
            assert!(columns[to].contains(&word(&key["reference"]["fields"][0]).to_owned()), "{own}: {key}");
        }
    }

    let croissant = json(&folder.join("croissant.json"));
    let fields: BTreeSet<&str> =
        each(&croissant["recordSet"]).flat_map(|set| each(&set["field"])).map(|field| word(&field["@id"])).collect();
    let expected: BTreeSet<String> =
        columns.iter().flat_map(|(table, columns)| columns.iter().map(move |column| format!("{table}/{column}"))).collect();
    assert_eq!(fields, expected.iter().map(String::as_str).collect());
    for field in each(&croissant["recordSet"]).flat_map(|set| each(&set["field"])) {
        let Some(to) = field.get("references") else { continue };
        let target = to.pointer("/field/@id").map_or_else(
            || format!("{}/{}", word(&to["fileObject"]["@id"]).trim_end_matches(".csv"), word(&to["extract"]["column"])),
            |id| word(id).to_owned(),
        );
        assert!(fields.contains(target.as_str()), "{field}");
    }
    let references =
        |sets: &Value| each(sets).flat_map(|set| each(&set["field"])).filter(|field| field.get("references").is_some()).count();
    let keys = each(&package["resources"]).map(|resource| each(&resource["schema"]["foreignKeys"]).count());
    assert_eq!(references(&croissant["recordSet"]), keys.sum::<usize>());

    // The three catalogues agree.
    let schema_org = json(&folder.join("dataset.jsonld"));
    let dcat = json(&folder.join("catalog.jsonld"));
    assert_eq!(each(&croissant["distribution"]).count(), columns.len());
    for ((file, download), distribution) in
        each(&croissant["distribution"]).zip(each(&schema_org["distribution"])).zip(each(&dcat["dcat:dataset"]["dcat:distribution"]))
    {
        let content = fs::read(folder.join(word(&file["contentUrl"]))).unwrap();
        let digest = Sha256::digest(&content).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
        for (told, address, size) in [
            (&file["sha256"], &file["contentUrl"], &file["contentSize"]),
            (&download["sha256"], &download["contentUrl"], &download["contentSize"]),
            (
                &distribution["spdx:checksum"]["spdx:checksumValue"]["@value"],
                &distribution["dcat:downloadURL"]["@id"],
                &distribution["dcat:byteSize"]["@value"],
            ),
        ] {
            assert_eq!(word(told), digest);
            assert_eq!(address, &file["contentUrl"]);
            assert_eq!(word(size).trim_end_matches(" B"), content.len().to_string());
        }
    }

    // Names in all languages of the records.
    let telegram = dataset().platform("telegram").unwrap().name().in_language("ar").unwrap();
    let names = || each(&schema_org["about"]).flat_map(|platform| each(&platform["name"]));
    assert!(names().any(|name| name["@value"] == telegram && name["@language"] == "ar"));
    assert!(word(&schema_org["description"]).len() > 50);
}

#[test]
fn catalogues_contain_attribution_and_version() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path().join("out");
    exported(&folder);
    let package = json(&folder.join("csv/datapackage.json"));
    let licence = fs::read_to_string(crate::root().join("LICENSE-DATA.md")).unwrap();
    assert_eq!(each(&package["sources"]).count(), licence.matches("\n- ").count());
    assert!(each(&package["sources"]).any(|source| source["path"] == "https://opentermsarchive.org"));
    assert!(each(&package["sources"]).all(|source| !word(&source["title"]).contains(['[', '`', '\n'])));
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(package["version"], version);
    assert_eq!(json(&folder.join("croissant.json"))["version"], version);
    let citation = fs::read_to_string(crate::root().join("CITATION.cff")).unwrap();
    let own = dataset().metadata().unwrap();
    let stated = [
        ("title", own.title().en()),
        ("version", version),
        ("license", own.licence().unwrap().name()),
        ("url", own.url().unwrap()),
        ("  - name", own.authors()[0].name()),
    ];
    for (field, value) in stated {
        assert!(citation.contains(&format!("\n{field}: {value}\n")), "CITATION.cff states another {field}");
    }
}

#[test]
fn bibliographies_contain_every_source() {
    let (bib, csl) = bibliographies(dataset());
    let keys: Vec<&str> = bib.lines().filter(|line| line.starts_with('@')).map(|line| line.split(['{', ',']).nth(1).unwrap()).collect();
    let ids: Vec<&str> = dataset().sources().iter().map(|source| source.id().as_str()).collect();
    assert_eq!(keys, ids);
    assert_eq!(each(&csl).map(|item| word(&item["id"])).collect::<Vec<_>>(), ids);
}

#[test]
fn metadata_are_deterministic() {
    let temporary = tempfile::tempdir().unwrap();
    let (one, two) = (temporary.path().join("one"), temporary.path().join("two"));
    exported(&one);
    exported(&two);
    for file in ["csv/datapackage.json", "croissant.json", "dataset.jsonld", "catalog.jsonld", "sources.bib", "sources.csl.json"] {
        assert!(fs::read(one.join(file)).unwrap() == fs::read(two.join(file)).unwrap(), "{file} differs");
    }
}

fn bibliographies(data: &Dataset) -> (String, Value) {
    let (mut bib, mut csl) = (Vec::new(), Vec::new());
    bibtex(data, &mut bib).unwrap();
    csl_json(data, &mut csl).unwrap();
    (String::from_utf8(bib).unwrap(), serde_json::from_slice(&csl).unwrap())
}

/// A dataset with one source that has these fields.
fn of_one(fields: &Value) -> Dataset {
    let mut source = serde_json::json!({"id": "s", "kind": "news_article", "publisher": "P and Q", "language": "en"});
    for (name, value) in fields.as_object().unwrap() {
        source[name] = value.clone();
    }
    let mut document = serde_json::json!({"schema_version": moderation_record::SCHEMA_VERSION});
    for kind in Kind::ALL {
        document[kind.folder()] = Value::Array(Vec::new());
    }
    document["sources"] = serde_json::json!([source]);
    load::json(&document.to_string()).unwrap()
}

#[test]
fn bibliographies_escape_hostile_titles() {
    for (title, in_bib, in_csl) in [
        ("100% of {A} & B_c #d $e", r"100\% of \{A\} \& B\_c \#d \$e", "100% of {A} & B_c #d $e"),
        ("}, note = {x", r"\textbraceright{}, note = \textbraceleft{}x", "}, note = {x"),
        ("\\input{/etc/passwd}", r"\textbackslash{}input\{/etc/passwd\}", "\\input{/etc/passwd}"),
        (
            "\"a\" ``b'' c--d e^f~g",
            r"\textquotedbl{}a\textquotedbl{} \`{}\`{}b'{}' c-{}-d e\textasciicircum{}f\textasciitilde{}g",
            "\"a\" ``b'' c--d e^f~g",
        ),
        ("تام تام: 100%، “هجرة”", r"تام تام: 100\%، “هجرة”", "تام تام: 100%، “هجرة”"),
        ("a\u{202e}b\u{2066}c\u{200f}", "abc\u{200f}", "abc\u{200f}"),
        ("a\nb\t@article{x,", r"a b @article\textbraceleft{}x,", "a b @article{x,"),
    ] {
        let (bib, csl) = bibliographies(&of_one(&serde_json::json!({"title": {"lang": "en", "text": title}})));
        assert!(bib.contains(&format!("  title = {{{{{in_bib}}}}},\n")), "{title:?}: {bib}");
        assert_eq!(csl[0]["title"], in_csl);
        // The braces balance, whether or not a reader counts escaped braces.
        assert_eq!(bib.matches('{').count(), bib.matches('}').count(), "{bib}");
        assert_eq!(bib.lines().filter(|line| line.starts_with('@')).count(), 1);
    }
    let (bib, csl) = bibliographies(&of_one(&serde_json::json!({"authors": ["Salt and Light", "ن"], "url": "https://e.org/a_%D8%7B&b#ن"})));
    assert!(bib.contains("  author = {{Salt and Light} and {ن}},\n  label = {{P and Q}},\n  journaltitle = {{P and Q}},\n"), "{bib}");
    assert!(bib.contains("  url = {https://e.org/a_%D8%7B&b#ن},\n"), "{bib}");
    assert_eq!(csl[0]["author"][0]["literal"], "Salt and Light");
}

#[test]
fn dates_keep_their_precision() {
    for (date, in_bib, in_csl) in [
        ("2019-11-22", "date = {2019-11-22}", r#"{"date-parts":[[2019,11,22]]}"#),
        ("2019-11~", "date = {2019-11~}", r#"{"date-parts":[[2019,11]],"circa":true}"#),
        ("2019?", "date = {2019?}", r#"{"date-parts":[[2019]],"circa":true}"#),
        ("2019-XX", "date = {2019}", r#"{"date-parts":[[2019]]}"#),
        ("201X", "date = {201X}", r#"{"literal":"2010s"}"#),
        ("2019-21", "date = {2019-21}", r#"{"date-parts":[[2019]],"season":1}"#),
        ("2019-11-30T17:55Z", "date = {2019-11-30}", r#"{"date-parts":[[2019,11,30]]}"#),
        ("2019-11-22/2019-11-23", "date = {2019-11-22/2019-11-23}", r#"{"date-parts":[[2019,11,22],[2019,11,23]]}"#),
        ("2018-04-16/..", "date = {2018-04-16/..}", r#"{"literal":"2018-04-16/.."}"#),
        ("[2019-12-01..2019-12-03]", "date = {2019-12}", r#"{"date-parts":[[2019,12]]}"#),
        ("[2019-12..2020-01]", "addendum = {Published [2019-12..2020-01] (EDTF)}", "null"),
    ] {
        let (bib, csl) = bibliographies(&of_one(&serde_json::json!({"published": date})));
        assert!(bib.contains(&format!("  {in_bib},\n")), "{date}: {bib}");
        assert_eq!(csl[0]["issued"], serde_json::from_str::<Value>(in_csl).unwrap(), "{date}");
        assert_eq!(bib.contains("(EDTF)"), date.starts_with('['), "{bib}");
    }
}
