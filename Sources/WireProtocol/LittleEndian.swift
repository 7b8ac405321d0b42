extension UnsafeRawPointer {
  /// The little-endian integer `offset` bytes on; no alignment needed.
  @inlinable
  @inline(__always)
  func load<Value: FixedWidthInteger & BitwiseCopyable>(_ type: Value.Type, at offset: Int) -> Value {
    Value(littleEndian: loadUnaligned(fromByteOffset: offset, as: Value.self))
  }
}

extension UnsafeMutableRawPointer {
  /// Writes `value`, little-endian, `offset` bytes on; no alignment needed.
  @inlinable
  @inline(__always)
  func store<Value: FixedWidthInteger & BitwiseCopyable>(_ value: Value, at offset: Int) {
    storeBytes(of: value.littleEndian, toByteOffset: offset, as: Value.self)
  }

  /// Writes a message header of this schema and version, as one word.
  @inlinable
  @inline(__always)
  func storeHeader(blockLength: Int, templateID: UInt16) {
    let header =
      UInt64(UInt16(blockLength)) | UInt64(templateID) << 16 | UInt64(WireSchema.id) << 32
      | UInt64(WireSchema.version) << 48
    store(header, at: 0)
  }
}
