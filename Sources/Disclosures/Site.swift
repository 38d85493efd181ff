/// What a site is: `site.yaml`.
public struct Site: Sendable {
    public var title: String
    public var baseURL: String?
    public var language: String
    public var zone: TimeZoneOffset
    /// The notice on every page of a site whose content is made up.
    public var sample: String?
    /// Who answers for the site, and where citizens write to.
    public var publisher: String?
    public var contact: String?
    /// WebSub hubs that tell subscribers when a feed has changed.
    public var hubs: [String] = []
    /// The public key of the ledger, where the site has one. Nobody types it: it comes with the publication.
    public var ledgerKey: String?
    /// What government sites must say of themselves. Never made up.
    public var siteName: String?
    public var siteDomain: String?
    public var siteIDCode: String?
    /// How many days report and accounts may lie apart and still count as published together.
    public var toleranceDays: Int
    /// Whether three roles must have signed off.
    public var requiresReview = true
    /// Whether an error must be explained before it is public; without, it is shown as one that nobody has explained.
    public var requiresExplanations = true

    public init(title: String) {
        self.title = title
        language = "zh-CN"
        zone = .china
        toleranceDays = 0
    }
}

extension Site {
    static func read(_ bytes: [UInt8], file: String, _ faults: inout [ContentFault]) -> Site? {
        let root: YAMLNode
        do throws(ContentFault) {
            root = try YAML.parse(bytes, file: file)
        } catch {
            faults.append(error)
            return nil
        }
        var fields = Fields(root, file: file)
        var site = Site(title: fields.text("title", required: true) ?? "")
        site.baseURL = fields.address("base_url")
        if let node = fields.node("language"), let language = fields.text(of: node, "language") {
            if Site.isLanguage(language) {
                site.language = language
            } else {
                fields.report(.noLanguage(language), at: node.place)
            }
        }
        if let node = fields.node("time_zone"), let name = fields.text(of: node, "time_zone") {
            if let zone = TimeZoneOffset(name) {
                site.zone = zone
            } else {
                fields.report(.noZone(name), at: node.place)
            }
        }
        site.hubs = fields.addresses("hubs")
        site.sample = fields.text("sample")
        site.publisher = fields.text("publisher")
        site.contact = fields.text("contact")
        site.siteName = fields.text("site_name")
        site.siteDomain = fields.text("site_domain")
        site.siteIDCode = fields.text("site_id_code")
        site.toleranceDays = fields.number("tolerance_days", in: 0...365) ?? 0
        if let policy = fields.map("policy", Policy.init) {
            site.requiresReview = policy.review != .optional
            site.requiresExplanations = policy.errors != .shown
        }
        faults += fields.finish()
        return site
    }
}

extension Site {
    /// Which gates hold, where a site may choose: `policy: {review: optional, errors: shown}`.
    private struct Policy {
        enum Review: String, CaseIterable { case required, optional }
        enum Errors: String, CaseIterable { case explained, shown }

        var review: Review?
        var errors: Errors?

        init?(_ fields: inout Fields) {
            review = fields.choice("review", Review.self)
            errors = fields.choice("errors", Errors.self)
        }
    }

    /// Whether a text is an address of the web.
    static func isAddress(_ text: String) -> Bool {
        (text.hasPrefix("https://") || text.hasPrefix("http://"))
            && !text.utf8.contains { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "<") }
    }

    /// An address of the web, ending with `/`; nil where the text is none.
    public static func address(_ text: String) -> String? {
        guard isAddress(text) else { return nil }
        return text.hasSuffix("/") ? text : text + "/"
    }

    /// Where on its host the site begins: `/`, or `/jixiao/`; nil where nobody said where it is served.
    public var basePath: String? {
        guard let baseURL, let colon = baseURL.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let host = baseURL.utf8[colon...].dropFirst(3)
        return host.firstIndex(of: UInt8(ascii: "/")).map { String(baseURL[$0...]) }
    }

    /// `zh-CN`: letters and digits between hyphens, letters first.
    private static func isLanguage(_ tag: String) -> Bool {
        let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
        return parts[0].count >= 2 && parts[0].allSatisfy(isLetter)
            && parts.allSatisfy { part in
                (1...8).contains(part.count) && part.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
            }
    }
}

extension Fields {
    /// Addresses of the web, as they are written.
    mutating func addresses(_ key: String) -> [String] {
        guard let node = node(key) else { return [] }
        guard case .list(let items) = node.value else {
            report(.wrongKind(key, node.kind, .addresses), at: node.place)
            return []
        }
        return items.compactMap { item in
            guard let text = text(of: item, key) else { return nil }
            if Site.isAddress(text) { return text }
            report(.noAddress(text, example: "https://hub.example.gov.cn/"), at: item.place)
            return nil
        }
    }

    /// An address of the web, ending with `/`.
    mutating func address(_ key: String) -> String? {
        guard let node = node(key), let text = text(of: node, key) else { return nil }
        guard let address = Site.address(text) else {
            report(.noAddress(text, example: "https://example.gov.cn/"), at: node.place)
            return nil
        }
        return address
    }
}
