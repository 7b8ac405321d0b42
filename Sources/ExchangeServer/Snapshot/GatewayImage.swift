import MatchingEngine

/// What the gateway knows that must outlive the process: accounts, their reports, the catalogue. Sessions come back by
/// themselves.
extension OrderGateway {
  /// Between batches.
  func write(to image: inout ImageWriter) {
    image.begin("gateway")
    catalogue.write(to: &image)
    accounts.write(to: &image)
  }

  /// Before the first batch.
  func read(from image: inout ImageReader) throws(ImageError) {
    try image.expect("gateway")
    try catalogue.read(from: &image)
    try accounts.read(from: &image)
  }
}
