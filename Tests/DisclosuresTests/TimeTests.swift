import Testing

@testable import Disclosures

@Suite struct TimeTests {
    @Test func days() {
        #expect(Day("1970-01-01")?.number == 0)
        #expect(Day("2000-03-01")?.number == 11_017)
        #expect(Day("2024-02-29")?.description == "2024-02-29")
        #expect(Day("2023-12-31")?.adding(1).description == "2024-01-01")
        for text in [
            "2023-02-29", "1900-02-29", "2023-13-01", "2023-00-01", "2023-1-1", "2023-01-00", "20230101", "2023-01-011",
            "",
        ] {
            #expect(Day(text) == nil, "\(text)")
        }
        for number in stride(from: -20_000, to: 60_000, by: 37) {
            let day = Day(number: number)
            #expect(Day(day.description) == day)
        }
    }

    @Test func moments() {
        #expect(Moment("1970-01-01T08:00:00+08:00", zone: .utc)?.seconds == 0)
        #expect(Moment("1970-01-01T08:00:00", zone: .china)?.seconds == 0)
        #expect(Moment("1970-01-02", zone: .utc)?.seconds == 86_400)
        #expect(Moment("2024-09-05 09:00:00Z", zone: .china)?.description == "2024-09-05T09:00:00Z")
        #expect(Moment("2024-09-05T23:30:00-05:30", zone: .utc)?.day(in: .china) == Day("2024-09-06"))
        #expect(Moment("2024-09-05T01:00:00Z", zone: .utc)?.moved(to: .china).minuteText == "2024-09-05 09:00")
        #expect(Moment("2024-09-05T09:00:00+08:00", zone: .utc)?.compactUTC == "20240905T010000Z")
        for text in [
            "2024-09-05T9:00:00Z", "2024-09-05T24:00:00Z", "2024-09-05T09:60:00Z", "2024-09-05T09:00:00+8",
            "2024-09-05T09:00", "x",
        ] {
            #expect(Moment(text, zone: .utc) == nil, "\(text)")
        }
    }
}
