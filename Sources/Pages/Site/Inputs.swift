import Figures

/// What the files of a bundle are made from: each part with a name and a fingerprint.
///
/// What all pages share (the site's description, the theme, the tool) is not named here: it is added to every bundle.
public struct Inputs: Sendable {
    public struct Part: Sendable, Equatable {
        /// What it is, for `--explain`: "the rows it lists".
        public var name: String
        public var fingerprint: Fingerprint

        public init(name: String, fingerprint: Fingerprint) {
            self.name = name
            self.fingerprint = fingerprint
        }
    }

    public private(set) var parts: [Part] = []

    public init() {}

    public mutating func add(_ name: String, _ fingerprint: Fingerprint) {
        parts.append(Part(name: name, fingerprint: fingerprint))
    }

    public mutating func add(_ name: String, _ value: some Packable) { add(name, Fingerprint(value.packed)) }

    static func + (first: Inputs, second: Inputs) -> Inputs {
        var all = first
        all.parts += second.parts
        return all
    }

    /// One number for all of them.
    public var fingerprint: Fingerprint { Fingerprint(all: parts.map(\.fingerprint)) }
}
