//! What catalogues and dataset search engines read: MLCommons Croissant, schema.org, DCAT.

use std::io::{self, Write};
use std::path::Path;

use serde_json::{Map, Value, json};

use super::metadata::{self, put, some, word};
use super::table::{CellKind, Column, Table};
use super::tables::tables;
use crate::model::{Author, Dataset, Licence, Metadata, Origin, Text};

/// A CSV file as catalogues name it.
struct File {
    table: &'static Table,
    path: String,
    size: u64,
    sha256: String,
}

/// The files of the CSV form, which stand in the folder already.
fn files(csv: &Path) -> io::Result<Vec<File>> {
    tables()
        .iter()
        .map(|table| {
            let (size, sha256) = metadata::measure(&csv.join(format!("{}.csv", table.name)))?;
            Ok(File { table, path: format!("csv/{}.csv", table.name), size, sha256 })
        })
        .collect()
}

/// Croissant over the CSV files.
pub(super) fn croissant(data: &Dataset, csv: &Path, out: impl Write) -> io::Result<()> {
    let (own, files) = (metadata::of(data), files(csv)?);
    let distribution = files.iter().map(|file| {
        json!({
            "@type": "cr:FileObject",
            "@id": format!("{}.csv", file.table.name),
            "name": format!("{}.csv", file.table.name),
            "description": file.table.about,
            "contentUrl": file.path,
            "contentSize": format!("{} B", file.size),
            "encodingFormat": "text/csv",
            "sha256": file.sha256,
        })
    });
    let mut set = json!({
        "@context": context(),
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": own.title().en(),
        "description": metadata::description(data),
    });
    put(&mut set, "url", own.url());
    put(&mut set, "version", own.version());
    put(&mut set, "license", own.licence().map(address_or_name));
    put(&mut set, "creator", some(own.authors(), |author| creator(own, author, "sc:")));
    put(&mut set, "publisher", own.publisher().map(|name| json!({"@type": "sc:Organization", "name": name})));
    put(&mut set, "keywords", some(own.keywords(), word));
    set["inLanguage"] = json!(metadata::languages(data));
    if data.metadata().is_some() {
        set["citeAs"] = super::bibliography::bibtex_of_dataset(data).into();
    }
    // Croissant asks for a date of publication, and there is no clock here: the data are as of their last sighting.
    if let Some(day) = metadata::as_of(data) {
        set["datePublished"] = day.into();
    }
    set["distribution"] = distribution.collect();
    set["recordSet"] = tables().iter().map(record_set).collect();
    metadata::write(&set, out)
}

/// The context that Croissant's specification gives, version 1.1.
fn context() -> Value {
    const OWN: &str = "arrayShape citeAs column containedIn equivalentProperty extract field fileObject fileProperty fileSet format \
                       includes isArray isLiveDataset jsonPath key md5 parentField path recordSet references regex repeated replace \
                       samplingRate separator source subField transform";
    let mut context = json!({
        "@language": "en",
        "@vocab": "https://schema.org/",
        "sc": "https://schema.org/",
        "cr": "http://mlcommons.org/croissant/",
        "rai": "http://mlcommons.org/croissant/RAI/",
        "dct": "http://purl.org/dc/terms/",
        "conformsTo": "dct:conformsTo",
        "data": {"@id": "cr:data", "@type": "@json"},
        "examples": {"@id": "cr:examples", "@type": "@json"},
        "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
        "name": {"@container": "@language"},
        "description": {"@container": "@language"},
    });
    for word in OWN.split(' ') {
        context[word] = format!("cr:{word}").into();
    }
    context
}

fn record_set(table: &Table) -> Value {
    let mut set = json!({
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.about,
    });
    if table.unique {
        set["key"] = json!({"@id": format!("{}/{}", table.name, table.columns[0].name)});
    }
    set["field"] = table.columns.iter().map(|column| field(table, column)).collect();
    set
}

