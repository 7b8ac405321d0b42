import Foundation
import Testing

@testable import MarketReplay

@Suite("A trace is read from two CSV files")
struct TraceTests {
  @Test("Nodes and tasks without cards are left out and counted")
  func leavesOutWhatHasNoCards() throws {
    let trace = try Sample.trace()
    #expect(trace.nodes.map(\.name) == ["node-a", "node-b", "node-c", "node-d"])
    #expect(trace.nodesWithoutCards == 1)
    #expect(trace.tasks.count == 10)
    #expect(trace.tasksWithoutCards == 1)
    #expect(trace.capacity == ["V100M32": 8, "T4": 6, "G2": 8])
    #expect(trace.start == 0)
    #expect(trace.end == 216_000)
  }

  @Test("Specs that a task accepts are listed once each, in the order named")
  func listsAcceptedSpecsOnce() throws {
    let trace = try Sample.trace(pods: pods("1,V100M16|V100M32|V100M32,0,5"))
    #expect(trace.tasks[0].acceptedSpecs == ["V100M16", "V100M32"])
  }

  @Test("Small letters and underscores become what the catalogue takes")
  func translatesCodes() throws {
    let trace = try Sample.trace(nodes: "sn,gpu,model\nn,1,v100_m32\n")
    #expect(trace.nodes[0].spec == "V100-M32")
  }

  @Test("Tasks are sorted by creation, and stay in the file's order at one moment")
  func sortsTasks() throws {
    let text = "name,num_gpu,gpu_spec,creation_time,deletion_time\nc,1,,9,10\na,1,,5,6\nb,1,,5,9\n"
    #expect(try Sample.trace(pods: text).tasks.map(\.name) == ["a", "b", "c"])
  }

