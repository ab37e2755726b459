"""How a command ends."""

ALL_WELL = 0
RUN_FAILED = 1
WRONG_USAGE = 2
SOME_FAILED = 3
FOUND = 4