fn field(table: &Table, column: &Column) -> Value {
    let mut source = json!({
        "fileObject": {"@id": format!("{}.csv", table.name)},
        "extract": {"column": column.name},
    });
    if column.kind == CellKind::List {
        source["transform"] = json!({"separator": "|"});
    }
    let mut field = json!({
        "@type": "cr:Field",
        "@id": format!("{}/{}", table.name, column.name),
        "name": column.name,
        "description": column.about,
        "dataType": match column.kind {
            CellKind::Text | CellKind::List => "sc:Text",
            CellKind::Integer => "sc:Integer",
            CellKind::Decimal => "sc:Float",
            CellKind::Boolean => "sc:Boolean",
            CellKind::Timestamp => "sc:DateTime",
        },
    });
    if column.kind == CellKind::List {
        field["repeated"] = true.into();
    }
    field["source"] = source;
    if let Some((to, key)) = column.refers_to {
        // mlcroissant cannot join records that are joined themselves, nor those of one table: these it takes from the file.
        let joined = tables().iter().any(|table| table.name == to && table.columns.iter().any(|column| column.refers_to.is_some()));
        field["references"] = if joined {
            json!({"fileObject": {"@id": format!("{to}.csv")}, "extract": {"column": key}})
        } else {
            json!({"field": {"@id": format!("{to}/{key}")}})
        };
    }
    field
}

/// An author; the home page of the dataset is that of a group which is its only author.
fn creator(own: &Metadata, author: &Author, prefix: &str) -> Value {
    let kind = if matches!(author, Author::Person(_)) { "Person" } else { "Organization" };
    let mut creator = json!({"@type": format!("{prefix}{kind}"), "name": author.name()});
    if let ([Author::Organization(_)], Some(url)) = (own.authors(), own.url()) {
        creator["url"] = url.into();
    }
    creator
}

fn address_or_name(licence: &Licence) -> &str {
    licence.url().unwrap_or(licence.full_name())
}

/// A text in every language that it has, each with its tag.
fn tagged(text: &Text) -> Value {
    let others = text.local().iter().map(|local| json!({"@value": local.text(), "@language": local.lang().as_str()}));
    std::iter::once(json!({"@value": text.en(), "@language": "en"})).chain(others).collect()
}

/// The platforms, by their names in every language, and by Wikidata where that is known.
fn platforms(data: &Dataset, kind: &str, name: &str, same_as: &str) -> Value {
    let platforms = data.platforms().iter().map(|platform| {
        let mut one = Map::new();
        if !kind.is_empty() {
            one.insert("@type".into(), kind.into());
        }
        one.insert(name.into(), tagged(platform.name()));
        if let Some(item) = platform.wikidata() {
            one.insert(same_as.into(), json!({"@id": format!("http://www.wikidata.org/entity/{item}")}));
        }
        Value::Object(one)
    });
    platforms.collect()
}

/// What dataset search engines look for in a page.
pub(super) fn schema_org(data: &Dataset, csv: &Path, out: impl Write) -> io::Result<()> {
    let distribution = files(csv)?.into_iter().map(|file| {
        json!({
            "@type": "DataDownload",
            "name": file.table.name,
            "description": file.table.about,
            "contentUrl": file.path,
            "contentSize": format!("{} B", file.size),
            "encodingFormat": "text/csv",
            "sha256": file.sha256,
        })
    });
    // What rows say, without what only names them or repeats a date as seconds.
    let measured =
        tables().iter().flat_map(|table| {
            let told = |column: &&Column| column.refers_to.is_none() && column.kind != CellKind::Timestamp && column.name != "id";
            table.columns.iter().filter(told).map(
                |column| json!({"@type": "PropertyValue", "name": format!("{}.{}", table.name, column.name), "description": column.about}),
            )
        });
    let mut set = schema_org_summary(data);
    set["distribution"] = distribution.collect();
    set["variableMeasured"] = measured.collect();
    metadata::write(&set, out)
}

/// The dataset as a whole, without its files and columns.
pub(crate) fn schema_org_summary(data: &Dataset) -> Value {
    let own = metadata::of(data);
    let mut set = json!({
        "@context": {"@vocab": "https://schema.org/"},
        "@type": "Dataset",
        "name": own.title().en(),
        "description": metadata::description(data),
    });
    put(&mut set, "url", own.url());
    put(&mut set, "version", own.version());
    put(&mut set, "license", own.licence().map(address_or_name));
    put(&mut set, "creator", some(own.authors(), |author| creator(own, author, "")));
    put(&mut set, "publisher", own.publisher().map(|name| json!({"@type": "Organization", "name": name})));
    put(&mut set, "keywords", some(own.keywords(), word));
    set["inLanguage"] = json!(metadata::languages(data));
    if data.metadata().is_some() {
        set["citation"] = metadata::cite_as(data).into();
        set["creditText"] = metadata::cite_as(data).into();
    }
    put(&mut set, "isBasedOn", some(own.based_on(), work));
    set["about"] = platforms(data, "Organization", "name", "sameAs");
    if let Some((first, last)) = metadata::span(data) {
        set["temporalCoverage"] = format!("{}/{}", metadata::day(first), metadata::day(last)).into();
    }
    set
}

