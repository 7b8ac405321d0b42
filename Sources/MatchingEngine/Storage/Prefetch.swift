import CIntrinsics

/// Asks for the cache line at `address`; any address will do.
@inline(__always)
func prefetchLine<Pointee>(_ address: UnsafeMutablePointer<Pointee>) { tenor_prefetch(address) }
