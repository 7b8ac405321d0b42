"""Pools and leases: opened, changed, ended."""

from tenor.codec import LeaseEndReason, RejectCode

from .records import LARGEST_TIME, Lease, Order, Pool, refuse_unless


class Capacity:
    # Pools

    def deposit_capacity(self, command) -> None:
        refuse_unless(1 <= command.spec <= len(self.specs), RejectCode.UNKNOWN_SPEC)
        refuse_unless(1 <= command.region <= len(self.regions), RejectCode.UNKNOWN_REGION)
        refuse_unless(command.units > 0, RejectCode.QUANTITY_NOT_POSITIVE)
        refuse_unless(command.units <= self.limits.maximum_order_quantity, RejectCode.QUANTITY_TOO_LARGE)
        refuse_unless(command.units % self.specs[command.spec - 1] == 0, RejectCode.QUANTITY_NOT_WHOLE_LOTS)
        refuse_unless(command.end is None or command.end > self.time, RejectCode.INVALID_POOL_END)
        self.check_pools()
        pool = self.open_pool(command.participant, command.spec, command.region, command.units, command.end)
        if command.end is not None:
            self.set_timer(command.end, "pool", pool)

    def open_pool(self, owner, spec, region, units, end, lease=None, implicit=False) -> Pool:
        pool = Pool(self.pool_numbers.take(), owner, spec, region, units, units, end, lease, implicit)
        self.pools[pool.id] = pool
        self.open_pools += 1
        if lease is not None:
            lease.pools.append(pool)
        self.ledger.pool_opened(pool.id, owner, units, end, None if lease is None else lease.id)
        return pool

    def deposit_lease(self, command) -> None:
        lease = self.leases.get(command.lease)
        refuse_unless(lease is not None, RejectCode.UNKNOWN_LEASE)
        refuse_unless(lease.buyer == command.participant, RejectCode.NOT_YOUR_LEASE)
        most = lease.units - lease.deposited
        units = most if command.units is None else command.units
        refuse_unless(command.units is None or units > 0, RejectCode.QUANTITY_NOT_POSITIVE)
        refuse_unless(0 < units <= most, RejectCode.NOT_ENOUGH_ON_LEASE)
        self.check_pools()
        lease.deposited += units
        self.open_pool(command.participant, lease.book.spec, lease.book.region, units, lease.end, lease)

    def withdraw_capacity(self, command) -> None:
        pool = self.pool_of(command.pool, command.participant)
        units = pool.free if command.units is None else command.units
        refuse_unless(command.units is None or units > 0, RejectCode.QUANTITY_NOT_POSITIVE)
        refuse_unless(0 < units <= pool.free, RejectCode.NOT_ENOUGH_FREE)
        pool.units -= units
        pool.free -= units
        if pool.lease is not None:
            pool.lease.deposited -= units
        self.ledger.pool_changed(pool.id, -units)
        self.shrink_offers(pool)
        if pool.units == 0 and pool.out_of_service == 0:
            self.close_pool(pool)

    def return_capacity(self, command) -> None:
        pool = self.pool_of(command.pool, command.participant)
        refuse_unless(command.units > 0, RejectCode.QUANTITY_NOT_POSITIVE)
        refuse_unless(command.units <= pool.out_of_service, RejectCode.NOT_ENOUGH_OUT_OF_SERVICE)
        pool.units += command.units
        pool.out_of_service -= command.units
        self.ledger.pool_changed(pool.id, command.units)
        self.give_back(pool, command.units)
        self.note_idle(pool)

    def close_pool(self, pool: Pool) -> None:
        while pool.offers:
            self.take_out(pool.offers[0])
        pool.open = False
        if pool.lease is not None:
            pool.lease.pools.remove(pool)
            pool.lease = None
        if not pool.leases:
            self._discard(pool)

    def _discard(self, pool: Pool) -> None:
        del self.pools[pool.id]
        self.open_pools -= 1
        self.pool_numbers.give_back(pool.id)

    def note_idle(self, pool: Pool) -> None:
        """A pool that was opened for one offer goes when nothing uses it any more."""
        if pool.implicit and pool.idle:
            self.idle.append(pool)

    def close_idle_pools(self) -> None:
        for pool in self.idle:
            if pool.open and pool.idle:
                self.close_pool(pool)
        self.idle = []

    # Leases

    def open_lease(self, units: int, price: int, bid: Order, offer: Order) -> None:
        end = min(self.time + offer.book.term, LARGEST_TIME)
        lease = Lease(
            self.lease_numbers.take(), self.trades, bid.participant, offer.pool, offer.book, units, price, self.time,
            end)  # fmt: skip
        self.leases[lease.id] = lease
        offer.pool.leases.append(lease)
        self.set_timer(end, "lease", lease)
        self.ledger.lease_opened(lease)

    def end_by_term(self, lease: Lease) -> None:
        self.ledger.lease_ended(lease.id, lease.units, LeaseEndReason.TERM)
        lent = self._remove(lease)
        pool = lease.pool
        if pool.open:
            self.give_back(pool, lease.units)
            self.note_idle(pool)
        elif not pool.leases:
            self._discard(pool)
        for each in lent:
            self.close_pool(each)

    def _remove(self, lease: Lease) -> list:
        """The lease is no more. Returns the pools of its units."""
        lent = list(lease.pools)
        for pool in lent:
            pool.lease = None
        lease.live = False
        del self.leases[lease.id]
        lease.pool.leases.remove(lease)
        self.lease_numbers.give_back(lease.id)
        return lent

    def end_lease(self, command) -> None:
        lease = self.leases.get(command.lease)
        refuse_unless(lease is not None, RejectCode.UNKNOWN_LEASE)
        refuse_unless(lease.pool.owner == command.participant, RejectCode.NOT_YOUR_LEASE)
        if command.units is not None:
            refuse_unless(command.units > 0, RejectCode.QUANTITY_NOT_POSITIVE)
            refuse_unless(command.units <= lease.units - lease.deposited, RejectCode.NOT_ENOUGH_ON_LEASE)
        else:
            self._break_under(lease)
        units = lease.units if command.units is None else command.units
        lease.units -= units
        self.ledger.lease_ended(lease.id, units, LeaseEndReason.BROKEN)
        if lease.units == 0:
            self._remove(lease)
        pool = lease.pool
        pool.units -= units
        pool.out_of_service += units
        self.ledger.pool_changed(pool.id, -units)

    def _break_under(self, lease: Lease) -> None:
        """Ends every lease of the lease's units, then closes the pools that they were lent from."""
        while lease.pools:
            pool = lease.pools[0]
            while pool.leases:
                under = pool.leases[0]
                self._break_under(under)
                self.ledger.lease_ended(under.id, under.units, LeaseEndReason.HEAD_LEASE_BROKEN)
                self._remove(under)
            self.close_pool(pool)
