"""The tables of a district's recorded cases, kept between trials: only what changed in the log is read again.

<folder>/manifest.json           what the tables were read with, and the names of the files that count
        /<act>.<turn>.parquet    an act's cases, a column a fact (`case_table`)
        /index.<turn>.parquet    the head of every case that was read, and whether its facts could be

A case is known by the head of its log: the hash that stands for every entry up to it. A file once named is never
written again and the manifest is renamed into place, so that whoever is killed leaves the tables as they were.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from guiju.office.whatif.analysis.case_table import CASE
from guiju.office.whatif.kept_place import LOCK

ACT, READABLE = "act", "readable"
HEADS = pa.schema(
    [(CASE, pa.int64()), (ACT, pa.string()), ("law_on", pa.string()), ("version", pa.string()), ("head", pa.string())]
)
_INDEX = HEADS.append(pa.field(READABLE, pa.bool_()))
_CHUNK = 50_000
MANIFEST = "manifest.json"
Head = tuple[int, str, str, str, str]


def heads_of(rows: Iterable[Head]) -> pa.Table:
    """The heads of cases as a table."""
    walk = iter(rows)
    chunks = iter(lambda: list(islice(walk, _CHUNK)), [])
    batches = [pa.record_batch([list(column) for column in zip(*c, strict=True)], schema=HEADS) for c in chunks]
    return pa.Table.from_batches(batches, schema=HEADS)


@dataclass(frozen=True)
class Kept:
    """Tables that count: none at first, and none when they cannot be used any more. `names`: the files to be left."""

    folder: Path
    files: Mapping[str, Path] = field(default_factory=dict)
    index: pa.Table = field(default_factory=_INDEX.empty_table)
    names: tuple[str, ...] = ()

    @property
    def cases(self) -> int:
        """How many cases were looked at."""
        found: int = self.index.num_rows
        return found

    @property
    def unread(self) -> int:
        """How many of them have facts that the vocabulary cannot read."""
        return self.cases - int(pc.sum(self.index[READABLE]).as_py() or 0)

    def unread_without(self, gone: pa.Array) -> set[int]:
        """The cases whose facts cannot be read, except some."""
        every = self.index[CASE].filter(pc.invert(self.index[READABLE]))
        return set(every.filter(pc.invert(pc.is_in(every, value_set=gone))).to_pylist())

    def changes(self, heads: pa.Table) -> Changes:
        """What has to be read, and what no longer counts, when these are the heads now."""
        same = HEADS.names
        fresh = heads.join(self.index.select(same), same, join_type="left anti").sort_by(CASE)
        stale = self.index.select(same).join(heads, same, join_type="left anti")
        return Changes(fresh, stale[CASE].combine_chunks(), frozenset([*_acts(fresh), *_acts(stale)]))


@dataclass(frozen=True, slots=True)
class Changes:
    """`fresh`: heads of cases to be read; `stale`: cases whose rows go; `acts`: whose tables are written anew."""

    fresh: pa.Table
    stale: pa.Array
    acts: frozenset[str]

    def rows(self) -> Iterator[Head]:
        """The heads to be read, in the order of the cases."""
        for batch in self.fresh.to_batches(_CHUNK):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _acts(heads: pa.Table) -> list[str]:
    found: list[str] = pc.unique(heads[ACT]).to_pylist()
    return found


def kept_in(folder: Path, key: str) -> Kept:
    """The tables in a folder that were read with `key`. Whatever else lies there is thrown away."""
    found = _kept(folder, key) or Kept(folder)
    _sweep(found)
    return found


def _kept(folder: Path, key: str) -> Kept | None:
    """None for another key, for no tables, and for tables that something has damaged."""
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        index = pq.read_table(folder / told["index"], schema=_INDEX)
        files = {act: folder / name for act, name in told["files"].items()}
        rows = sum(pq.read_metadata(file).num_rows for file in files.values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    found = Kept(folder, files, index, (MANIFEST, told["index"], *told["files"].values()))
    return found if told["key"] == key and rows == found.cases - found.unread else None


def _sweep(kept: Kept) -> None:
    """Throws away what a trial that was killed, or the one before, has left."""
    for file in kept.folder.iterdir():
        if file.name not in (LOCK, *kept.names):
            file.unlink()


def new_name(stem: str) -> str:
    """A file name that was never used before."""
    return f"{stem}.{secrets.token_hex(6)}.parquet"


def keep(folder: Path, key: str, files: Mapping[str, Path], heads: pa.Table, unread: set[int]) -> Kept:
    """Makes files the ones that count, together with the heads of the cases in them."""
    readable = pc.invert(pc.is_in(heads[CASE], value_set=pa.array(sorted(unread), pa.int64())))
    index = heads.append_column(_INDEX.field(READABLE), readable)
    name = new_name("index")
    pq.write_table(index, folder / name, compression="lz4")
    told: dict[str, Any] = {"key": key, "index": name, "files": {act: file.name for act, file in files.items()}}
    beside = folder / f"{MANIFEST}.new"
    beside.write_text(json.dumps(told), encoding="utf-8")
    os.replace(beside, folder / MANIFEST)
    found = Kept(folder, files, index, (MANIFEST, name, *told["files"].values()))
    _sweep(found)
    return found
