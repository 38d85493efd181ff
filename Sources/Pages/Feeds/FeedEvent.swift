import Disclosures

/// Something that happened in public: a disclosure, a correction of one, its withdrawal. Each is one item in every feed
/// it belongs to. Of what was withdrawn the withdrawal is all that is told.
struct FeedEvent: Sendable {
    var department: Int
    var record: Int
    /// The version that became public, counted from 0: those of `earlier`, then the one that is public now.
    var version: Int
    /// Of becoming public here. What was public elsewhere before does not move it.
    var moment: Int
    /// When its item last changed: its version was replaced then.
    var modified: Int
    /// Its place among all events of the site.
    var place = 0
    /// Says which page of a feed begins with this item.
    var mark: Fingerprint
    /// Of all that its item says.
    var told: Fingerprint
}

extension FeedEvent {
    /// All events of a site, the oldest first; those of one moment by department, year and version. Drafts have none.
    static func all(_ index: SiteIndex) -> [FeedEvent] {
        var events: [FeedEvent] = []
        var id: [UInt8] = []
        for (department, about) in index.departments.enumerated() {
            for (place, row) in about.years.enumerated() where !row.isDraft {
                let record = index.fingerprint(SiteIndex.Entry(department: department, record: place))
                let versions = versions(of: row, index)
                for (version, shown) in versions.enumerated() {
                    guard let moment = shown.since else { continue }
                    id.removeAll(keepingCapacity: true)
                    id.append(contentsOf: about.slug.utf8)
                    id.append(0)
                    id.append(number: row.year)
                    id.append(0)
                    id.append(number: row.isPublic ? shown.revision : 0)
                    let mark = Fingerprint(id)
                    events.append(
                        FeedEvent(
                            department: department, record: place, version: version, moment: moment,
                            modified: (version + 1 < versions.count ? versions[version + 1].since : nil) ?? moment,
                            mark: mark, told: Fingerprint(all: [record, mark])))
                }
            }
        }
        // Departments stand in order of slug.
        events.sort {
            ($0.moment, $0.department, $0.record, $0.version) < ($1.moment, $1.department, $1.record, $1.version)
        }
        for place in events.indices { events[place].place = place }
        return events
    }

    /// What was public one after the other: when each became so, and its number. Few have more than one.
    private static func versions(of row: RecordRow, _ index: SiteIndex) -> [(since: Int?, revision: Int)] {
        let earlier = row.hasEarlier ? index.record(row).items.earlier : []
        return earlier.map { ($0.since?.seconds, $0.items.revision) } + [(row.sinceSeconds, row.revision)]
    }
}

extension Record {
    /// When this version of the disclosure became public here, proven by the ledger or planned; or when it was withdrawn.
    var since: Moment? {
        withdrawal?.moment ?? items.proof?.moment ?? items.correction?.moment ?? calendar.moment
    }
}
