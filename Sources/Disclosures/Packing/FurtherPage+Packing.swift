import Figures

extension FurtherPage: Packable {
    public init() { self.init(name: "", title: "", menu: nil, body: []) }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&name)
        packing.take(&title)
        packing.take(&menu)
        packing.take(bytes: &body)
    }
}
