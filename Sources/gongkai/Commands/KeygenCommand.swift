import Releases

/// `gongkai keygen`: a key to sign a ledger with.
enum KeygenCommand {
    static let help = """
        Makes a key that signs the ledger, and prints the public key that readers verify with.

        usage: gongkai keygen --name NAME [--key FILE]

          --name NAME   what the ledger is called for ever: its address without https://, such as
                        gongkai.example.gov.cn/ledger
          --key FILE    where the key goes (\(KeyFile.usual)); readable by its owner alone, outside of Content and
                        Site. Keep a copy where only you can reach it.

        exit: 0 made, 1 a key is there already or cannot be written, 2 usage

        """

    static func run(_ arguments: ArraySlice<String>) -> Int32 {
        var name: String?
        var path = KeyFile.usualPath
        var rest = arguments
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h":
                Terminal.print(help)
                return 0
            case "--name", "--key":
                guard let value = rest.popFirst() else { return Usage.missing("a value after \(argument)", help) }
                if argument == "--name" { name = value } else { path = value }
            default: return Usage.unknownOption(argument, help)
            }
        }
        guard let name, VerifierKey.isName(name) else {
            return Usage.missing("--name NAME, without blanks and without +", help)
        }
        guard let path else { return Usage.missing("--key FILE: HOME is not set", help) }
        do throws(LedgerError) {
            try KeyFile.checkPlace(path)
            guard let key = SigningKey.make(name: name) else {
                Terminal.printError("error: libsodium does not start\n")
                return 1
            }
            try key.write(to: path)
            Terminal.printError(
                "\(path): the key. Whoever has it can sign as you; without it nothing can be published.\n")
            Terminal.print("\(key.verifier)\n")
            return 0
        } catch {
            Terminal.printError("\(error)\n")
            return 1
        }
    }
}
