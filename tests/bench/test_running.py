"""What a command cost."""

import subprocess

import pytest

from tools.bench.running import Cost, python, run


def test_a_command_is_measured_without_the_memory_of_who_started_it():
    ballast = bytearray(200_000_000)

    cost = run(python("-c", "pass"))

    assert cost.seconds > 0
    assert cost.megabytes is None or cost.megabytes < len(ballast) / 2**20


def test_a_command_that_fails_is_not_measured():
    with pytest.raises(subprocess.CalledProcessError):
        run(python("-c", "raise SystemExit(3)"))


def test_what_the_system_does_not_tell_is_not_shown():
    assert str(Cost(2.0, None)) == "2.00 s"
    assert Cost(2.0, None).memory == "not measured"
    assert Cost(6.0, 3.0).over(Cost(2.0, None)) == "3.00 ×"
    assert Cost(6.0, 3.0).over(Cost(2.0, 1.5)) == "3.00 × (2.00 ×)"
