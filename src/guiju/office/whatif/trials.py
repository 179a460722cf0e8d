"""One trial of a changed copy, from its articles to a million past cases; the result is plain JSON.

{"district", "code", "name",
 "before": VERSION, "after": VERSION,              of the original and of the copy
 "articles": [{"cite", "zh", "norms_differ", "before": gist, "after": gist}],
 "worked_cases": {"cases": 98, "failing": [{"name", "act", "line", "messages"}]},
 "proofs": {"asked": 900, "failing": [{"zh", "act", "act_label", "message", "cure", "cites", "case"}]},
 "differences": [...],                             as `guiju compare` answers them; a: original, b: copy
 "replay": {"engine", "cases", "changed", "unread", "older", "plans", "fresh", "seconds": {"reading", "replaying"},
            "by_kind": [{"kind", "label", "cases"}], "by_act": [{"act", "label", "cases", "changed", "kinds"}],
            "by_article": [{"cite", "cases"}], "more_changes": 0,
            "changes": [{"act", "act_label", "kind", "label", "stage", "stage_label", "before": [], "after": [],
                         "cites", "cases", "examples": [{"case", "before": PLAN, "after": PLAN}]}]}}   or null
PLAN: {"route": [], "blocked": [], "due": [], "refusal": ""}
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_noop as N_

from guiju.office.rulebook import queries
from guiju.office.whatif import checks
from guiju.rules.instruments import Instrument
from guiju.rules.planning.rulebook import Rulebook

Json = dict[str, Any]
REPLAYING = N_("重算以往事项")
Progress = Callable[[str, int, int], None]
"""Hears what is being done, how much of it is done, and how much there is (0: not known)."""


def trial(district: str, name: str, copy: Instrument, progress: Progress, *, with_cases: bool = True) -> Json:
    """Everything that becomes different. Raises UnknownInstrument, NoSuchEngine."""
    original = queries.instrument(district, copy.code)
    book = checks.changed_rulebook(district, copy)
    found: Json = {"district": district, "code": copy.code, "name": name}
    found |= {"before": original.version, "after": copy.version}
    found["articles"] = checks.articles_as_json(original, copy)
    progress(N_("核对工作用例"), 0, 0)
    found["worked_cases"] = checks.worked_cases_as_json(district, book)
    progress(N_("逐项证明"), 0, 0)
    found["proofs"] = checks.proofs_as_json(book)
    progress(N_("与原文比较"), 0, 0)
    found["differences"] = checks.differences_as_json(original, copy)
    found["replay"] = replayed(district, book, progress) if with_cases else None
    return found


def replayed(district: str, book: Rulebook, progress: Progress) -> Json:
    """The district's recorded cases under another rulebook, on the engine that is configured."""
    from guiju.office.whatif.analysis.engines import chosen, engine
    from guiju.office.whatif.analysis.replay import Replay
    from guiju.office.whatif.recorded import recorded
    from guiju.office.whatif.replayed import replayed_as_json

    began = time.perf_counter()
    reading = recorded(district, book.vocabulary, lambda done: progress(N_("读取以往事项"), done, 0))
    with engine() as connection, reading as cases:
        read = time.perf_counter()
        replay = Replay(queries.district_rulebook(district), book, connection)
        told = cases.cases - cases.unread
        found = replay.run(cases.tables, lambda done, label: progress(f"{REPLAYING} {label}".strip(), done, told))
        seconds = {"reading": round(read - began, 2), "replaying": round(time.perf_counter() - read, 2)}
    told_of = {"engine": chosen().partition(":")[0], "unread": cases.unread, "fresh": cases.fresh, "seconds": seconds}
    return told_of | replayed_as_json(found, book.vocabulary)
