"""A few of the 200 kills of `tests/store/kill.py`."""

import sys

import pytest

from tests.store.kill import run


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_nothing_left_is_lost_when_the_process_is_killed() -> None:
    assert run(times=8, seed=7) == 0
