//! Tables as Parquet, with types. Only one batch of rows is in memory: a batch is a row group.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Physical, ZstdLevel};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::{ByteArray, FixedLenByteArray};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{WriterProperties, WriterPropertiesPtr};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};

use super::csv::decimal;
use super::table::{Cell, CellKind, Column, Table};
use super::tables::tables;
use crate::load::did_you_mean;
use crate::model::{Dataset, Licence, Metadata};

/// The maximum number of rows and of bytes of a row group.
const ROWS: usize = 65_536;
const BYTES: usize = 32 << 20;

/// Every number that a record can hold has at most 20 digits with its decimals, which are 9 bytes with a sign.
const DIGITS: i32 = 20;
const DECIMALS: i32 = 3;
const WIDTH: i32 = 9;

/// The name that Hive gives to the partition of rows without a value.
const NO_VALUE: &str = "__HIVE_DEFAULT_PARTITION__";

/// The maximum length of a file name on common file systems, in bytes.
const LONGEST_NAME: usize = 255;

/// Writes one file per table, or with a partition column one folder per value of it (Hive style).
pub(super) fn parquet(data: &Dataset, folder: &Path, partition_by: Option<&str>) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for table in tables() {
        let by = partition_by.and_then(|name| table.columns.iter().position(|column| column.name == name && divides(column)));
        write(data, table, by, folder)?;
    }
    Ok(())
}

/// Checks that tables can be partitioned by a column.
pub(super) fn divisible(name: &str) -> std::result::Result<(), String> {
    let columns = || tables().iter().flat_map(|table| &table.columns);
    if columns().any(|column| column.name == name && divides(column)) {
        return Ok(());
    }
    if columns().any(|column| column.name == name) {
        return Err(format!(
            "`{name}` holds lists, which name no folder\n  help: divide by a column with one word a row, such as platform"
        ));
    }
    let hint = did_you_mean(name, columns().filter(|column| divides(column)).map(|column| &*column.name));
    Err(format!("no table has a column `{name}`{hint}\n  help: divide by a column with one word a row, such as platform, area or kind"))
}

fn divides(column: &Column) -> bool {
    column.kind != CellKind::List
}

fn write(data: &Dataset, table: &Table, by: Option<usize>, folder: &Path) -> io::Result<()> {
    let mut parts = Parts::new(table, by, folder, data.metadata().and_then(Metadata::licence))?;
    table.each_row(data, |cells| parts.add(cells))?;
    parts.finish()
}

/// The files of a table: one, or one for each value of the column that divides it.
struct Parts<'t> {
    columns: Vec<&'t Column>,
    by: Option<usize>,
    /// The file where nothing divides the table, or the folder of the folders.
    path: PathBuf,
    /// The name of the column that divides.
    label: &'t str,
    schema: TypePtr,
    properties: WriterPropertiesPtr,
    written: BTreeMap<String, Part>,
    rows: usize,
    bytes: usize,
}

struct Part {
    writer: SerializedFileWriter<Appending>,
    batch: Vec<RowBatch>,
    rows: usize,
    bytes: usize,
}

