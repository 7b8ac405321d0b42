"""Updates of the feed as tables: CSV with the standard library, a DataFrame with pandas, Parquet with pyarrow."""

from __future__ import annotations

import csv
import importlib
import os
from typing import Any, Dict, Iterable, List, Union

from .repair import Snapshot
from .update import Update

Path = Union[str, "os.PathLike[str]"]
Row = Dict[str, Any]


def rows(updates: Iterable[Update]) -> List[Row]:
    """A row for each message: topic, sequence, engineSequence, bodyTime, message, then its fields as the schema names them.

    Prices are whole ticks of 0.0001 CNY per unit-hour, times nanoseconds since 1970. Snapshots are left out.
    """
    return [
        {
            "topic": update.topic,
            "sequence": update.sequence,
            "engineSequence": update.engine_sequence,
            "bodyTime": update.time,
            **update.message.to_dict(),
        }
        for update in updates
        if not isinstance(update.message, Snapshot)
    ]


def to_csv(updates: Iterable[Update], path: Path) -> int:
    """Writes the rows with a head of all columns that any has; gives how many they are. Empty: the row has no such column."""
    table = rows(updates)
    columns = list(dict.fromkeys(name for row in table for name in row))
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(table)
    return len(table)


def to_dataframe(updates: Iterable[Update]) -> Any:
    """The rows as a pandas DataFrame. Raises ImportError, with what to install, without pandas."""
    return _needed("pandas").DataFrame(rows(updates))


def to_parquet(updates: Iterable[Update], path: Path) -> int:
    """Writes the rows as a Parquet file; gives how many they are. Raises ImportError, with what to install, without pyarrow."""
    table = rows(updates)
    arrow = _needed("pyarrow")
    _needed("pyarrow.parquet").write_table(arrow.Table.from_pylist(_filled(table)), path)
    return len(table)


def _filled(table: List[Row]) -> List[Row]:
    """Every row with every column, since the columns are those of the first."""
    columns = list(dict.fromkeys(name for row in table for name in row))
    return [{name: row.get(name) for name in columns} for row in table]


def _needed(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        package = name.split(".")[0]
        raise ImportError(f"this needs {package}, which is not installed: pip install {package}") from error
