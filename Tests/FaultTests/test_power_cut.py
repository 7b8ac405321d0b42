"""A simulated power cut; `tools/soak power-cut` makes fifty."""

import os
import subprocess

import power_cuts
import pytest
from mounts import ImageDisk

SEED = 1


@pytest.fixture
def image_disk(folder):
    reason = ImageDisk.why_not()
    if reason:
        pytest.skip(f"a disk in a file: {reason}")
    if subprocess.run(["losetup", "--find"], stdin=subprocess.DEVNULL, capture_output=True).returncode:
        pytest.skip("a disk in a file: no loop device is free")
    disk = ImageDisk(folder / "disk.image", folder / "disk")
    yield disk
    disk.unmount()


def test_nothing_acknowledged_is_lost_by_a_power_cut(binary, folder, image_disk):
    told = []
    power_cuts.run(binary, folder, 1, SEED, told.append)
    assert len(told) == 1
    assert int(told[0].split(" commands sent, ")[1].split()[0]) > 0, "the cut hit nothing"


def test_a_cut_takes_what_was_not_synced_and_leaves_what_was(image_disk):
    image_disk.make(16 << 20)
    image_disk.mount()
    kept, lost = image_disk.path / "kept", image_disk.path / "lost"
    kept.write_text("synced")
    with kept.open() as file:
        os.fsync(file.fileno())
    lost.write_text("not synced")
    image_disk.cut_power()
    assert kept.read_text() == "synced"
    assert not lost.exists() or not lost.read_text()
