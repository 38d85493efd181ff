import Figures

extension TextPlace: Packable {
    public init() { self.init(line: 0, column: 0) }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&span.start)
        packing.take(&span.end)
        packing.take(&line)
        packing.take(&column)
        packing.take(&endLine)
        packing.take(&endColumn)
    }
}

extension SensitiveNote: Packable {
    public init() { self.init(personal: nil, words: "", masked: "", isCertain: false, place: TextPlace()) }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&personal)
        packing.take(&words)
        packing.take(&masked)
        packing.take(&isCertain)
        packing.take(&place)
    }
}

extension PersonalData.Kind: Packable {
    public init() { self = .email }
}
