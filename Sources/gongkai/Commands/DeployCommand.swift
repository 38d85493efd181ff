import Releases

/// `gongkai deploy DESTINATION`: what is shown here is brought to where it is served.
enum DeployCommand {
    static let help = """
        Brings the release that is shown in Site to a server: first all of it, then the switch.

        usage: gongkai deploy DESTINATION [--site DIR]

          DESTINATION   a folder, or user@host:folder (by rsync over ssh); serve its 'current'
          --site DIR    where releases are (Site)

        Refused where the ledger there has entries that ours has not. Killed or cut off at any moment, readers see the
        old site, whole; run it again.

        exit: 0 deployed, 1 refused or failed, 2 usage

        """

    static func run(_ arguments: ArraySlice<String>) -> Int32 {
        var site = "Site"
        var destination: String?
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
                guard destination == nil else { return Usage.missing("one destination", help) }
                destination = argument
            }
        }
        guard let destination, !destination.isEmpty else { return Usage.missing("a destination", help) }
        do throws(LedgerError) {
            let name = try Deployment(site: site).run(to: destination)
            Terminal.print("\(destination)/current -> releases/\(name)\n")
            return 0
        } catch {
            Terminal.printError("\(error)\n")
            return 1
        }
    }
}
