"""django-viewflow: its own models, driven through its activations as its task view drives them, without HTTP.

Its default lock is used (none beyond the transaction), which it says suits a flow without joins.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from bench.approval import ACTORS, STEPS, NotFinished
from bench.raw_sql import durability, sqlite_pragmas


class Viewflow:
    """Each action: load the task and its process, check the person, start, note the answer, execute."""

    def __init__(self, url: str, synchronous: int) -> None:
        configure(url, synchronous)
        from django.contrib.auth.models import User
        from viewflow.workflow.models import Process, Task  # type: ignore[import-untyped] # the package has no types

        from bench.peers.viewflow_site.flows import ApprovalFlow, people

        self._flow, self._processes, self._tasks, self._people = ApprovalFlow, Process, Task, people
        people.update({name: User.objects.create_user(name) for name in ACTORS})

    def durability(self) -> str:
        from django.db import connection

        def ask(question: str) -> Any:
            with connection.cursor() as cursor:
                cursor.execute(question)
                return cursor.fetchone()[0]

        return durability(connection.vendor == "sqlite", ask)

    def open_cases(self, count: int) -> list[int]:
        return [self._flow.start.run().pk for _ in range(count)]

    def waiting(self, cases: Sequence[int], step: int) -> list[int]:
        tasks = self._tasks.objects.filter(process__in=cases, flow_task=getattr(self._flow, STEPS[step]))
        return list(tasks.order_by("process_id").values_list("pk", "process_id"))

    def act(self, handle: Any, step: int) -> None:
        task_pk, process_pk = handle
        flow_task = getattr(self._flow, STEPS[step])
        with self._flow.lock(process_pk):
            task = self._tasks.objects.get(pk=task_pk)
            activation = flow_task.activation_class(task)
            if not flow_task.can_execute(self._people[ACTORS[step]], task=task):
                raise NotFinished(f"task {task_pk} is not {ACTORS[step]}'s")
            activation.start(None)
            activation.process.data[STEPS[step]] = ACTORS[step]
            activation.process.save()
            activation.execute()

    def verify(self, cases: Sequence[int]) -> None:
        for process in self._processes.objects.filter(pk__in=cases):
            if process.status != "DONE" or set(process.data) != set(STEPS):
                raise NotFinished(f"process {process.pk}: {process.status}, {process.data}")


def configure(url: str, synchronous: int) -> None:
    """Set Django up for viewflow on the database of `url`, and make its tables."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    apps = ["django.contrib.auth", "django.contrib.contenttypes", "viewflow", "viewflow.workflow"]
    settings.configure(
        DATABASES={"default": database(url, synchronous)},
        INSTALLED_APPS=[*apps, "bench.peers.viewflow_site"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
    )
    django.setup()
    call_command("migrate", verbosity=0)


def database(url: str, synchronous: int) -> dict[str, Any]:
    """Django's description of the database, its connection kept open."""
    if url.startswith("sqlite:///"):
        options = {"init_command": ";".join(sqlite_pragmas(synchronous)), "transaction_mode": "IMMEDIATE"}
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": url.removeprefix("sqlite:///"),
            "OPTIONS": options,
        }
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": parts.username,
        "PASSWORD": parts.password,
        "HOST": parts.hostname,
        "PORT": parts.port,
        "CONN_MAX_AGE": None,
    }