impl<'t> Parts<'t> {
    fn new(table: &'t Table, by: Option<usize>, folder: &Path, licence: Option<&Licence>) -> io::Result<Self> {
        let columns: Vec<&Column> =
            table.columns.iter().enumerate().filter(|(place, _)| by != Some(*place)).map(|(_, column)| column).collect();
        let fields = columns.iter().map(|column| field(column)).collect::<Result<_>>()?;
        let schema = Type::group_type_builder("schema").with_fields(fields).build()?;
        let about = |key: String, words: &str| KeyValue::new(key, words.to_owned());
        let mut notes = vec![about("description".into(), table.about)];
        notes.extend(licence.map(|licence| about("license".into(), licence.name())));
        notes.extend(columns.iter().map(|column| about(format!("description.{}", column.name), &column.about)));
        let properties = WriterProperties::builder()
            // In the form that readers take apart; the version of the library is no property of the data.
            .set_created_by(concat!("moderation-record version ", env!("CARGO_PKG_VERSION")).into())
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(3)?))
            .set_key_value_metadata(Some(notes))
            .build();
        Ok(Self {
            path: folder.join(if by.is_some() { table.name.to_owned() } else { format!("{}.parquet", table.name) }),
            label: by.map_or("", |place| &table.columns[place].name),
            columns,
            by,
            schema: Arc::new(schema),
            properties: Arc::new(properties),
            written: BTreeMap::new(),
            rows: 0,
            bytes: 0,
        })
    }

    fn add(&mut self, mut cells: Vec<Cell<'_>>) -> io::Result<()> {
        let name = match self.by {
            Some(place) => folder_name(self.label, &cells.remove(place))?,
            None => String::new(),
        };
        let part = self.part(name)?;
        let before = part.bytes;
        for (cell, batch) in cells.into_iter().zip(&mut part.batch) {
            part.bytes += batch.push(cell)?;
        }
        part.rows += 1;
        self.bytes += part.bytes - before;
        self.rows += 1;
        if self.rows >= ROWS || self.bytes >= BYTES {
            // The largest alone: the others may still grow into row groups worth reading.
            if let Some(largest) = self.written.values_mut().max_by_key(|part| part.bytes) {
                self.rows -= largest.rows;
                self.bytes -= largest.bytes;
                largest.flush()?;
            }
        }
        Ok(())
    }

    /// The part of this name, which may be a new one.
    fn part(&mut self, name: String) -> io::Result<&mut Part> {
        use std::collections::btree_map::Entry;
        Ok(match self.written.entry(name) {
            Entry::Occupied(there) => there.into_mut(),
            Entry::Vacant(place) => {
                let path = if self.by.is_some() { self.path.join(place.key()).join("part-0.parquet") } else { self.path.clone() };
                path.parent().map_or(Ok(()), fs::create_dir_all)?;
                let writer = SerializedFileWriter::new(Appending(path), self.schema.clone(), self.properties.clone())?;
                let batch = self.columns.iter().map(|column| RowBatch::new(column)).collect();
                place.insert(Part { writer, batch, rows: 0, bytes: 0 })
            }
        })
    }

    fn finish(mut self) -> io::Result<()> {
        // A table without rows has its columns all the same.
        if self.written.is_empty() {
            let name = self.by.map_or(String::new(), |_| format!("{}={NO_VALUE}", self.label));
            self.part(name)?;
        }
        for mut part in self.written.into_values() {
            part.flush()?;
            File::open(&part.writer.into_inner()?.0)?.sync_all()?;
        }
        Ok(())
    }
}

