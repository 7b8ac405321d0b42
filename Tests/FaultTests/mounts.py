"""Small file systems of one's own: for a disk that fills up, and for one whose power is cut."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def run(*command: object) -> None:
    done = subprocess.run([str(part) for part in command], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(map(str, command))}: {done.stderr}"


def why_not_mountable(*tools: str) -> str:
    """Why nothing can be mounted here; empty if it can be."""
    if os.geteuid() != 0:
        return "mounting needs root"
    missing = [tool for tool in ("mount", "umount", *tools) if shutil.which(tool) is None]
    return f"not installed: {', '.join(missing)}" if missing else ""


def is_mounting_refused(command: list) -> bool:
    """Whether a mount is refused to this process although it is root's, as in most containers."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return done.returncode != 0


class SmallDisk:
    """A tmpfs of a few pages, which can grow."""

    def __init__(self, path: Path, size: int) -> None:
        reason = why_not_mountable()
        if reason:
            pytest.skip(f"a small disk: {reason}")
        self.path = path
        path.mkdir()
        if is_mounting_refused(["mount", "-t", "tmpfs", "-o", f"size={size}", "tenor-test", str(path)]):
            pytest.skip("a small disk: this root may not mount")

    def resize(self, size: int) -> None:
        run("mount", "-o", f"remount,size={size}", self.path)

    def unmount(self) -> None:
        run("umount", self.path)


class ImageDisk:
    """An ext4 in a file, loop-mounted: what was not written through to the file is lost when the file is copied."""

    def __init__(self, image: Path, path: Path) -> None:
        self.image = image
        self.path = path
        path.mkdir(exist_ok=True)
        self.is_mounted = False

    @staticmethod
    def why_not() -> str:
        return why_not_mountable("mkfs.ext4", "losetup")

    def make(self, size: int) -> None:
        with self.image.open("wb") as file:
            file.truncate(size)
        run("mkfs.ext4", "-q", "-F", self.image)

    def mount(self) -> None:
        run("mount", "-o", "loop", self.image, self.path)
        self.is_mounted = True

    def unmount(self) -> None:
        if self.is_mounted:
            run("umount", self.path)
            self.is_mounted = False

    def cut_power(self) -> None:
        """Goes on with what stood in the file: what the file system had not yet written out is gone."""
        copy = self.image.with_suffix(".copy")
        run("cp", "--sparse=always", self.image, copy)
        self.unmount()
        copy.replace(self.image)
        self.mount()
