"""Past cases under changed rules: what two programs of one act answer to the same facts, and where they part.

Knows no dataframe library: an analysis engine groups cases by their vectors and asks here once for each vector.
"""

from guiju.rules.replaying.changes import Change, ChangeKind
from guiju.rules.replaying.replays import ActReplay
from guiju.rules.replaying.touched import touched_articles

__all__ = ["ActReplay", "Change", "ChangeKind", "touched_articles"]
