import CIntrinsics

/// A file system whose files are on another machine, or behind a process that may say "synced" of what is not: there neither
/// the lock nor a sync promises what the journal needs.
struct NetworkFileSystem: Equatable {
  /// What it is called: `NFS`.
  let name: String

  /// The numbers are those of `statfs(2)` and of Linux's `magic.h`.
  private static let names: [UInt32: String] = [
    0x6969: "NFS", 0x517B: "SMB", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB2", 0x0102_1997: "9p", 0x6573_5546: "FUSE",
    0x5346_414F: "AFS", 0x6B41_4653: "kAFS", 0x7375_7245: "Coda", 0x00C3_6400: "Ceph", 0x0BD0_0BD0: "Lustre",
    0x0116_1970: "GFS2", 0x7461_636F: "OCFS2", 0x4750_4653: "GPFS", 0x786F_4256: "VirtualBox shared folders",
    0x564C: "NCP",
  ]

  /// The network file system that a type number stands for; `nil`: it is none that is known.
  init?(type: Int) {
    guard let name = Self.names[UInt32(truncatingIfNeeded: type)] else { return nil }
    self.name = name
  }
}

/// The type number of the file system that holds `folder`; `nil`: the system does not say.
func fileSystemType(of folder: String) -> Int? {
  let type = tenor_file_system_type(folder)
  return type < 0 ? nil : Int(type)
}
