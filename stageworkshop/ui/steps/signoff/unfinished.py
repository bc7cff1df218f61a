"""What a text lacks, in the calm words of a question before it is proposed or put in force."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from stageworkshop.standing.unfinished import Unfinished
from stageworkshop.ui.steps.signoff.words import named, stages_words, tr
from stageworkshop.ui.widgets.marks import only_looks

MOST_NAMED = 5


def unfinished_points(lacking: Unfinished) -> list[str]:
    """A line about missing words and one about what the room has not agreed on; [] when nothing is lacking."""
    return [each for each in (_about_words(lacking), _about_consent(lacking)) if each]


def _about_words(lacking: Unfinished) -> str:
    told = []
    if lacking.undefined:
        count = stages_words(lacking.stages)
        said = tr("Of {0}, {1} has no definition yet: {2}.")
        if len(lacking.undefined) > 1:
            said = tr("Of {0}, {1} have no definition yet: {2}.")
        told.append(said.format(count, len(lacking.undefined), named(lacking.undefined, MOST_NAMED)))
    if lacking.partly:
        told.append(tr("Defined, but not in full: {0}.").format(named(lacking.partly, MOST_NAMED)))
    return " ".join(told)


def _about_consent(lacking: Unfinished) -> str:
    told = []
    if lacking.objected:
        names = [each.stage for each in lacking.objected]
        told.append(tr("Not carried, there is an objection: {0}.").format(named(names, MOST_NAMED)))
    if lacking.undecided:
        # A stage is named once, however many questions are open about it.
        names = list(dict.fromkeys(stage for stage, _ in lacking.undecided))
        told.append(tr("Disagreements are still open: {0}.").format(named(names, MOST_NAMED)))
        if len(lacking.undecided) == 1:
            told[-1] = tr("Not settled yet: {0}, “{1}”.").format(named(names), lacking.undecided[0][1])
    return " ".join(told)


class RecordLink(QPushButton):
    """Leads to the first objection that is nowhere on record; hidden while there is none."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        only_looks(self)
        self._stage_id = ""
        self.setObjectName("record-objection")
        self.setProperty("role", "link")
        self.clicked.connect(lambda: self.wanted.emit(self._stage_id))
        self.hide()

    def offer(self, lacking: Unfinished) -> None:
        """Show the way to what is not on record yet, if there is such an objection."""
        first = next((each for each in lacking.objected if not each.on_record), None)
        self._stage_id = first.stage_id if first else ""
        if first is not None:
            self.setText(self.tr("Put the objection to {0} on record in Compare").format(named([first.stage])))
        self.setVisible(first is not None)
