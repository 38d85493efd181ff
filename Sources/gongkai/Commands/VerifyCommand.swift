import Disclosures
import Releases

/// `gongkai verify FOLDER|URL --key KEY`: whether a site is what was signed.
enum VerifyCommand {
    static let help = """
        Proves that a published site is what was signed, and says what is not proven. Reads only what the public reads.

        usage: gongkai verify FOLDER|URL --key KEY [--since CHECKPOINT]

          FOLDER|URL            a Site folder or a release; http:// or https:// (https needs curl)
          --key KEY             the public key that keygen printed, or a file that holds it
          --since CHECKPOINT    a ledger/checkpoint kept from before: nothing was removed or altered since

        exit: 0 everything agrees, 1 something does not, 2 usage

        """

    static func run(_ arguments: ArraySlice<String>) -> Int32 {
        var place: String?
        var keyText: String?
        var sincePath: String?
        var rest = arguments
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h":
                Terminal.print(help)
                return 0
            case "--key", "--since":
                guard let value = rest.popFirst() else { return Usage.missing("a value after \(argument)", help) }
                if argument == "--key" { keyText = value } else { sincePath = value }
            default:
                if argument.hasPrefix("-") { return Usage.unknownOption(argument, help) }
                guard place == nil else { return Usage.missing("one folder or address", help) }
                place = argument
            }
        }
        guard let place else { return Usage.missing("a folder or an address", help) }
        guard let keyText else { return Usage.missing("--key KEY", help) }
        guard let key = readKey(keyText) else {
            return Usage.missing("a public key such as example.gov.cn/ledger+44b788bd+Abk…, or a file with one", help)
        }
        do throws(Verification.Refusal) {
            let since = try sincePath.map { path throws(Verification.Refusal) in try readCheckpoint(path, key) }
            let verification = try Verification(place, key: key)
            verification.run(since: since)
            Terminal.print(VerificationPrinter.text(verification, isSince: since != nil))
            return verification.faults.isEmpty ? 0 : 1
        } catch {
            Terminal.printError("error: \(error)\n")
            return 1
        }
    }

    private static func readKey(_ text: String) -> VerifierKey? {
        if let key = VerifierKey(text) { return key }
        guard let bytes = try? Disk.files.read(text), bytes.count < 1024 else { return nil }
        return VerifierKey(String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self))
    }

    private static func readCheckpoint(
        _ path: String, _ key: VerifierKey
    ) throws(Verification.Refusal) -> Checkpoint {
        do throws(DiskError) {
            let bytes = try Disk.files.read(path)
            do throws(Checkpoint.Fault) {
                return try Checkpoint(bytes, signedBy: key)
            } catch {
                throw DiskError("\(error)")
            }
        } catch {
            throw Verification.Refusal(description: "\(path): \(error.reason)")
        }
    }
}
