import Figures

/// Something in a text that belongs to a person: a number, an address.
public struct PersonalData: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case identityNumber = "identity-number"
        case mobile
        case landline
        case bankCard = "bank-card"
        case homeAddress = "home-address"
        case email
    }

    public var kind: Kind
    /// In the text that was searched.
    public var span: ByteSpan
    /// How it may stand instead: 138****1234.
    public var masked: String
}

extension PersonalData.Kind {
    /// As staff call it.
    public var word: String {
        switch self {
        case .identityNumber: "身份证号码"
        case .mobile: "手机号码"
        case .landline: "固定电话号码"
        case .bankCard: "银行卡号"
        case .homeAddress: "家庭住址"
        case .email: "电子邮箱"
        }
    }
}

extension PersonalData {
    /// All that stands in a text, in order. What is masked already passes, and so do the office's own `contacts`.
    public static func search(_ text: [UInt8], contacts: PublicContacts = PublicContacts([])) -> [PersonalData] {
        text.withUnsafeBufferPointer { buffer in
            var search = PersonalDataSearch(buffer, contacts: contacts)
            search.search()
            return search.found
        }
    }
}

/// What an office publishes of itself: telephone numbers, mail boxes, addresses. They are nobody's personal data.
public struct PublicContacts: Sendable {
    /// Digits and letters only, in lower case.
    private let known: [[UInt8]]

    public init(_ contacts: [String]) {
        known = contacts.map { PublicContacts.plain(Array($0.utf8)) }.filter { !$0.isEmpty }
    }

    func holds(_ words: some Sequence<UInt8>) -> Bool {
        guard !known.isEmpty else { return false }
        return known.contains(PublicContacts.plain(Array(words)))
    }

    /// Whether the words end with a known address, or with a part of one.
    func holdsAddress(_ words: some Sequence<UInt8>) -> Bool {
        guard !known.isEmpty else { return false }
        let plain = PublicContacts.plain(Array(words))
        return known.contains { $0.first(plain, from: 0) != nil || plain.first($0, from: 0) != nil }
    }

    private static func plain(_ bytes: [UInt8]) -> [UInt8] {
        var plain: [UInt8] = []
        for byte in bytes {
            switch byte {
            case 0x30...0x39, 0x61...0x7A, UInt8(ascii: "@"), UInt8(ascii: "."), 0x80...: plain.append(byte)
            case 0x41...0x5A: plain.append(byte | 0x20)
            default: continue
            }
        }
        return plain
    }
}
