import Foundation
import MatchingEngine
import Testing

@testable import MarketReplay

/// A small trace in the published format, made for these tests.
enum Sample {
  static let nodes = """
    sn,cpu_milli,memory_mib,gpu,model
    node-a,96000,786432,8,V100M32
    node-b,64000,262144,2,T4
    node-c,64000,262144,4,T4
    node-d,96000,786432,8,G2
    node-e,32000,131072,0,

    """

  /// Two days and a half. Each task shows one rule: see the names.
  static let pods = """
    name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,creation_time,deletion_time,scheduled_time
    first,4000,8192,1,1000,T4,LS,Running,0,3600,0
    no-card,4000,8192,0,0,,LS,Running,10,216000,10
    share-of-a-card,4000,8192,1,460,T4,LS,Running,20,3000,25
    one-second-over-an-hour,4000,8192,2,1000,T4,LS,Succeeded,100,3701,110
    cheapest-of-two,4000,8192,1,1000,V100M32|T4,LS,Running,200,90000,210
    any,4000,8192,1,1000,,BE,Pending,300,7000,
    eight-at-once,64000,262144,8,1000,V100M32,LS,Running,400,216000,500
    more-than-there-is,64000,262144,8,1000,T4,LS,Pending,500,4000,
    no-such-card,4000,8192,1,1000,G3,LS,Failed,600,700,
    ends-as-it-starts,4000,8192,1,1000,T4,LS,Failed,700,700,700
    to-the-end,4000,8192,2,1000,T4,LS,Running,100000,216000,100100

    """

  static let tenors: [MarketTenor] = [
    MarketTenor(code: "1h", hours: 1), MarketTenor(code: "1d", hours: 24), MarketTenor(code: "1w", hours: 168),
    MarketTenor(code: "1m", hours: 720), MarketTenor(code: "3m", hours: 2_160),
  ]

  static func trace(nodes: String = nodes, pods: String = pods) throws -> Trace {
    try Trace(nodes: Array(nodes.utf8), file: "nodes.csv", pods: Array(pods.utf8), file: "pods.csv")
  }

  static func plan(seed: UInt64 = 7, taskLimit: Int? = nil) throws -> ReplayPlan {
    var settings = ReplaySettings()
    settings.seed = seed
    settings.taskLimit = taskLimit
    settings.providers = 2
    settings.buyers = 3
    return try ReplayPlan(trace: trace(), tenors: tenors, settings: settings)
  }
}

extension ReplayPlan {
  /// The index of the bid of the task called `name`.
  func bid(_ name: String) throws -> Int { try #require(orders.firstIndex { $0.source == name }) }
}