  @Test(
    "Columns may come in any order, quoted, with Windows line ends, a byte-order mark, empty lines, and others among them",
    arguments: [
      "name,num_gpu,gpu_spec,creation_time,deletion_time\nx,2,T4,1,7\n",
      "deletion_time,creation_time,gpu_spec,num_gpu,name\n7,1,T4,2,x",
      "\u{FEFF}name,num_gpu,gpu_spec,creation_time,deletion_time\r\nx,2,T4,1,7\r\n\r\n",
      "\"name\",\"num_gpu\",gpu_spec,creation_time,deletion_time,note\n\"x\",\"2\",T4,1,7,\"said \"\"no\"\",\nthen went\"\n",
      "\n\nname,num_gpu,gpu_spec,creation_time,deletion_time\n\n\nx,2,T4,1,7\n\n",
    ])
  func readsVariants(text: String) throws {
    let trace = try Sample.trace(pods: text)
    #expect(
      trace.tasks == [
        Trace.Task(name: "x", units: 2, acceptedSpecs: ["T4"], createdAt: 1, endsAt: 7, wantsShare: false)
      ])
  }

  struct BadPods: Sendable, CustomTestStringConvertible {
    let text: String
    let expected: String
    var testDescription: String { expected }
  }

  private static let header = "name,num_gpu,gpu_spec,creation_time,deletion_time\n"

  @Test(
    "What does not fit the format is refused with line, column and what to do",
    arguments: [
      BadPods(text: "", expected: "pods.csv: the file is empty; it must start with a line of column names"),
      BadPods(
        text: "name,num_gpu,gpu_spec\n",
        expected:
          "pods.csv, line 1: missing columns creation_time, deletion_time; the header has name, num_gpu, gpu_spec"
      ),
      BadPods(
        text: "name,name\n",
        expected: "pods.csv, line 1, column 2 (name), \"name\": this column name occurs twice; rename or remove one"),
      BadPods(
        text: header + "x,1,,1,2\nx,1,,1\n",
        expected: "pods.csv, line 3: 4 fields where the header has 5; mend or remove the line"),
      BadPods(
        text: header + "x,two,,1,2\n",
        expected: "pods.csv, line 2, column 2 (num_gpu), \"two\": a whole number is needed"),
      BadPods(
        text: header + "x,-1,,1,2\n",
        expected: "pods.csv, line 2, column 2 (num_gpu), \"-1\": it must lie between 0 and 1000000"),
      BadPods(
        text: header + "x,1,,1,\n",
        expected: "pods.csv, line 2, column 5 (deletion_time), \"\": a whole number is needed"),
      BadPods(
        text: header + "x,1,,99999999999,2\n",
        expected:
          "pods.csv, line 2, column 4 (creation_time), \"99999999999\": it must lie between 0 and 1000000000"),
      BadPods(
        text: header + "x,1,,5,4\n",
        expected: "pods.csv, line 2, column 5 (deletion_time), \"4\": it lies before creation_time (5);"
          + " mend or remove the line"),
      BadPods(
        text: header + "x,1,T4|,1,2\n",
        expected:
          "pods.csv, line 2, column 3 (gpu_spec), \"T4|\": a spec's code has 1-16 of the characters A-Z, 0-9 and -"),
      BadPods(
        text: header + "x,1,T 4,1,2\n",
        expected:
          "pods.csv, line 2, column 3 (gpu_spec), \"T 4\": a spec's code has 1-16 of the characters A-Z, 0-9 and -"),
      BadPods(text: header + ",1,,1,2\n", expected: "pods.csv, line 2, column 1 (name), \"\": a name is needed"),
      BadPods(
        text: header + "x,1,,1,2\n\n\"y,1,,1,2\n",
        expected: "pods.csv, line 4, column 1: a quote is opened here and never closed"),
      BadPods(
        text: header + "\"x\"y,1,,1,2\n",
        expected: "pods.csv, line 2, column 1: text follows a closing quote; a field is quoted whole or not at all"),
    ])
  func refuses(bad: BadPods) throws {
    let error = try #require(throws: TraceError.self) { try Sample.trace(pods: bad.text) }
    #expect(error.description == bad.expected)
  }

  @Test("A field that is not UTF-8 is refused with its place")
  func refusesOtherEncodings() throws {
    let bytes = Array((Self.header + "x").utf8) + [0xFF] + Array(",1,,1,2\n".utf8)
    let error = try #require(throws: TraceError.self) {
      try Trace(nodes: Array(Sample.nodes.utf8), file: "nodes.csv", pods: bytes, file: "pods.csv")
    }
    #expect(error.description == "pods.csv, line 2, column 1: this field is not UTF-8; convert the file")
  }

  @Test("In a folder the two files are found by their names, and several candidates are named")
  func findsFiles() throws {
    let folder = try TemporaryFolder()
    #expect(throws: TraceError.self) { try Trace(folder: folder.path) }
    try folder.write(Sample.nodes, to: "openb_node_list.csv")
    try folder.write(Sample.pods, to: "openb_pod_list_small.csv")
    #expect(try Trace(folder: folder.path) == Sample.trace())

    try folder.write(Sample.pods, to: "openb_pod_list_other.csv")
    let error = try #require(throws: TraceError.self) { try Trace(folder: folder.path) }
    #expect(error.description.contains("openb_pod_list_other.csv, openb_pod_list_small.csv; choose one with --pods"))
    #expect(try Trace(folder: folder.path, pods: "openb_pod_list_other.csv") == Sample.trace())
  }

  @Test("A folder or file that is not there is named")
  func namesMissingPlaces() throws {
    let folder = try TemporaryFolder()
    let noFolder = try #require(throws: TraceError.self) { try Trace(folder: folder.path + "/none") }
    #expect(noFolder.file == folder.path + "/none")
    let noFile = try #require(throws: TraceError.self) { try Trace(folder: folder.path, nodes: "n.csv", pods: "p.csv") }
    #expect(noFile.file == folder.path + "/n.csv")
  }

  private func pods(_ rest: String) -> String { Self.header + "x," + rest + "\n" }
}
