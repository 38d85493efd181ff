import Figures
import Foundation

/// A reading beside what a right one holds: how many facts were expected and found, and every difference.
struct Comparison {
    let truth: [String: Any]
    let reading: [String: Any]
    let source: [UInt8]

    private(set) var expected = 0
    private(set) var found = 0
    private(set) var wrong = 0
    private(set) var extra = 0
    private(set) var differences: [String] = []

    init(truth: [String: Any], reading: [String: Any], source: [UInt8]) {
        self.truth = truth
        self.reading = reading
        self.source = source
        identity()
        marks()
        facts()
        indicators()
        tasks()
        lists()
        spans()
    }

    private mutating func differ(_ what: String, want: Any?, got: Any?) {
        wrong += 1
        differences.append("\(what): want \(show(want)), got \(show(got))")
    }

    private func show(_ value: Any?) -> String {
        guard let value, !(value is NSNull) else { return "null" }
        return "\(value)"
    }

    // MARK: Who and when

    private mutating func identity() {
        for key in ["kind", "year", "document_date"] where truth[key] != nil && text(truth[key]) != text(reading[key]) {
            differ(key, want: truth[key], got: reading[key])
        }
        if let name = text(truth["department"]) {
            let also =
                [name, text(truth["department_printed"])].compactMap(\.self)
                + (truth["also_department"] as? [String] ?? [])
            let got = text(reading["department"])
            if !also.contains(got ?? "") { differ("department", want: name, got: got) }
        }
        if let region = truth["region"] as? [String] {
            let got = reading["region"] as? [String] ?? []
            let also = [region, truth["region_also"] as? [String] ?? region]
            if !also.contains(got) { differ("region", want: region, got: got) }
        }
    }

    private mutating func marks() {
        let score = reading["score"] as? [String: Any]
        if truth["score"] != nil, decimal(truth["score"]) != decimal(score?["value"]) {
            differ("score", want: truth["score"], got: score?["value"])
        }
        let grade = reading["grade"] as? [String: Any]
        if truth["grade"] != nil, text(truth["grade"]) != text(grade?["value"]) {
            differ("grade", want: truth["grade"], got: grade?["value"])
        }
    }

    // MARK: Facts

    private mutating func facts() {
        guard truth["facts_unchecked"] as? Bool != true else { return }
        let all = list(truth["facts"])
        let got = list(reading["facts"])
        var used = Set<Int>()
        for fact in all where fact["optional"] as? Bool != true {
            expected += 1
            let hits = got.indices.filter { matches(got[$0], fact) }
            used.formUnion(hits)
            if hits.isEmpty {
                wrong += 1
                differences.append("fact: want \(describe(fact)), not found")
                continue
            }
            found += 1
            if !hits.contains(where: { printedStands(fact, in: got[$0]) }) {
                wrong += 1
                differences.append("fact: the span of \(describe(fact)) does not hold the printed words")
            }
        }
        let optional = all.filter { $0["optional"] as? Bool == true } + list(truth["optional_facts"])
        for (i, fact) in got.enumerated() where !used.contains(i) {
            let concept = text(fact["concept"]) ?? ""
            if optional.contains(where: {
                concepts($0).contains(concept) && ($0["value"] == nil || decimal($0["value"]) == decimal(fact["value"]))
            }) {
                continue
            }
            // Stated twice, or said under a concept that is as right.
            if all.contains(where: { concepts($0).contains(concept) && decimal($0["value"]) == decimal(fact["value"]) })
            {
                continue
            }
            // Parts of a head-count go further than the truth lists them.
            if concept.hasPrefix("staff.funded.") || concept.hasPrefix("staff.active.") { continue }
            extra += 1
            differences.append("fact: \(describe(fact)) is not stated")
        }
    }

    private func concepts(_ fact: [String: Any]) -> [String] {
        [text(fact["concept"]) ?? ""] + (fact["also"] as? [String] ?? [])
    }

    private func matches(_ got: [String: Any], _ fact: [String: Any]) -> Bool {
        concepts(fact).contains(text(got["concept"]) ?? "") && decimal(got["value"]) == decimal(fact["value"])
            && text(got["unit"]) == text(fact["unit"]) && (bare(got["subject"]) ?? "") == (bare(fact["subject"]) ?? "")
    }

    /// The digits that the truth prints stand in the words that the fact's span covers.
    private func printedStands(_ fact: [String: Any], in got: [String: Any]) -> Bool {
        guard let printed = bare(fact["printed"]), let words = words(of: got) else { return true }
        let digits = printed.prefix { "0123456789.,-".contains($0) }
        return words.contains(printed) || printed.contains(words) || (!digits.isEmpty && words.contains(digits))
    }

