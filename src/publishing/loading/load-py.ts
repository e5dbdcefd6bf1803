// load.py: a module beside the data that loads its tables in Python with the right types.
import type { Outline } from '../outline.ts'
import { loadedAs } from './types.ts'

export function loadPy(outline: Outline): string {
  const [first] = outline.manifest.formats
  const format = first === 'csv' ? 'csv' : 'parquet'
  const tables = outline.tables.map(({ name, table, shelves: [shelf] }) => {
    const fields = table.fields.map((field) => `            "${field.name}": "${loadedAs(field, format, outline.manifest.ids)}",\n`).join('')
    return `    "${name}": {\n        "files": "${shelf.pattern}",\n        "fields": {\n${fields}        },\n    },\n`
  }).join('')
  return TEMPLATE.replace('FORMAT = ""', `FORMAT = "${format}"`).replace('TABLES = {}', `TABLES = {\n${tables}}`)
}

/** Fields are those of datapackage.json and no other, so the key \`day\` of folders is left out everywhere. */
const TEMPLATE = `"""Loads the tables of this dataset with the right types.

    import load
    calls = load.pandas("calls")           # nullable integers, text identifiers, times in UTC
    calls = load.polars("calls")           # lazy
    connection = load.duckdb()             # a view for each table
    calls = load.spark(session, "calls")

Only the library that is asked for is needed. load.TABLES tells what there is.
"""
from pathlib import Path

ROOT = Path(__file__).resolve().parent
FORMAT = ""
TABLES = {}


def files(table):
    """Paths of a table's files, by day and part."""
    return sorted(str(path) for path in ROOT.glob(TABLES[table]["files"]))


def _fields(table, columns=None):
    fields = TABLES[table]["fields"]
    return {name: fields[name] for name in (columns or fields)}


def pandas(table, columns=None):
    """A DataFrame; pass the columns that are wanted."""
    import pandas as pd
    fields = _fields(table, columns)
    plain = {"text": "string", "integer": "Int64", "small": "Int32", "number": "float64"}
    types = {name: plain.get(sort, "string") for name, sort in fields.items()}
    if FORMAT == "parquet":
        frames = [pd.read_parquet(path, columns=list(fields), dtype_backend="numpy_nullable", partitioning=None) for path in files(table)]
    else:
        frames = [pd.read_csv(path, usecols=list(fields), dtype=types) for path in files(table)]
    frame = pd.concat(frames, ignore_index=True)[list(fields)]
    for name, sort in fields.items():
        if sort in ("time", "date"):
            moments = pd.to_datetime(frame[name], utc=sort == "time", format="ISO8601" if FORMAT == "csv" else None)
            frame[name] = moments.astype("datetime64[ms, UTC]" if sort == "time" else "datetime64[s]")
        else:
            frame[name] = frame[name].astype(types[name])
    return frame


def polars(table):
    """A LazyFrame."""
    import polars as pl
    fields = _fields(table)
    if FORMAT == "parquet":
        return pl.scan_parquet(files(table), hive_partitioning=False).select(list(fields))
    types = {"integer": pl.Int64, "small": pl.Int32, "number": pl.Float64, "date": pl.Date}
    frame = pl.scan_csv(files(table), schema={name: types.get(sort, pl.String) for name, sort in fields.items()})
    times = [name for name, sort in fields.items() if sort == "time"]
    return frame.with_columns(pl.col(times).str.to_datetime("%Y-%m-%dT%H:%M:%S%z", time_unit="ms", time_zone="UTC"))


def duckdb(connection=None):
    """A connection with a view for each table."""
    import duckdb as db
    connection = connection or db.connect()
    types = {"text": "VARCHAR", "integer": "BIGINT", "small": "INTEGER", "number": "DOUBLE", "time": "TIMESTAMPTZ", "date": "DATE"}
    for table in TABLES:
        names = ", ".join("'" + path.replace("'", "''") + "'" for path in files(table))
        if FORMAT == "parquet":
            source = f"read_parquet([{names}], hive_partitioning = false)"
        else:
            columns = ", ".join(f"'{name}': '{types[sort]}'" for name, sort in _fields(table).items())
            source = f"read_csv([{names}], header = true, columns = {{{columns}}}, hive_partitioning = false)"
        connection.execute(f"create or replace view {table} as select * from {source}")
    return connection


def spark(session, table):
    """A DataFrame of Spark."""
    if FORMAT == "parquet":
        return session.read.parquet(*files(table))
    types = {"text": "string", "integer": "bigint", "small": "int", "number": "double", "time": "timestamp", "date": "date"}
    schema = ", ".join(f"{name} {types[sort]}" for name, sort in _fields(table).items())
    return session.read.csv(files(table), header=True, schema=schema)
`
