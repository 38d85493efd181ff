/// The commands, in the order in which `--help` lists them. A new one is a file and a line here.
enum CommandTable {
    static let version = "0.1.0"

    struct Entry: Sendable {
        var name: String
        var summary: String
        var run: @Sendable (ArraySlice<String>) -> Int32
    }

    static let entries = [
        Entry(name: "init", summary: "write a new Content to begin with", run: InitCommand.run),
        Entry(name: "build", summary: "build the site into a new release and show it", run: BuildCommand.run),
        Entry(name: "preview", summary: "look at the site while it is edited", run: PreviewCommand.run),
        Entry(name: "read", summary: "show what is understood of a report", run: ReadCommand.run),
        Entry(name: "publish", summary: "publish what is due: ledger and site in one switch", run: PublishCommand.run),
        Entry(name: "rollback", summary: "show an older release again", run: RollbackCommand.run),
        Entry(name: "deploy", summary: "bring the release that is shown to a server", run: DeployCommand.run),
        Entry(name: "verify", summary: "prove that a published site is what was signed", run: VerifyCommand.run),
        Entry(name: "keygen", summary: "make a key that signs the ledger", run: KeygenCommand.run),
        Entry(name: "check", summary: "recompute the figures of reports", run: CheckCommand.run),
    ]

    static func run(_ arguments: ArraySlice<String>) -> Int32 {
        guard let name = arguments.first else {
            Terminal.printError(help)
            return 2
        }
        switch name {
        case "--version":
            Terminal.print("gongkai \(version)\n")
            return 0
        case "--help", "-h", "help":
            Terminal.print(help)
            return 0
        default:
            guard let entry = entries.first(where: { $0.name == name }) else {
                Terminal.printError("error: unknown command '\(name)'\n\n" + help)
                return 2
            }
            return entry.run(arguments.dropFirst())
        }
    }

    private static var help: String {
        var text = """
            Publishes departments' performance self-evaluations.

            usage: gongkai <command> [--help]

            commands:

            """
        for entry in entries {
            text += "  " + entry.name + String(repeating: " ", count: 10 - entry.name.count) + entry.summary + "\n"
        }
        return text + "\n  --version\n"
    }
}
