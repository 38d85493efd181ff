import Figures

extension Day: Packable {
    public init() { self.init(number: 0) }

    public mutating func pack(_ packing: inout Packing) {
        var number = self.number
        packing.take(&number)
        self = Day(number: number)
    }
}

extension TimeZoneOffset: Packable {
    public init() { self = .utc }

    public mutating func pack(_ packing: inout Packing) {
        var seconds = self.seconds
        packing.take(&seconds)
        self = TimeZoneOffset(seconds: seconds)
    }
}

extension Moment: Packable {
    public init() { self.init(seconds: 0, zone: .utc) }

    public mutating func pack(_ packing: inout Packing) {
        var (seconds, zone) = (self.seconds, self.zone)
        packing.take(&seconds)
        packing.take(&zone)
        self = Moment(seconds: seconds, zone: zone)
    }
}
