"""The agenda: the eight steps in order, each with its time box. What "ready" means is computed in `store.queries`."""

from __future__ import annotations

from typing import NamedTuple


class Step(NamedTuple):
    """One step of the agenda. `minutes` is the proposed time box; the guide's words lie in `resources/guide/`."""

    key: str
    title: str
    job: str
    minutes: int


AGENDA: tuple[Step, ...] = (
    Step("prepare", "Prepare", "Who is in the room, and how will we decide?", 20),
    Step("stages", "Stages", "Which stages are there, and what does each team call them?", 25),
    Step("draft", "Draft", "Each team writes its own definition, unseen by the others.", 45),
    Step("compare", "Compare", "Lay the drafts side by side and find what differs.", 40),
    Step("settle", "Settle", "Decide each disagreement, or keep it on record.", 60),
    Step("test", "Test", "Sort real cases to see whether the words hold.", 30),
    Step("signoff", "Sign off", "Named people answer for the exact words.", 15),
    Step("publish", "Publish", "Hand over the charter and the definitions file.", 10),
)
BY_KEY: dict[str, Step] = {step.key: step for step in AGENDA}
