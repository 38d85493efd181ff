import Releases

/// `gongkai rollback [RELEASE]`: an older release is shown again.
enum RollbackCommand {
    static let help = """
        Shows an older release again, by one rename.

        usage: gongkai rollback [RELEASE] [--site DIR]

          RELEASE      a folder's name in Site/releases (the last one with other pages than the one that is shown)
          --site DIR   where releases are (Site)

        Refused where the ledger would lose entries: what was public stays public, or is corrected by publishing again.

        exit: 0 shown, 1 refused: nothing has changed, 2 usage

        """

    static func run(_ arguments: ArraySlice<String>) -> Int32 {
        var site = "Site"
        var release: String?
        var rest = arguments
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h":
                Terminal.print(help)
                return 0
            case "--site":
                guard let value = rest.popFirst() else { return Usage.missing("a folder after --site", help) }
                site = value
            default:
                if argument.hasPrefix("-") { return Usage.unknownOption(argument, help) }
                guard release == nil else { return Usage.missing("one release", help) }
                release = argument
            }
        }
        do throws(LedgerError) {
            let name = try Rollback(site: site).run(to: release)
            Terminal.print("\(site)/current -> releases/\(name)\n")
            return 0
        } catch {
            Terminal.printError("\(error)\n")
            return 1
        }
    }
}
