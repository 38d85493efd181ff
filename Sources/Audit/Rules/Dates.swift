import Documents
import Figures
import Reports

/// Years and dates that cannot be, or that are another year's.
extension Rule {
    static let dates = Rule("date") { inspection, findings in
        checkDocumentDate(inspection, &findings)
        checkStaffYear(inspection, &findings)
        checkCalendar(inspection, &findings)
    }

    /// A report on a year is written after it.
    private static func checkDocumentDate(_ inspection: Inspection, _ findings: inout [Finding]) {
        guard let year = inspection.report.year?.value, let date = inspection.report.date,
            inspection.report.kind == .selfEvaluation, let written = Int(date.value.prefix(4)), written <= year,
            date.value < "\(year)-12-31"
        else { return }
        findings.append(
            Finding(
                "date", .warning, .undecided, .none, [], at: date.span,
                "落款日期\(inspection.words(date.span))早于评价年度\(year)年的年末，请核对日期或年度"))
    }

    /// Staff counted in an earlier year than the report's.
    private static func checkStaffYear(_ inspection: Inspection, _ findings: inout [Finding]) {
        guard let year = inspection.report.year?.value else { return }
        let report = inspection.report
        var last = -1
        for fact in report.facts {
            guard fact.concept.line.isStaff, fact.concept.column == nil, case .text(let index) = fact.origin else {
                continue
            }
            let sentence = report.sentences[report.mentions[index].sentence]
            guard report.mentions[index].sentence != last else { continue }
            let before = ByteSpan(sentence.span.start, fact.figure.span.start)
            guard let (stated, place) = lastYear(in: before, inspection.text), stated < year, year - stated <= 3 else {
                continue
            }
            last = report.mentions[index].sentence
            let words = inspection.words(ByteSpan(place.start, fact.figure.span.end))
            findings.append(
                Finding(
                    "staff-year", .warning, .undecided, .none, [], at: place,
                    "\(year)年度的报告里“\(words)”是\(stated)年的人数，请核对统计时点"))
        }
    }

    /// The last year of four digits in the span: `2023 年`.
    private static func lastYear(in span: ByteSpan, _ text: [UInt8]) -> (year: Int, span: ByteSpan)? {
        var found: (Int, ByteSpan)?
        var cursor = Cursor(text, span)
        while !cursor.isAtEnd {
            let start = cursor.position
            guard cursor.digit() != nil else {
                cursor.position += characterLength(cursor.here)
                continue
            }
            let figure = (try? cursor.figure()) ?? nil
            if cursor.position == start { cursor.position += 1 }
            guard let figure, figure.unit == .year, figure.number.scale == 0, Decimal(1990) < figure.number,
                figure.number < Decimal(2100)
            else { continue }
            found = (Int(figure.number.mantissa), figure.span)
        }
        return found
    }

    /// 6月31日: looked for on the cover and at the end, where dates of documents stand.
    private static func checkCalendar(_ inspection: Inspection, _ findings: inout [Finding]) {
        let count = inspection.text.count
        for span in [ByteSpan(0, min(600, count)), ByteSpan(max(min(600, count), count - 400), count)] {
            var at = span.start
            while let month = inspection.text.first("月", in: ByteSpan(at, span.end)) {
                at = month + 3
                if let date = CalendarDate(around: month, in: inspection.text), !date.exists {
                    let words = inspection.words(date.span)
                    findings.append(
                        Finding(
                            "calendar", .error, .fails, .none, [], at: date.span,
                            "日期“\(words)”不存在：\(date.reason)"))
                }
            }
        }
    }
}

/// A date around a 月: 2024年6月31日.
private struct CalendarDate {
    let year: Int
    let month: Int
    let day: Int
    let span: ByteSpan

    init?(around mark: Int, in text: [UInt8]) {
        guard let (month, monthStart) = CalendarDate.number(before: mark, in: text) else { return nil }
        var start = monthStart
        while start > 0, text[start - 1] == 0x20 { start -= 1 }
        var cursor = Cursor(text)
        cursor.position = start
        guard cursor.follows("年"), let (year, yearStart) = CalendarDate.number(before: start - 3, in: text),
            year > 1900, year < 2200
        else { return nil }
        cursor.position = mark + 3
        cursor.skipSpace()
        guard let day = (try? cursor.number()) ?? nil, day.scale == 0, day < Decimal(1000) else { return nil }
        cursor.skipSpace()
        guard cursor.stands("日") else { return nil }
        self.year = year
        self.month = month
        self.day = Int(day.mantissa)
        span = ByteSpan(yearStart, cursor.position + 3)
    }

    private static func number(before end: Int, in text: [UInt8]) -> (Int, Int)? {
        var start = end
        while start > 0, text[start - 1] == 0x20 { start -= 1 }
        let last = start
        var value = 0
        var place = 1
        while start > 0, text[start - 1] >= 0x30, text[start - 1] <= 0x39, place <= 1000 {
            start -= 1
            value += Int(text[start] - 0x30) * place
            place *= 10
        }
        return start < last ? (value, start) : nil
    }

    var exists: Bool { month >= 1 && month <= 12 && day >= 1 && day <= days }

    var reason: String {
        month >= 1 && month <= 12 ? "\(month)月只有\(days)天" : "没有\(month)月"
    }

    private var days: Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}
