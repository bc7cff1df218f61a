"""A workshop with marked drafts: a word in each occurs nowhere else, so that a leak is seen wherever it is."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace
from pathlib import Path

from stageworkshop.actions import agreed, cases, charters, drafts, people, pipelines
from stageworkshop.actions import stages as board
from stageworkshop.actions import teams as groups
from stageworkshop.actions.context import Context
from stageworkshop.domain.draft import Draft, Round
from stageworkshop.domain.fields import DRAFTED
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.values import CriteriaList, ExampleList, Json, Text, TextList
from stageworkshop.domain.workshop import Team
from stageworkshop.store.workshop_file import WorkshopFile
from tests.actions.looking import words_of

WORDY = [each for each in DRAFTED if isinstance(each.kind, Text | TextList | CriteriaList | ExampleList)]
TEAMS = ("Marketing", "Sales", "Depots")


class Watched:
    """A workshop, and what is known of each marked word: which team wrote it, and whether a reveal has shown it."""

    def __init__(self, file: WorkshopFile) -> None:
        ids, ticks = itertools.count(1), itertools.count()
        self.path, self.file = file.path, file
        self.ctx = Context(
            file,
            "Robin",
            clock=lambda: f"2026-11-24T10:{next(ticks) // 2 % 60:02}:00Z",
            new_id=lambda: f"id{next(ids):05}",
        )
        self.owner: dict[str, str] = {}
        self.shown: set[str] = set()
        self.told: list[str] = []
        self.done: Counter[str] = Counter()

    def begin(self) -> Watched:
        """Teams that have written everywhere: one stage is revealed, one in its second round."""
        for name in TEAMS:
            team_id = groups.add_team(self.ctx, name=name, kind="partner" if name == "Depots" else "internal")
            people.add_person(self.ctx, name=f"Head of {name}", team_id=team_id.created("team"), roles=["signatory"])
        for name in ("Leads", "Projects"):
            home = pipelines.add_pipeline(self.ctx, name=name).created("pipeline")
            for stage in ("Warm", "Ready"):
                board.add_stage(self.ctx, pipeline_id=home, name=f"{stage} {name}")
        cases.add_case(self.ctx, title="Hospital in Porto")
        first, second, *_ = [each.id for each in self.file.all(Stage)]
        # Otherwise the partner edition would have nothing to show.
        agreed.set_agreed(self.ctx, stage_id=second, field="visible_to_partners", value=True)
        self.write_everywhere()
        drafts.reveal(self.ctx, stage_ids=[first, second])
        self.look()
        drafts.reopen(self.ctx, stage_ids=[second])
        self.write_everywhere()
        charters.propose(self.ctx, note="A first version")
        return self

    def write_everywhere(self) -> None:
        """Two fields of every draft that can be written now, each with a word of its own."""
        revealed = {each.stage_id: each.is_revealed for each in self.file.all(Round)}
        for stage in self.file.all(Stage):
            for team in [] if revealed[stage.id] else self.file.all(Team):
                for key in ("definition", "entry_criteria"):
                    value = self.mark(team.id, key)
                    drafts.set_value(self.ctx, stage_id=stage.id, team_id=team.id, field=key, value=value)

    def again(self, folder: Path) -> Watched:
        """The same workshop in a file of its own, to go on with in another way."""
        copy = folder / self.path.name
        self.file.save_copy(copy)
        here = Watched(WorkshopFile.open(copy))
        here.owner, here.shown = dict(self.owner), set(self.shown)
        here.ctx = replace(here.ctx, new_id=map("later{:05}".format, itertools.count(1)).__next__)
        return here

    def secrets(self, but: str = "") -> set[str]:
        """Marked words that no reveal has shown, without those of one team."""
        return {word for word, team in self.owner.items() if word not in self.shown and team != but}

    def look(self) -> None:
        """Note what is in revealed rounds now: whoever was there has seen it, whatever is undone later."""
        revealed = {each.id for each in self.file.all(Round) if each.is_revealed}
        open_to_all = "\n".join(words_of(each.values) for each in self.file.all(Draft) if each.round_id in revealed)
        self.shown |= {word for word in self.owner if word in open_to_all}

    def mark(self, team_id: str, key: str) -> Json:
        """A value for a field with a word of its own in every place where words may stand."""
        word = f"qx{len(self.owner):04}zz"
        self.owner[word] = team_id
        kind = next(each.kind for each in WORDY if each.key == key)
        if isinstance(kind, CriteriaList):
            return [{"text": f"Asked for {word}", "evidence": f"Seen in {word}"}, {"text": f"Signed {word}"}]
        if isinstance(kind, ExampleList):
            return [{"text": f"A clinic {word}", "why": f"Since {word}"}]
        return [f"{word} one", f"{word} two"] if isinstance(kind, TextList) else f"A record that {word}."
