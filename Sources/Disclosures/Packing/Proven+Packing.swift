import Figures

extension Proven: Packable {
    public mutating func pack(_ packing: inout Packing) {
        var revisions = self.revisions
        packing.take(&revisions)
        var withdrawal = self.withdrawal
        packing.take(&withdrawal)
        self = Proven()
        for standing in revisions { add(standing) }
        self.withdrawal = withdrawal
    }
}

extension Proven.Standing: Packable {
    public init() {
        self.init(number: 0, moment: Moment(), index: 0)
    }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&number)
        packing.take(&moment)
        packing.take(&index)
    }
}
