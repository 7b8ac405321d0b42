"""Copies one segment of a journal that may be growing: python3 copy_segment.py SEGMENT COPY.

From the last block to the first. What the exchange appends meanwhile is then missing at the copy's end. Read in the other
direction, a place that was blank when it was passed could have records behind it, which no crash explains.
"""

import os
import shutil
import sys

# A page: a longer read could itself see its end newer than its beginning.
BLOCK = 4096


def copy_segment(segment: str, copy: str) -> None:
    """Raises `OSError`, also when `copy` is there already."""
    with open(segment, "rb", buffering=0) as source, open(copy, "xb", buffering=0) as target:
        length = os.fstat(source.fileno()).st_size
        target.truncate(length)
        for offset in reversed(range(0, length, BLOCK)):
            block = os.pread(source.fileno(), BLOCK, offset)
            if os.pwrite(target.fileno(), block, offset) != min(BLOCK, length - offset):
                raise OSError(f"{copy}: byte {offset} could not be copied whole")
    shutil.copystat(segment, copy)


if __name__ == "__main__":
    try:
        copy_segment(*sys.argv[1:])
    except OSError as error:
        sys.exit(f"error: {error}")
