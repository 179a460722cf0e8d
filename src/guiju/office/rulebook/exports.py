"""Rule texts as files for others: JSON, Akoma Ntoso, BPMN and DMN; what there is to download, by file name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from guiju.office.rulebook import queries
from guiju.office.rulebook.comparison import comparable
from guiju.office.rulebook.errors import NothingToExport, UnknownExport
from guiju.office.rulebook.profiles import profiles
from guiju.rules.exchange.akoma_ntoso import akoma_ntoso
from guiju.rules.exchange.bpmn import bpmn
from guiju.rules.exchange.dmn import dmn
from guiju.rules.exchange.process import process_of
from guiju.rules.exchange.rule_json import instrument_as_json, json_file, rulebook_as_json
from guiju.rules.instruments import Act, Instrument
from guiju.rules.planning.rulebook import Rulebook

JSON, AKN, BPMN, DMN = FORMATS = ("json", "akn", "bpmn", "dmn")
MEDIA_TYPES = {
    ".json": "application/json",
    ".akn.xml": "application/xml",
    ".bpmn": "application/xml",
    ".dmn": "application/xml",
    ".zip": "application/zip",
}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # in archives too the same rules give the same bytes


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file with its name."""

    name: str
    content: bytes

    @property
    def media_type(self) -> str:
        """As its name says."""
        return next(type_ for ending, type_ in MEDIA_TYPES.items() if self.name.endswith(ending))


@dataclass(frozen=True, slots=True)
class Scope:
    """What is exported: one instrument by its code, or everything that binds a district."""

    name: str
    rulebook: Rulebook
    instruments: Sequence[Instrument]
    whole: bool

    def acts(self, on: date, act: str = "") -> Sequence[Act]:
        """The act named, or all that the rules of that day speak about. Raises NotInForce, UnknownAct."""
        return [self.rulebook.act(act, on)] if act else list(self.rulebook.acts(on).values())


def scope(name: str) -> Scope:
    """By the code of an instrument or a district; raises NothingToExport."""
    if name in profiles():
        rulebook = queries.district_rulebook(name)
        return Scope(name, rulebook, rulebook.instruments, whole=True)
    if name not in comparable():
        raise NothingToExport(name, [*comparable(), *profiles()])
    found = comparable()[name]
    return Scope(name, Rulebook(queries.vocabulary(), [found]), [found], whole=False)


def export_files(found: Scope, format_: str, on: date, act: str = "") -> list[ExportFile]:
    """All files of one format. Raises NotInForce, UnknownAct, SpoiltImport."""
    if format_ == JSON:
        return [_rulebook(found)] if found.whole else [_instrument(one) for one in found.instruments]
    if format_ == AKN:
        return [_akoma_ntoso(one) for one in found.instruments]
    make = _process if format_ == BPMN else _decisions
    return [file for one in found.acts(on, act) for file in make(found, one, on)]


def downloads(district: str, on: date) -> Mapping[str, Callable[[], ExportFile]]:
    """What a district offers, by file name. Raises UnknownDistrict, NotInForce."""
    queries.rulebook_for(district, on)
    found = scope(district)
    made: dict[str, Callable[[], ExportFile]] = {f"{district}.json": partial(_rulebook, found)}
    for one in found.instruments:
        made[f"{one.code}.json"] = partial(_instrument, one)
        made[f"{one.code}.akn.xml"] = partial(_akoma_ntoso, one)
    for act in found.acts(on):
        made[f"{district}-{act.code}.bpmn"] = partial(_one_process, found, act, on)
        made[f"{district}-{act.code}.zip"] = partial(_archive, found, act, on)
    return made


def download(district: str, name: str, on: date) -> ExportFile:
    """One of them. Raises UnknownDistrict, NotInForce, UnknownExport, SpoiltImport."""
    offered = downloads(district, on)
    if name not in offered:
        raise UnknownExport(name)
    return offered[name]()


def _rulebook(found: Scope) -> ExportFile:
    return ExportFile(f"{found.name}.json", json_file(rulebook_as_json(found.rulebook)))


def _instrument(one: Instrument) -> ExportFile:
    return ExportFile(f"{one.code}.json", json_file(instrument_as_json(one)))


def _akoma_ntoso(one: Instrument) -> ExportFile:
    from guiju.office.rulebook.imported_texts import all_official_words  # knows Django; commands answer without it

    return ExportFile(f"{one.code}.akn.xml", akoma_ntoso(one, queries.vocabulary(), all_official_words(one)))


def _one_process(found: Scope, act: Act, on: date) -> ExportFile:
    return ExportFile(f"{found.name}-{act.code}.bpmn", bpmn(found.rulebook.program(act.code, on)))


def _process(found: Scope, act: Act, on: date) -> Iterator[ExportFile]:
    yield _one_process(found, act, on)


def _decisions(found: Scope, act: Act, on: date) -> Iterator[ExportFile]:
    program = found.rulebook.program(act.code, on)
    for decision in process_of(program).decisions:
        yield ExportFile(f"{found.name}-{act.code}-{decision.id}.dmn", dmn(program, decision))


def _archive(found: Scope, act: Act, on: date) -> ExportFile:
    """The process with all decisions that it calls."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in (_one_process(found, act, on), *_decisions(found, act, on)):
            archive.writestr(zipfile.ZipInfo(file.name, _LONG_AGO), file.content, zipfile.ZIP_DEFLATED)
    return ExportFile(f"{found.name}-{act.code}.zip", written.getvalue())
