"""Where the workshop stands, as the header, the agenda, the guide and the footer tell it around every page."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from stageworkshop.standing.overview import Overview, overview
from stageworkshop.standing.waiting import waiting_for
from stageworkshop.ui.bridge import Bridge
from stageworkshop.ui.footer import Footer
from stageworkshop.ui.guide_panel import GuidePanel
from stageworkshop.ui.header import Header
from stageworkshop.ui.rail import Rail
from stageworkshop.ui.words import domain_words

PAUSE_MS = 120
"""Not between two key strokes: the figures may come a moment later than the words."""


class Facts(QObject):
    """Reads the overview, and shows it whole or for the step in hand."""

    read_anew = Signal()
    """The overview is another one, and on show."""

    def __init__(
        self, bridge: Bridge, header: Header, rail: Rail, guide: GuidePanel, footer: Footer, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._header, self._rail, self._guide, self._footer = header, rail, guide, footer
        self._step = ""
        for key, figure in (("draft", "88/88"), ("compare", "88/88"), ("settle", self.tr("{0} open").format(88))):
            rail.keep_room(key, figure)
        self._overview = overview(bridge.file)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE_MS)
        self._later.timeout.connect(self._read)

    @property
    def overview(self) -> Overview:
        """As it was read last."""
        return self._overview

    def up_to_date(self) -> Overview:
        """With what was changed a moment ago, which may not be on show yet."""
        return overview(self._bridge.file) if self._later.isActive() else self._overview

    def read_soon(self) -> None:
        """Something was changed."""
        self._later.start()

    def rest(self) -> None:
        """Read nothing any more."""
        self._later.stop()

    def show_step(self, key: str) -> None:
        """What concerns this step from now on."""
        self._step = key
        self.show()

    def show(self) -> None:
        """All of it, as it was read last."""
        facts = self._overview
        self._header.set_title(facts.title, facts.organisation)
        for key, state in facts.steps.items():
            figure = self.tr("{0} open").format(state.still_open) if state.still_open else state.figure
            self._rail.set_state(key, figure, state.done)
        if self._step:
            self._guide.set_ready([(domain_words(item.text), item.done) for item in facts.steps[self._step].ready])
            signing = self._step in ("signoff", "publish")
            names = facts.waiting_for if signing else waiting_for(self._bridge.file, self._step)
            self._guide.set_waiting(self._waiting_heading(), names)
        self._guide.set_open(facts.open_disagreements)
        self._footer.set_status(
            self._bridge.saved_at,
            self._charter_words(),
            read_only=self._bridge.read_only,
            waiting=len(self._bridge.unsaved),
        )

    def _read(self) -> None:
        self._overview = overview(self._bridge.file)
        self.show()
        self.read_anew.emit()

    def _charter_words(self) -> str:
        words = {
            "proposed": self.tr("charter {0} proposed, not in force"),
            "in_force": self.tr("charter {0} in force"),
        }
        facts = self._overview
        return words.get(facts.charter_state, self.tr("draft, not in force")).format(facts.charter_number)

    def _waiting_heading(self) -> str:
        headings = {
            "draft": self.tr("Not handed in yet"),
            "signoff": self.tr("Have not signed"),
            "publish": self.tr("Have not signed"),
        }
        return headings.get(self._step, self.tr("Have not answered"))
