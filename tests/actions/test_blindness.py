"""No sequence of acts lets anybody read another team's draft before it is revealed.

Every draft written holds a word that occurs nowhere else. Such a word is secret until a reveal has shown it; all ways
of looking into the workshop (`looking`) are then searched for secrets, after acts of every kind, undo and redo.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from stageworkshop.actions import agreed, charters, disagreements, drafts, history
from stageworkshop.actions import stages as board
from stageworkshop.cli import main
from stageworkshop.domain.draft import Draft
from stageworkshop.domain.errors import DomainError
from stageworkshop.domain.stage import Stage
from stageworkshop.domain.workshop import Team
from stageworkshop.store.workshop_file import WorkshopFile
from tests.actions.looking import sights, words_of
from tests.actions.random_acts import Hand
from tests.actions.random_acts import act as some_act
from tests.actions.watched import WORDY, Watched


def write(here: Watched, hand: Hand) -> None:
    stage_id, team_id, key = hand.any_id(Stage), hand.any_id(Team), hand.pick(WORDY).key
    value = here.mark(team_id, key)
    drafts.set_value(here.ctx, stage_id=stage_id, team_id=team_id, field=key, value=value)


def take(here: Watched, hand: Hand) -> None:
    agreed.take_draft(here.ctx, stage_id=hand.any_id(Stage), team_id=hand.any_id(Team), field=hand.pick(WORDY).key)


def raise_one(here: Watched, hand: Hand) -> None:
    disagreements.raise_disagreement(
        here.ctx, stage_id=hand.any_id(Stage), aspect="definition", question="What is it?", positions={}
    )


Doing = Callable[[Watched, Hand], object]
DOINGS: dict[str, Doing] = {
    "write": write,
    "write more": write,
    "write on": write,
    "start from agreed": lambda w, h: drafts.start_from_agreed(w.ctx, stage_id=h.any_id(Stage), team_id=h.any_id(Team)),
    "done": lambda w, h: drafts.set_state(
        w.ctx, stage_id=h.any_id(Stage), team_id=h.any_id(Team), state=h.pick(["done", "open", "no_opinion"])
    ),
    "reveal": lambda w, h: drafts.reveal(w.ctx, stage_ids=[h.any_id(Stage)]),
    "reveal more": lambda w, h: drafts.reveal(w.ctx, stage_ids=[h.any_id(Stage)]),
    "reopen": lambda w, h: drafts.reopen(w.ctx, stage_ids=[h.any_id(Stage)]),
    "take": take,
    "raise": raise_one,
    "merge": lambda w, h: board.merge_stages(w.ctx, into_id=h.any_id(Stage), from_id=h.any_id(Stage)),
    "split": lambda w, h: board.split_stage(w.ctx, stage_id=h.any_id(Stage), names=[h.word(), h.word() + "!"]),
    "rename": lambda w, h: board.rename_stage(w.ctx, stage_id=h.any_id(Stage), name=h.word()),
    "remove": lambda w, h: board.remove_stage(w.ctx, stage_id=h.any_id(Stage)),
    "propose": lambda w, h: charters.propose(w.ctx, note=h.word()),
    "undo": lambda w, _: history.undo(w.ctx),
    "undo again": lambda w, _: history.undo(w.ctx),
    "redo": lambda w, _: history.redo(w.ctx),
    "anything": lambda w, h: some_act(w.ctx, [h.number(10_000) for _ in range(8)]),
    "anything else": lambda w, h: some_act(w.ctx, [h.number(10_000) for _ in range(8)]),
}


def do(here: Watched, numbers: list[int]) -> None:
    """One act; what is refused is told to whoever tried, so the refusal is looked at as well."""
    hand = Hand(here.ctx, numbers)
    name = hand.pick(list(DOINGS))
    try:
        DOINGS[name](here, hand)
        here.done[name] += 1
    except DomainError as refused:
        if not name.startswith("write"):
            here.told.append(f"{refused} {refused.message()}")
    here.look()


def assert_blind(here: Watched) -> None:
    everybody = here.secrets()
    told = "\n".join(here.told)
    assert not {word for word in everybody if word in told}
    for sight in sights(here.file):
        for word in here.secrets(but=sight.team):
            assert word not in sight.words, f"{sight.way} shows a secret of {here.owner[word]} to {sight.team or 'all'}"
    for line in (["history", "FILE"], ["show", "FILE"], ["show", "--json", "FILE"]):
        said = _said([each.replace("FILE", str(here.path)) for each in line])
        assert not {word for word in everybody if word in said}, line


def _said(line: list[str]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        assert main(line) == 0
    return out.getvalue()


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    here = Watched(WorkshopFile.create(tmp_path_factory.mktemp("blind") / "blind.stageworkshop", title="Blind"))
    yield here.begin()
    here.file.close()


@contextlib.contextmanager
def another(begun: Watched) -> Iterator[Watched]:
    with TemporaryDirectory() as folder:
        here = begun.again(Path(folder))
        try:
            yield here
        finally:
            here.file.close()


@pytest.mark.timeout(900)  # many workshops on disk, on a machine that may be busy
@settings(max_examples=30, deadline=None)
@given(numbers=st.lists(st.lists(st.integers(0, 9_999), min_size=6, max_size=12), min_size=4, max_size=16))
def test_no_sequence_of_acts_shows_a_hidden_draft(begun: Watched, numbers: list[list[int]]) -> None:
    with another(begun) as here:
        for each in numbers:
            do(here, each)
        for name in here.done:
            event(name)
        event(f"more was shown: {len(here.shown) > len(begun.shown)}")
        assert_blind(here)


def test_what_is_looked_for_is_found_once_it_is_revealed(begun: Watched) -> None:
    """The same looking does find the words afterwards, so it would find a leak."""
    assert_blind(begun)
    with another(begun) as here:
        stage, team = here.file.all(Stage)[2].id, here.file.all(Team)[2].id
        word = f"qx{len(here.owner):04}zz"
        drafts.set_value(
            here.ctx, stage_id=stage, team_id=team, field="definition", value=here.mark(team, "definition")
        )
        assert_blind(here)
        own = {sight.way for sight in sights(here.file) if word in sight.words}
        assert own == {"stageworkshop.store.queries.drafts.own_draft", "stageworkshop.store.queries.linting.own_board"}
        drafts.reveal(here.ctx, stage_ids=[stage])
        here.look()
        assert word in here.shown
        seen = {sight.way for sight in sights(here.file) if word in sight.words and not sight.team}
        assert {"stageworkshop.store.queries.compare.side_by_side"} <= seen
        agreed.take_draft(here.ctx, stage_id=stage, team_id=team, field="definition")
        charters.propose(here.ctx)
        seen = {sight.way for sight in sights(here.file) if word in sight.words}
        assert {"snapshot", "definitions", "frozen charter"} <= seen


def test_a_reveal_taken_back_hides_the_words_again(begun: Watched) -> None:
    with another(begun) as here:
        stage, team = here.file.all(Stage)[2].id, here.file.all(Team)[0].id
        hidden = {word for word in here.secrets() if word in words_of(here.file.all(Draft, stage_id=stage))}
        assert hidden
        drafts.reveal(here.ctx, stage_ids=[stage])
        history.undo(here.ctx)
        # Not looked at in between: to the room they are as secret as they were.
        assert hidden <= here.secrets()
        assert_blind(here)
        with pytest.raises(DomainError):
            agreed.take_draft(here.ctx, stage_id=stage, team_id=team, field="definition")


def test_pdf_and_definitions_on_disk_hold_no_hidden_word(begun: Watched, tmp_path: Path) -> None:
    for edition in ("internal", "partner"):
        folder = tmp_path / edition
        assert "charter" in _said(["export", "--out", str(folder), "--edition", edition, str(begun.path)])
        written = [each for each in folder.iterdir() if each.is_file()]
        assert {each.suffix for each in written} >= {".pdf"}
        for each in written:
            text = _pdf_text(each) if each.suffix == ".pdf" else each.read_text(encoding="utf-8")
            assert "Warm" in text
            assert not {word for word in begun.secrets() if word in text}


def _pdf_text(path: Path) -> str:
    """The text of all pages, and what else is kept in the file: metadata and attachments."""
    reader = PdfReader(path)
    attached = [data.decode("utf-8", "replace") for several in reader.attachments.values() for data in several]
    said = [page.extract_text() for page in reader.pages]
    return "\n".join([*said, *attached, str(reader.metadata)])