impl Part {
    /// Writes what is held as a row group.
    fn flush(&mut self) -> Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for batch in &mut self.batch {
            let mut column = group.next_column()?.ok_or_else(|| ParquetError::General("a column too many".into()))?;
            batch.write(column.untyped())?;
            column.close()?;
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

/// A file that is open only while it is written to, as there may be more parts than a process may open files.
struct Appending(PathBuf);

impl Write for Appending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        OpenOptions::new().append(true).create(true).open(&self.0)?.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The cells of a column in a batch: the values that are there, and the levels that tell where none is and
/// where a list begins.
struct RowBatch {
    values: Values,
    nullable: bool,
    definition: Vec<i16>,
    repetition: Vec<i16>,
}

enum Values {
    Text(Vec<ByteArray>),
    Words(Vec<ByteArray>),
    Integer(Vec<i64>),
    Decimal(Vec<FixedLenByteArray>),
    Boolean(Vec<bool>),
    Timestamp(Vec<i64>),
}

impl RowBatch {
    fn new(column: &Column) -> Self {
        let values = match column.kind {
            CellKind::Text => Values::Text(Vec::new()),
            CellKind::List => Values::Words(Vec::new()),
            CellKind::Integer => Values::Integer(Vec::new()),
            CellKind::Decimal => Values::Decimal(Vec::new()),
            CellKind::Boolean => Values::Boolean(Vec::new()),
            CellKind::Timestamp => Values::Timestamp(Vec::new()),
        };
        Self { values, nullable: column.nullable, definition: Vec::new(), repetition: Vec::new() }
    }

    /// Adds a cell, and tells about how many bytes it takes.
    fn push(&mut self, cell: Cell<'_>) -> Result<usize> {
        let there = i16::from(self.nullable);
        let mut size = 8;
        match (&mut self.values, cell) {
            (_, Cell::Null) if self.nullable => {
                self.definition.push(0);
                self.repetition.push(0);
                return Ok(4);
            }
            (Values::Words(values), Cell::List(words)) => {
                if words.is_empty() {
                    self.definition.push(there);
                    self.repetition.push(0);
                }
                for (place, word) in words.into_iter().enumerate() {
                    size += 32 + word.len();
                    values.push(word.into_owned().into_bytes().into());
                    self.definition.push(there + 1);
                    self.repetition.push(i16::from(place > 0));
                }
                return Ok(size);
            }
            (Values::Text(values), Cell::Text(text)) => {
                size += 32 + text.len();
                values.push(text.into_owned().into_bytes().into());
            }
            (Values::Integer(values), Cell::Integer(number)) => values.push(number),
            (Values::Decimal(values), Cell::Decimal(number)) => {
                size += 40;
                values.push(ByteArray::from([&[0], &number.thousandths().to_be_bytes()[..]].concat()).into());
            }
            (Values::Boolean(values), Cell::Boolean(answer)) => values.push(answer),
            (Values::Timestamp(values), Cell::Timestamp(moment)) => values.push(moment.seconds() * 1000),
            (_, cell) => return Err(ParquetError::General(format!("{cell:?} in a column of another kind"))),
        }
        if self.nullable {
            self.definition.push(1);
        }
        Ok(size)
    }

    /// Writes the cells and forgets them.
    fn write(&mut self, writer: &mut ColumnWriter<'_>) -> Result<()> {
        let list = matches!(self.values, Values::Words(_));
        let definition = (self.nullable || list).then_some(&*self.definition);
        let repetition = list.then_some(&*self.repetition);
        match (&mut self.values, writer) {
            (Values::Text(values) | Values::Words(values), ColumnWriter::ByteArrayColumnWriter(writer)) => {
                writer.write_batch(values, definition, repetition)?;
                values.clear();
            }
            (Values::Integer(values) | Values::Timestamp(values), ColumnWriter::Int64ColumnWriter(writer)) => {
                writer.write_batch(values, definition, repetition)?;
                values.clear();
            }
            (Values::Decimal(values), ColumnWriter::FixedLenByteArrayColumnWriter(writer)) => {
                writer.write_batch(values, definition, repetition)?;
                values.clear();
            }
            (Values::Boolean(values), ColumnWriter::BoolColumnWriter(writer)) => {
                writer.write_batch(values, definition, repetition)?;
                values.clear();
            }
            _ => return Err(ParquetError::General("a column of another kind".into())),
        }
        self.definition.clear();
        self.repetition.clear();
        Ok(())
    }
}

/// A column's type. Numbers with decimals are `DECIMAL`, not `DOUBLE`: 99.7 stays 99.7 in every reader.
fn field(column: &Column) -> Result<TypePtr> {
    let presence = if column.nullable { Repetition::OPTIONAL } else { Repetition::REQUIRED };
    let leaf =
        |physical, logical| Type::primitive_type_builder(&column.name, physical).with_logical_type(logical).with_repetition(presence);
    let built = match column.kind {
        CellKind::Text => leaf(Physical::BYTE_ARRAY, Some(LogicalType::String)).build(),
        CellKind::Integer => leaf(Physical::INT64, None).build(),
        CellKind::Boolean => leaf(Physical::BOOLEAN, None).build(),
        CellKind::Timestamp => leaf(Physical::INT64, Some(LogicalType::timestamp(true, TimeUnit::MILLIS))).build(),
        CellKind::Decimal => leaf(Physical::FIXED_LEN_BYTE_ARRAY, Some(LogicalType::decimal(DECIMALS, DIGITS)))
            .with_length(WIDTH)
            .with_precision(DIGITS)
            .with_scale(DECIMALS)
            .build(),
        CellKind::List => {
            let element = Type::primitive_type_builder("element", Physical::BYTE_ARRAY)
                .with_logical_type(Some(LogicalType::String))
                .with_repetition(Repetition::REQUIRED)
                .build()?;
            let list =
                Type::group_type_builder("list").with_repetition(Repetition::REPEATED).with_fields(vec![Arc::new(element)]).build()?;
            Type::group_type_builder(&column.name)
                .with_repetition(presence)
                .with_logical_type(Some(LogicalType::List))
                .with_fields(vec![Arc::new(list)])
                .build()
        }
    };
    built.map(Arc::new)
}

/// The folder for a value of the column that divides, as Hive and Spark name it.
fn folder_name(column: &str, cell: &Cell<'_>) -> io::Result<String> {
    let value = match cell {
        Cell::Null | Cell::List(_) => String::new(),
        Cell::Text(text) => text.to_string(),
        Cell::Integer(number) => number.to_string(),
        Cell::Decimal(number) => decimal(*number),
        Cell::Boolean(answer) => answer.to_string(),
        Cell::Timestamp(moment) => moment.to_string(),
    };
    // To Spark an empty text is no value too.
    let name = if value.is_empty() { format!("{column}={NO_VALUE}") } else { format!("{column}={}", escaped(&value)) };
    if name.len() > LONGEST_NAME {
        let help = "help: divide by a column of short words, such as platform";
        return Err(io::Error::other(format!("a value of `{column}` is too long for the name of a folder\n  {help}")));
    }
    Ok(name)
}

/// The characters that Hive escapes in the names of folders (`FileUtils.escapePathName`), and those that Spark
/// escapes on Windows. Letters of any script stay: Hive and Spark take what is escaped for single characters.
fn escaped(value: &str) -> String {
    let mut name = String::with_capacity(value.len());
    for letter in value.chars() {
        if letter.is_ascii_control() || "\"#%'*/:=?\\{[]^ <>|".contains(letter) {
            name.push_str(&format!("%{:02X}", u32::from(letter)));
        } else {
            name.push(letter);
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_named_as_hive_names_them() {
        let name = |text: &str| folder_name("c", &Cell::Text(text.to_owned().into())).unwrap();
        assert_eq!(name("telegram"), "c=telegram");
        assert_eq!(name("tamtam/private_spaces"), "c=tamtam%2Fprivate_spaces");
        assert_eq!(name("a=b c%\u{7f}\n"), "c=a%3Db%20c%25%7F%0A");
        assert_eq!(name("../.."), "c=..%2F..");
        assert_eq!(name("تيليغرام"), "c=تيليغرام");
        assert_eq!(name(""), "c=__HIVE_DEFAULT_PARTITION__");
        assert_eq!(folder_name("c", &Cell::Null).unwrap(), "c=__HIVE_DEFAULT_PARTITION__");
        assert!(folder_name("c", &Cell::Text("x".repeat(10_000).into())).unwrap_err().to_string().contains("too long"));
    }

    #[test]
    fn only_columns_of_single_words_divide() {
        assert_eq!(divisible("platform"), Ok(()));
        assert!(divisible("platfrom").unwrap_err().contains("did you mean `platform`?"));
        assert!(divisible("surfaces").unwrap_err().contains("lists"));
    }
}
