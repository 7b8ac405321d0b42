import MatchingEngine
import Testing

@testable import WireProtocol

/// The engine and the schema name the same things by the same numbers.
@Suite struct EngineAgreementTests {
  @Test func everyRejectCodeOfTheEngineHasItsNumberAndNameInTheSchema() throws {
    for code in RejectCode.allCases {
      let wireCode = try #require(WireRejectCode(wireValue: code.rawValue), "\(code) is not in the schema")
      #expect(wireCode == WireRejectCode(code))
      #expect("\(wireCode)" == "\(code)".replacingID)
    }
  }

  @Test func everyRejectCodeSaysWhatItMeansAndWhatToDo() {
    for code in WireRejectCode.allCases {
      #expect(code.meaning.contains(". "), "\(code)")
      #expect(code.rawValue == code.wireValue)
      #expect(WireRejectCode(wireValue: code.rawValue) == code)
      #expect("\(code.wireName)" == "\(code)")
    }
  }

  @Test func theEngineRefusesWithCodesFromOneHundredAndTheGatewayBelow() {
    let engineNames = Set(RejectCode.allCases.map { "\($0)".replacingID })
    for code in WireRejectCode.allCases where code.rawValue >= 100 { #expect(engineNames.contains("\(code)")) }
  }

  @Test func everyEnumerationOfTheEngineHasItsNumbersAndNamesInTheSchema() {
    expectAgreement(Side.self)
    expectAgreement(OrderType.self)
    expectAgreement(TimeInForce.self)
    expectAgreement(SelfTradePrevention.self)
    expectAgreement(TradingState.self)
    expectAgreement(CancelReason.self)
    expectAgreement(SpecKind.self)
    expectAgreement(LeaseEndReason.self)
    expectAgreement(LeaseRole.self)
    expectAgreement(SideChoice.self)
    expectAgreement(Liquidity.self)
    expectAgreement(SpotMethod.self)
    expectAgreement(SnapshotKind.self)
  }

  private func expectAgreement<Value>(_ type: Value.Type)
  where Value: WireEnumeration & CaseIterable & RawRepresentable & Equatable, Value.RawValue == Value.WireValue {
    for value in Value.allCases {
      #expect(value.rawValue == value.wireValue)
      #expect("\(value)" == "\(value.wireName)")
      #expect(Value(wireValue: value.rawValue) == value)
    }
    #expect(Value(wireValue: Value.WireValue(Value.allCases.count)) == nil)
  }
}

extension String {
  /// The schema writes `Id` where Swift writes `ID`.
  fileprivate var replacingID: String {
    var result = ""
    for character in self {
      result.append(character == "D" && result.last == "I" ? "d" : character)
    }
    return result
  }
}
