"""The rule texts that a district's profile names, read and checked against the profile."""

from __future__ import annotations

from collections.abc import Iterator

from guiju.office.rulebook.profiles import DistrictProfile
from guiju.office.rulebook.rule_folders import instrument_folder
from guiju.rules.instruments import Instrument, InstrumentError, InstrumentErrors, Vocabulary, load_instrument
from guiju.rules.instruments.norms import RouteNorm
from guiju.rules.instruments.positions import read_yaml
from guiju.rules.instruments.steps import StepGrammar

OFFICE_ROLE = "office"  # the vocabulary's name for the government office, without which nothing is taken in


def district_instruments(known: DistrictProfile, vocabulary: Vocabulary) -> list[Instrument]:
    """All rule texts of a district. Raises InstrumentErrors with the mistakes of all of them."""
    found, wrong = list[Instrument](), list[InstrumentError]()
    for at, name in enumerate(known.instruments):
        folder = instrument_folder(known.home, name)
        if folder is None:
            message = f"没有规则文本文件夹「{name}」（里面要有 instrument.yaml）；应放在「{known.home}」里"
            wrong.append(read_yaml(known.file).error(("instruments", at), message))
            continue
        try:
            found.append(load_instrument(folder, vocabulary))
        except InstrumentErrors as errors:
            wrong += errors.errors
    wrong = wrong or [*_without_own(known, found), *_organs_missing(known, found, vocabulary)]
    if wrong:
        raise InstrumentErrors(wrong)
    return found


def _without_own(known: DistrictProfile, found: list[Instrument]) -> Iterator[InstrumentError]:
    if any(one.head.district == known.code for one in found):
        return
    for one in found:
        said = f"现为「{one.head.district}」" if one.head.district else "现在没有写"
        message = f"{known.name}自己的规则应写 district: {known.code}，{said}"
        yield read_yaml(one.folder / "instrument.yaml").error(("district",), message)


def _organs_missing(
    known: DistrictProfile, found: list[Instrument], vocabulary: Vocabulary
) -> Iterator[InstrumentError]:
    """A step for an organ that the district does not have would stop every matter that comes to it."""
    organ_of = {code: str(role.resolve.get("organ", "")) for code, role in vocabulary.roles.items()}
    lacking = {role: organ for role, organ in organ_of.items() if organ and organ not in known.organs}
    if OFFICE_ROLE in lacking:
        message = f"机构里缺少「{lacking[OFFICE_ROLE]}」（政府办公室），事项由它受理"
        yield read_yaml(known.file).error(("organs",), message)
    asked = ((placed, role) for one in found for placed in one.norms() for role in _roles(placed.norm))
    first = {lacking[role]: (placed, role) for placed, role in reversed(list(asked)) if role in lacking}
    for organ, (placed, role) in first.items():
        if organ != lacking.get(OFFICE_ROLE):
            whom = vocabulary.roles[role].zh
            message = f"这里要「{whom}」办理，{known.file.name} 的 organs 里却没有「{organ}」，请补上"
            yield InstrumentError(placed.file, placed.line, 1, message)


def _roles(norm: object) -> Iterator[str]:
    if not isinstance(norm, RouteNorm):
        return
    cases = [norm.general_case, *norm.exceptions]
    for step in (step for case in cases if case for step in case.steps):
        yield from _of_step(step)


def _of_step(step: StepGrammar) -> Iterator[str]:
    yield from (*step.who, *step.either)
    for inner in step.together:
        yield from _of_step(inner)
