import ArgumentParser
import ExchangeClient

/// Opens an account.
struct RegisterCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract: "Open a participant's account (operator only).",
    discussion: """
      Needed where registration is closed; where it is open, the first logon with a new name opens an account.

      EXAMPLES
        tenor register hangzhou-dc --new-secret-file hangzhou.secret
      """)

  @Argument(help: "Name: 1 to 16 of A-Z a-z 0-9 . _ -")
  var name: String

  @Option(help: ArgumentHelp("File whose first line is the new account's secret.", valueName: "path"))
  var newSecretFile: String

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let secret = try ConnectionOptions.firstLine(of: newSecretFile)
    let number = try connection.operatorSession().registerParticipant(name: name, secret: secret)
    if output.json {
      let document: JSONText = ["participant": .integer(number.rawValue), "name": .string(name)]
      Output.line(document.text)
    } else {
      Output.line("Registered \(name) with number \(number.rawValue)")
    }
  }
}
