"""kill -9 under load; `tools/soak kill` does it a thousand times."""

import kill_cycles

CYCLES = 20
SEED = 1


def test_nothing_acknowledged_is_lost_or_doubled_by_kill_9_under_load(binary, folder):
    told = []
    kill_cycles.run(binary, folder, CYCLES, SEED, told.append)
    assert len(told) == CYCLES
    answered = int(told[-1].split(" commands sent, ")[1].split()[0])
    assert answered > CYCLES, "the load was so low that the kills hit nothing"
