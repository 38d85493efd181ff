import Disclosures
import Rendering

/// A feed: of the site, of a region with all that is below it, of a department.
///
/// Its pages are filled from the oldest item on; where one ends and the next begins is said by the items themselves
/// (``StableCuts``), so that a page of the past never changes again, even if something with an old date comes late.
/// The first page, `feed.json`, holds the newest items; each page leads to the one before it in time.
struct Feed: Sendable {
    /// Where it stands: empty, `regions/…/` or `<department>/`.
    var folder: String
    /// The page of what it is about.
    var page: Address
    /// The region or department; nil for the site.
    var name: String?
    /// Those of the site, and which of them are told of here: the oldest first.
    private let all: [FeedEvent]
    private let places: [Int32]
    /// Which events stand on which page; the last is the first page.
    var pieces: [Range<Int>]

    /// So many items at least stand on the first page, where there are so many.
    private static let least = 16

    init(folder: String, page: Address, name: String?, _ places: [Int32], of all: [FeedEvent]) {
        self.folder = folder
        self.page = page
        self.name = name
        self.all = all
        self.places = places
        pieces = StableCuts.pieces(places.map { all[Int($0)].mark }, about: 24, most: 32)
        guard var first = pieces.popLast() else {
            pieces = [0..<0]
            return
        }
        while first.count < Feed.least, let older = pieces.popLast() { first = older.lowerBound..<first.upperBound }
        pieces.append(first)
    }

    /// How many events there are.
    var count: Int { places.count }

    /// Those of one page.
    func events(_ piece: Range<Int>) -> some RandomAccessCollection<FeedEvent> {
        places[piece].lazy.map { all[Int($0)] }
    }

    enum Format: String, Sendable, CaseIterable {
        case json, xml
    }

    func address(_ piece: Int, _ format: Format, _ index: SiteIndex) -> Address {
        if piece == pieces.count - 1 { return Feeds.address(folder, format) }
        // Named after its oldest item, which stays the oldest.
        let event = all[Int(places[pieces[piece].lowerBound])]
        let department = index.departments[event.department]
        let day = Moment(seconds: event.moment, zone: .utc).compactUTC.prefix(8)
        let name = "\(day)-\(department.slug)-\(department.years[event.record].year).\(event.version + 1)"
        return Address("\(folder)feed/\(name).\(format.rawValue)")
    }
}

/// All feeds of a site.
enum Feeds {
    static func address(_ folder: String, _ format: Feed.Format) -> Address {
        Address("\(folder)feed.\(format.rawValue)")
    }
    static func folder(department slug: String) -> String { "\(slug)/" }
    static func folder(region path: [String]) -> String { "regions/\(path.joined(separator: "-"))/" }

    static func all(_ index: SiteIndex) -> [Feed] { all(index, FeedEvent.all(index)) }

    /// `events` are all of the site.
    static func all(_ index: SiteIndex, _ events: [FeedEvent]) -> [Feed] {
        var ofRegion: [[Int32]] = Array(repeating: [], count: index.regions.count)
        var ofDepartment: [[Int32]] = Array(repeating: [], count: index.departments.count)
        let regions = index.departments.map { department in
            department.region.indices.compactMap { index.regionPlaces[Array(department.region[...$0])] }
        }
        for event in events {
            ofDepartment[event.department].append(Int32(event.place))
            for region in regions[event.department] { ofRegion[region].append(Int32(event.place)) }
        }
        let all = events.indices.map { Int32($0) }
        var feeds = [Feed(folder: "", page: Addresses.home, name: nil, all, of: events)]
        for (region, places) in zip(index.regions, ofRegion) {
            feeds.append(
                Feed(
                    folder: folder(region: region.path), page: Addresses.region(region.path), name: region.path.last,
                    places, of: events))
        }
        for (department, places) in zip(index.departments, ofDepartment) {
            feeds.append(
                Feed(
                    folder: folder(department: department.slug), page: Addresses.department(department.slug),
                    name: department.name, places, of: events))
        }
        return feeds
    }
}
