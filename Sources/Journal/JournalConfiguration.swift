/// Where a journal is and how it is laid out.
public struct JournalConfiguration: Sendable {
  /// 64 MiB: filled in about a minute at a million commands a second, small enough to be made ahead without disturbing.
  public static let defaultSegmentSize: UInt64 = 64 << 20

  /// A header and one page for records.
  public static let smallestSegmentSize: UInt64 = 8192

  /// Segment sizes are multiples of this: the page of the processor and of most disks.
  public static let segmentGranularity: UInt64 = 4096

  /// The folder that holds the segments and nothing else. Made if it is not there; its parent must exist.
  public var directory: String

  /// Length of the segments to be made, in bytes; a multiple of ``segmentGranularity``. Those that exist keep theirs.
  public var segmentSize: UInt64

  /// The identity that a new journal gets, and that an existing one must have; `nil`: random for a new one, and any
  /// for an existing one.
  public var identifier: JournalIdentifier?

  /// How often the mark of the last durable sequence is written, in nanoseconds; `nil`: never, and an existing one is not
  /// looked at.
  public var markInterval: UInt64? = 1_000_000_000

  /// Records between two links of the chain of digests.
  package var recordsPerLink: UInt64 = 10_000

  /// Where its files are kept.
  package var storage: any Storage = Disk()

  /// A configuration with the default segment size.
  public init(
    directory: String, segmentSize: UInt64 = defaultSegmentSize, identifier: JournalIdentifier? = nil
  ) {
    self.directory = directory
    self.segmentSize = segmentSize
    self.identifier = identifier
  }

  func validate() throws(JournalError) {
    guard !directory.isEmpty else {
      throw .invalidConfiguration(reason: "the journal's directory is empty; name a folder")
    }
    guard segmentSize >= Self.smallestSegmentSize, segmentSize.isMultiple(of: Self.segmentGranularity) else {
      throw .invalidConfiguration(
        reason: "the segment size is \(segmentSize) bytes; it must be a multiple of \(Self.segmentGranularity)"
          + " and at least \(Self.smallestSegmentSize)")
    }
  }
}
