//! Frictionless Data Package v2 over the CSV.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::metadata::{self, put, some, word};
use super::table::{CellKind, Column, Table};
use super::tables::tables;
use crate::model::{Dataset, Licence, Origin};

const CSV: &str = "The CSV is UTF-8 with a header and lines ended by CR LF. An empty cell means that nothing is known or that it does \
                   not apply. A cell whose text begins with one of = + - @ (full-width and small forms too, also after blanks), a tab, a line \
                   break or an apostrophe has an apostrophe before it, so that no spreadsheet runs it as a formula: to undo it, drop one leading apostrophe. \
                   Columns in EDTF (ISO 8601-2) are strings, because an uncertain date is no calendar date; beside each stand \
                   the first and last second that it can mean.";

pub(super) fn datapackage(data: &Dataset, out: impl Write) -> io::Result<()> {
    let own = metadata::of(data);
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": metadata::slug(data),
        "title": own.title().en(),
        "description": format!("{} {CSV}", metadata::description(data)),
    });
    let contributor = |name: &str, role: &str| json!({"title": name, "roles": [role]});
    let mut contributors: Vec<Value> = own.authors().iter().map(|author| contributor(author.name(), "creator")).collect();
    contributors.extend(own.publisher().map(|publisher| contributor(publisher, "publisher")));
    put(&mut package, "homepage", own.url());
    put(&mut package, "version", own.version());
    put(&mut package, "keywords", some(own.keywords(), word));
    put(&mut package, "contributors", some(&contributors, Value::clone));
    put(&mut package, "licenses", own.licence().map(|licence| Value::from(vec![license(licence)])));
    put(&mut package, "sources", some(own.based_on(), source));
    package["resources"] = tables().iter().map(resource).collect();
    metadata::write(&package, out)
}

fn license(of: &Licence) -> Value {
    let mut license = json!({"name": of.name()});
    put(&mut license, "path", of.url());
    put(&mut license, "title", of.title());
    license
}

fn source(origin: &Origin) -> Value {
    let mut source = json!({"title": origin.title()});
    put(&mut source, "path", origin.url());
    source
}

fn resource(table: &Table) -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".into(), "https://datapackage.org/profiles/2.0/tableschema.json".into());
    schema.insert("fields".into(), table.columns.iter().enumerate().map(|(place, column)| field(table, place, column)).collect());
    schema.insert("missingValues".into(), json!([""]));
    if table.unique {
        schema.insert("primaryKey".into(), json!([table.columns[0].name]));
    }
    let keys: Vec<Value> = table.columns.iter().filter_map(|column| foreign_key(table, column)).collect();
    if !keys.is_empty() {
        schema.insert("foreignKeys".into(), keys.into());
    }
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/dataresource.json",
        "name": table.name,
        "type": "table",
        "path": format!("{}.csv", table.name),
        "description": table.about,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "$schema": "https://datapackage.org/profiles/2.0/tabledialect.json",
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": "\"",
            "doubleQuote": true,
            "header": true
        },
        "schema": schema,
    })
}

fn field(table: &Table, place: usize, column: &Column) -> Value {
    let mut field = Map::new();
    field.insert("name".into(), (*column.name).into());
    let kind = match column.kind {
        CellKind::Text => "string",
        CellKind::Integer => "integer",
        CellKind::Decimal => "number",
        CellKind::Boolean => "boolean",
        CellKind::Timestamp => "datetime",
        CellKind::List => "list",
    };
    field.insert("type".into(), kind.into());
    if column.kind == CellKind::List {
        field.insert("delimiter".into(), "|".into());
        field.insert("itemType".into(), "string".into());
    }
    field.insert("description".into(), column.about.as_str().into());
    let mut constraints = Map::new();
    // An empty list is an empty cell.
    if !column.nullable && column.kind != CellKind::List {
        constraints.insert("required".into(), true.into());
    }
    if table.unique && place == 0 {
        constraints.insert("unique".into(), true.into());
    }
    if column.kind == CellKind::Integer {
        constraints.insert("minimum".into(), 0.into());
    }
    if column.name.ends_with("sha256") {
        constraints.insert("pattern".into(), "[0-9a-f]{64}".into());
    }
    if !constraints.is_empty() {
        field.insert("constraints".into(), constraints.into());
    }
    field.into()
}

fn foreign_key(table: &Table, column: &Column) -> Option<Value> {
    let (to, key) = column.refers_to?;
    // Version 2 leaves out the name of the resource where a table refers to itself.
    let reference = if to == table.name { json!({"fields": [key]}) } else { json!({"resource": to, "fields": [key]}) };
    Some(json!({"fields": [column.name], "reference": reference}))
}