fn work(origin: &Origin) -> Value {
    let mut work = json!({"@type": "CreativeWork", "name": origin.title()});
    put(&mut work, "url", origin.url());
    work
}

/// A catalogue of this one dataset for data portals (DCAT 3).
pub(super) fn dcat(data: &Dataset, csv: &Path, out: impl Write) -> io::Result<()> {
    let english = |text: &str| json!({"@value": text, "@language": "en"});
    let own = metadata::of(data);
    let node = |url: &str| json!({"@id": url});
    let license = own.licence().map(|licence| licence.url().map_or_else(|| json!({"rdfs:label": english(licence.full_name())}), node));
    let media = "https://www.iana.org/assignments/media-types/text/csv";
    let distribution = files(csv)?.into_iter().map(|file| {
        let mut one = json!({
            "@id": format!("#{}", file.table.name),
            "@type": "dcat:Distribution",
            "dct:title": english(file.table.name),
            "dct:description": english(file.table.about),
            "dcat:downloadURL": {"@id": file.path},
            "dcat:accessURL": {"@id": own.url().unwrap_or(&file.path)},
            "dcat:mediaType": {"@id": media},
            "dcat:byteSize": {"@value": file.size.to_string(), "@type": "xsd:nonNegativeInteger"},
            "spdx:checksum": {
                "@type": "spdx:Checksum",
                "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
                "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
            },
        });
        put(&mut one, "dct:license", license.clone());
        one
    });
    let agent = |kind: &str, name: &str| json!({"@type": kind, "foaf:name": name});
    let creators = some(own.authors(), |author| {
        agent(if matches!(author, Author::Person(_)) { "foaf:Person" } else { "foaf:Organization" }, author.name())
    });
    let publisher = own.publisher().map(|name| agent("foaf:Agent", name)).or_else(|| creators.clone());
    let mut set = json!({
        "@id": "#dataset",
        "@type": "dcat:Dataset",
        "dct:title": english(own.title().en()),
        "dct:description": english(&metadata::description(data)),
    });
    put(&mut set, "dcat:version", own.version());
    put(&mut set, "dcat:landingPage", own.url().map(node));
    put(&mut set, "dct:license", license.clone());
    put(&mut set, "dct:creator", creators);
    put(&mut set, "dct:publisher", publisher.clone());
    if data.metadata().is_some() {
        set["dct:identifier"] = metadata::slug(data).into();
        set["dct:bibliographicCitation"] = metadata::cite_as(data).into();
    }
    put(&mut set, "dcat:keyword", some(own.keywords(), |keyword| english(keyword)));
    set["dct:language"] = json!(metadata::languages(data));
    put(
        &mut set,
        "dct:source",
        some(own.based_on(), |origin| {
            let mut source = json!({"rdfs:label": english(origin.title())});
            put(&mut source, "@id", origin.url());
            source
        }),
    );
    set["dct:subject"] = platforms(data, "", "skos:prefLabel", "skos:exactMatch");
    if let Some((first, last)) = metadata::span(data) {
        let on = |moment| json!({"@value": metadata::day(moment), "@type": "xsd:date"});
        set["dct:temporal"] = json!({"@type": "dct:PeriodOfTime", "dcat:startDate": on(first), "dcat:endDate": on(last)});
    }
    set["dcat:distribution"] = distribution.collect();
    let mut catalog = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
            "skos": "http://www.w3.org/2004/02/skos/core#",
            "spdx": "http://spdx.org/rdf/terms#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": "#catalog",
        "@type": "dcat:Catalog",
        "dct:title": english(own.title().en()),
        "dct:description": english("A dataset and the files in which it is given."),
        "dcat:dataset": set,
    });
    put(&mut catalog, "dct:publisher", publisher);
    put(&mut catalog, "foaf:homepage", own.url().map(node));
    metadata::write(&catalog, out)
}
