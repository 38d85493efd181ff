import Rendering

/// Every finding, by rule: an overview, and a page for each year.
extension IndexWriter {
    private struct RuleCount {
        var errors = 0
        var warnings = 0
        var notes = 0
        var total: Int { errors + warnings + notes }

        mutating func add(_ severity: Record.Complaint.Severity) {
            switch severity {
            case .error: errors += 1
            case .warning: warnings += 1
            case .note: notes += 1
            }
        }
    }

    func writeChecks() {
        begin(Addresses.checks, "数字核对")
        var counts: [String: RuleCount] = [:]
        var years: [String: Set<Int>] = [:]
        var tally = Tally()
        for department in index.departments {
            for record in department.years {
                tally.add(record)
                for complaint in record.complaints {
                    counts[complaint.rule, default: RuleCount()].add(complaint.severity)
                    years[complaint.rule, default: []].insert(record.year)
                }
            }
        }
        tally.fill(&page, names)
        for (rule, count) in counts.sorted(by: {
            ($1.value.errors, $1.value.total, $0.key) < ($0.value.errors, $0.value.total, $1.key)
        }) {
            let item = fill(rule, count)
            for year in (years[rule] ?? []).sorted(by: >) {
                let link = page.add(to: names.rule.years, in: item)
                page.set(names.rule.year.name, year, in: link)
                page.set(names.rule.year.link, "\(Addresses.checks(year).link)#\(rule)", in: link)
            }
        }
        for year in index.years {
            var tally = Tally()
            for entry in index.byYear[year] ?? [] { tally.add(index.record(entry)) }
            place(
                "\(year)", Addresses.checks(year).link, count: tally.errors + tally.warnings + tally.notes,
                to: names.years)
        }
        end(theme.checks, Addresses.checks)
    }

    private func fill(_ rule: String, _ count: RuleCount) -> Page.Item {
        let item = page.add(to: names.rules)
        page.set(names.rule.name, Words.rule(rule), in: item)
        page.set(names.rule.anchor, rule, in: item)
        page.set(names.rule.count, count.total, in: item)
        page.set(names.rule.errors, count.errors, in: item)
        page.set(names.rule.warnings, count.warnings, in: item)
        page.set(names.rule.notes, count.notes, in: item)
        return item
    }

    func writeChecks(_ year: Int) {
        let address = Addresses.checks(year)
        begin(address, "\(year)年度数字核对")
        page.set(names.year, year)
        var found: [String: [(SiteIndex.Entry, Int)]] = [:]
        var counts: [String: RuleCount] = [:]
        var tally = Tally()
        for entry in index.byYear[year] ?? [] {
            let record = index.record(entry)
            tally.add(record)
            for (place, complaint) in record.complaints.enumerated() {
                found[complaint.rule, default: []].append((entry, place))
                counts[complaint.rule, default: RuleCount()].add(complaint.severity)
            }
        }
        tally.fill(&page, names)
        for (rule, count) in counts.sorted(by: {
            ($1.value.errors, $1.value.total, $0.key) < ($0.value.errors, $0.value.total, $1.key)
        }) {
            let item = fill(rule, count)
            // What cannot be right comes first.
            let sorted = (found[rule] ?? []).enumerated().sorted { a, b in
                let x = index.record(a.element.0).complaints[a.element.1].severity.rawValue
                let y = index.record(b.element.0).complaints[b.element.1].severity.rawValue
                return (y, a.offset) < (x, b.offset)
            }
            for (_, (entry, place)) in sorted { write(entry, place, in: item) }
        }
        for other in index.years { place("\(other)", "\(other).html", to: names.years) }
        end(theme.checksYear, address)
    }

    private func write(_ entry: SiteIndex.Entry, _ place: Int, in rule: Page.Item) {
        let department = index.departments[entry.department]
        let record = department.years[entry.record]
        let complaint = record.complaints[place]
        let item = page.add(to: names.rule.findings, in: rule)
        page.set(names.rule.message, complaint.message, in: item)
        page.set(names.rule.department, department.name, in: item)
        page.set(names.rule.findingYear, record.year, in: item)
        page.set(names.rule.link, "../\(department.slug)/\(record.year).html#c\(complaint.number)", in: item)
        if complaint.isExplained { page.set(names.rule.explanation, "已说明", in: item) }
        page.set(names.rule.isError, complaint.severity == .error, in: item)
        page.set(names.rule.isWarning, complaint.severity == .warning, in: item)
        page.set(names.rule.isNote, complaint.severity == .note, in: item)
    }
}