    private func describe(_ fact: [String: Any]) -> String {
        let subject = text(fact["subject"]).map { " of \($0)" } ?? ""
        return
            "\(show(fact["concept"])) \(show(fact["value"])) \(show(fact["unit"])) “\(show(fact["printed"]))”\(subject)"
    }

    // MARK: Tables, tasks, lists

    private mutating func indicators() {
        guard truth["indicators"] != nil, truth["indicator_count"] == nil else { return }
        let want = list(truth["indicators"])
        let got = list(reading["indicators"])
        if want.count != got.count { differ("number of indicators", want: want.count, got: got.count) }
        for (row, other) in zip(want, got) {
            for (key, value) in row.sorted(by: { $0.key < $1.key }) where key != "note" {
                let isNumber = ["weight", "score", "rate", "completion"].contains(key)
                let agree = isNumber ? decimal(value) == decimal(other[key]) : bare(value) == bare(other[key])
                if agree { continue }
                if key == "level1", bare(other[key]) == nil, truth["indicator_note"] != nil { continue }
                differ(
                    "\(key) of indicator \(text(row["level3"]) ?? text(row["level2"]) ?? "?")", want: value,
                    got: other[key])
            }
        }
    }

    private mutating func tasks() {
        let want = list(truth["tasks"])
        guard !want.isEmpty else { return }
        let got = list(reading["tasks"])
        if want.count != got.count { differ("number of tasks", want: want.count, got: got.count) }
        for (task, other) in zip(want, got) {
            let name = text(task["name"]) ?? "?"
            if task["amount"] != nil, decimal(task["amount"]) != decimal(other["amount"]) {
                differ("amount of \(name)", want: task["amount"], got: other["amount"])
            }
            let names = list(task["indicators"]).map { bare($0["name"]) }
            let gotNames = list(other["indicators"]).map { bare($0["name"]) }
            if names != gotNames { differ("indicators of \(name)", want: names, got: gotNames) }
        }
    }

    private mutating func lists() {
        if let want = truth["sections"] as? [String] {
            let got = list(reading["sections"]).filter { $0["level"] as? Int == 1 }.map { bare($0["title"]) ?? "" }
            if want.map({ bare($0) ?? "" }) != got { differ("chapters", want: want, got: got) }
        }
        for key in ["problems", "measures"] {
            guard let want = truth[key + "_count"] as? Int, let got = (reading[key] as? [String])?.count, want != got
            else { continue }
            differ(key, want: want, got: got)
        }
    }

    // MARK: Spans

    /// Every span lies inside the source, and begins and ends between characters.
    private mutating func spans() {
        var all: [(String, [Int])] = []
        collect(reading, "report", into: &all)
        for (name, span) in all {
            guard span.count == 2, span[0] >= 0, span[0] <= span[1], span[1] <= source.count else {
                wrong += 1
                differences.append("span of \(name) is \(span), the source has \(source.count) bytes")
                continue
            }
            for end in span where end < source.count && source[end] & 0xC0 == 0x80 {
                wrong += 1
                differences.append("span of \(name), \(span), cuts a character")
                break
            }
        }
    }

    private func collect(_ value: Any, _ name: String, into all: inout [(String, [Int])]) {
        if let object = value as? [String: Any] {
            for (key, value) in object {
                if key == "span", let span = value as? [Int] {
                    all.append((name, span))
                } else {
                    collect(value, key, into: &all)
                }
            }
        } else if let list = value as? [Any] {
            for value in list { collect(value, name, into: &all) }
        }
    }

    private func words(of fact: [String: Any]) -> String? {
        guard let span = fact["span"] as? [Int], span.count == 2, span[0] >= 0, span[0] <= span[1],
            span[1] <= source.count
        else { return nil }
        return bare(String(decoding: source[span[0]..<span[1]], as: UTF8.self))
    }

    // MARK: Values

    private func list(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }

    private func text(_ value: Any?) -> String? {
        if value is NSNull { return nil }
        if let number = value as? Int { return "\(number)" }
        return value as? String
    }

    /// Without blanks.
    private func bare(_ value: Any?) -> String? { text(value).map { $0.filter { !$0.isWhitespace } } }

    private func decimal(_ value: Any?) -> Figures.Decimal? { text(value).flatMap { try? Figures.Decimal($0) } }
}
