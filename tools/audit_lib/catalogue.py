"""The operator's commands that add to the catalogue and open accounts."""

import re

from tenor.codec import RejectCode

from .records import Book, refuse_unless

MAXIMUM_ENTRIES = 65_536
LARGEST_LOT_SIZE = 1_000_000
LARGEST_HOURS = 1_000_000
LARGEST_TICK_SIZE = 1_000_000_000_000


class Catalogue:
    def prepare_catalogue(self) -> None:
        self.names = {"operator"}
        self.specs, self.regions, self.tenors = [], [], []  # lot sizes, codes, hours: number 1 first
        self.codes = set()
        self.listed = set()

    def register_participant(self, command) -> None:
        refuse_unless(re.fullmatch(r"[A-Za-z0-9._-]{1,16}", command.name), RejectCode.INVALID_CODE)
        refuse_unless(command.name not in self.names, RejectCode.ALREADY_EXISTS)
        most = self.limits.maximum_participants
        refuse_unless(len(self.last_requests) < most, RejectCode.TOO_MANY_PARTICIPANTS)
        self.names.add(command.name)
        self.last_requests[len(self.last_requests) + 1] = 0

    def add_spec(self, command) -> None:
        self._check_code("spec", command.code, r"[A-Z0-9-]{1,16}")
        refuse_unless(1 <= command.lot_size <= LARGEST_LOT_SIZE, RejectCode.INVALID_CATALOGUE_VALUE)
        self._add("spec", command.code, self.specs, command.lot_size)

    def add_region(self, command) -> None:
        self._check_code("region", command.code, r"[A-Z0-9]{1,8}")
        self._add("region", command.code, self.regions, command.code)

    def add_tenor(self, command) -> None:
        self._check_code("tenor", command.code, r"[a-z0-9]{1,8}")
        refuse_unless(1 <= command.hours <= LARGEST_HOURS, RejectCode.INVALID_CATALOGUE_VALUE)
        self._add("tenor", command.code, self.tenors, command.hours)

    def add_instrument(self, command) -> None:
        refuse_unless(1 <= command.spec <= len(self.specs), RejectCode.UNKNOWN_SPEC)
        refuse_unless(1 <= command.region <= len(self.regions), RejectCode.UNKNOWN_REGION)
        refuse_unless(1 <= command.tenor <= len(self.tenors), RejectCode.UNKNOWN_TENOR)
        refuse_unless(1 <= command.tick_size <= LARGEST_TICK_SIZE, RejectCode.INVALID_CATALOGUE_VALUE)
        refuse_unless(command.default_protection >= 0, RejectCode.INVALID_CATALOGUE_VALUE)
        parts = (command.spec, command.region, command.tenor)
        refuse_unless(parts not in self.listed, RejectCode.ALREADY_EXISTS)
        refuse_unless(len(self.books) < self.limits.maximum_instruments, RejectCode.TOO_MANY_INSTRUMENTS)
        self.listed.add(parts)
        number = len(self.books) + 1
        self.books[number] = Book(
            number, command.spec, command.region, self.tenors[command.tenor - 1], self.specs[command.spec - 1],
            command.tick_size, command.default_protection)  # fmt: skip

    def _check_code(self, kind, code, form) -> None:
        refuse_unless(re.fullmatch(form, code), RejectCode.INVALID_CODE)
        refuse_unless((kind, code) not in self.codes, RejectCode.ALREADY_EXISTS)

    def _add(self, kind, code, entries, value) -> None:
        refuse_unless(len(entries) < MAXIMUM_ENTRIES, RejectCode.CATALOGUE_FULL)
        self.codes.add((kind, code))
        entries.append(value)
