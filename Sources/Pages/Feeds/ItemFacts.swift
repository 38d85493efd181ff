import Disclosures
import Figures
import Reports

/// What an item of a feed and a row of a table say of a disclosure, beside what its record holds anyway.
struct ItemFacts: Sendable {
    var kind = Report.Kind.unknown
    /// As the report prints it: 优秀 where the record says 优.
    var gradePrinted: [UInt8] = []
    var isRateComputed = false
    var sums: [Sum] = []
    var files: [ReceivedFile] = []
    /// 1 for what was published first, 2 for what its first correction made of it.
    var revision = 1
    /// When and why this version replaced the one before; nil for what was published first.
    var correction: DisclosureFile.Revision?
    /// What was public before, the oldest first.
    var earlier: [Record] = []
    /// The rows that the disclosure has in the tables.
    var rows = TableRows()
    /// What the ledger holds of the disclosure, where there is a ledger.
    var proof: LedgerProof?

    func file(_ stem: Reading.File.Stem) -> ReceivedFile? { files.first { $0.stem == stem } }
}

/// An amount in yuan, small: a report has a dozen.
struct Sum: Sendable {
    let line: BudgetLine
    let column: BudgetColumn
    let isFromAccounts: Bool
    private let scale: UInt8
    private let mantissa: Int64

    /// Nil for what no budget on earth comes to.
    init?(_ line: BudgetLine, _ column: BudgetColumn, _ amount: Money.Amount?) {
        guard let amount, let mantissa = Int64(exactly: amount.value.mantissa),
            let scale = UInt8(exactly: amount.value.scale)
        else { return nil }
        self.line = line
        self.column = column
        self.mantissa = mantissa
        self.scale = scale
        isFromAccounts = amount.isFromAccounts
    }

    /// To the cent at least.
    var value: Decimal {
        let value = Decimal(mantissa: Int128(mantissa), scale: Int(scale))
        return value.scale < 2 ? (try? value.rescaled(to: 2)) ?? value : value
    }
}

/// A file as it was received, and where it stands.
struct ReceivedFile: Sendable {
    var stem: Reading.File.Stem
    /// `txt`, `pdf`: of the address under which it is published.
    var ending: String
    var size: Int
    var digest: SHA256

    init(_ stem: Reading.File.Stem, at address: Address, size: Int, sha256: String) {
        self.stem = stem
        self.size = size
        ending = String(
            address.path[(address.path.lastIndex(of: ".").map(address.path.index(after:)) ?? address.path.endIndex)...])
        digest = SHA256(sha256)
    }

    /// What a server calls a file of this ending.
    var mediaType: StaticString {
        switch ending {
        case "txt": "text/plain"
        case "md": "text/markdown"
        case "csv": "text/csv"
        case "pdf": "application/pdf"
        case "doc": "application/msword"
        case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case "xls": "application/vnd.ms-excel"
        case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case "zip": "application/zip"
        default: "application/octet-stream"
        }
    }
}

/// A SHA-256 in 32 bytes.
struct SHA256: Hashable, Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// Reads 64 hexadecimal digits.
    init(_ hexadecimal: String) {
        var words: [UInt64] = [0, 0, 0, 0]
        for (place, byte) in hexadecimal.utf8.prefix(64).enumerated() {
            let digit = byte <= UInt8(ascii: "9") ? byte &- UInt8(ascii: "0") : (byte | 0x20) &- UInt8(ascii: "a") &+ 10
            words[place / 16] = words[place / 16] << 4 | UInt64(digit & 15)
        }
        self.words = (words[0], words[1], words[2], words[3])
    }

    static func == (a: SHA256, b: SHA256) -> Bool { a.words == b.words }
    func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

    /// 64 hexadecimal digits.
    func write(into out: inout [UInt8]) {
        for word in [words.0, words.1, words.2, words.3] {
            for shift in stride(from: UInt64(60), through: 0, by: -4) {
                let digit = UInt8(truncatingIfNeeded: word >> shift) & 15
                out.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }

    var hexadecimal: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(64)
        write(into: &out)
        return out
    }
}

/// What proves that a disclosure stands in the ledger, and since when.
struct LedgerProof: Sendable {
    /// Its place in the ledger, counted from 0.
    var index: Int
    /// The moment of the switch that made it public.
    var moment: Moment
    /// How long the ledger was that the path leads into.
    var size: Int
    /// The hashes from the entry up to the head.
    var path: [SHA256]
}
