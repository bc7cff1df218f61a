"""The locked PySide6 survives a long evening: 6.12.0 on Python 3.11 aborted after some 20,000 signals."""

import subprocess
import sys

PROGRAM = """
from PySide6.QtCore import QObject, Signal, Slot

class Sender(QObject):
    happened = Signal(object, bool)

class Receiver(QObject):
    @Slot(object, bool)
    def take(self, thing: object, flag: bool) -> None:
        pass

sender, receiver = Sender(), Receiver()
sender.happened.connect(receiver.take)
sender.happened.connect(lambda thing, flag: None)
for number in range(100_000):
    sender.happened.emit(None, number % 2 == 0)
print("alive")
"""


def test_a_hundred_thousand_signals_do_not_abort_the_process() -> None:
    # A process of its own: the abort cannot be caught and would take the whole test run with it.
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr
