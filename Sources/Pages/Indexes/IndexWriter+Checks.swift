import Rendering

/// Every finding, by rule: an overview, and a page for each year. Where they are many, a page for each region below it.
struct ChecksPages: BundleSource {
    func look(_ theme: Theme) -> Look { .pages(theme.checks, theme.checksYear) }

    func bundles(of index: SiteIndex) -> [Bundle] {
        var inputs = Inputs()
        inputs.add("the counts it shows", index.tally)
        inputs.add("the counts of the years", index.years.compactMap { index.tallies[$0] })
        var first: [RuleCounts] = []
        var bundles: [Bundle] = []
        for year in index.years {
            // A department with nothing to say makes no row, but its figures are counted.
            let items = index.items(of: year, withMissing: false).map { item in
                let row = item.record.map { index.departments[item.department].years[$0] }
                return Partition.Item(
                    department: item.department, record: item.record, weight: row?.complaintCount ?? 0)
            }
            let partition = Partition(index, items, bits: 5)
            let counts = partition.ruleCounts(index)
            first.append(counts[0])
            for node in partition.nodes.indices {
                var inputs = partition.inputs(node)
                inputs.add("the years", index.years)
                inputs.add("the counts of the rules", counts[node].words)
                bundles.append(
                    Bundle("checks/\(year)\(partition.nodes[node].suffix)", inputs) {
                        $0.writeChecks(year, partition, node, counts[node])
                    })
            }
        }
        let byYear = first
        inputs.add("the years", index.years)
        inputs.add("the counts of the rules", byYear.flatMap(\.words))
        return [Bundle("checks", inputs) { $0.writeChecks(byYear) }] + bundles
    }
}

/// What the rules found, by rule and severity.
struct RuleCounts {
    struct Count {
        var errors = 0
        var warnings = 0
        var notes = 0
        var total: Int { errors + warnings + notes }
    }

    private(set) var counts: [String: Count] = [:]

    mutating func add(_ found: RecordRow.Found) {
        let count = Int(found.count)
        switch found.severity {
        case .error: counts[found.rule, default: Count()].errors += count
        case .warning: counts[found.rule, default: Count()].warnings += count
        case .note: counts[found.rule, default: Count()].notes += count
        }
    }

    mutating func add(_ others: RuleCounts) {
        for (rule, count) in others.counts {
            counts[rule, default: Count()].errors += count.errors
            counts[rule, default: Count()].warnings += count.warnings
            counts[rule, default: Count()].notes += count.notes
        }
    }

    /// What cannot be right comes first, then what is found most.
    var sorted: [(rule: String, count: Count)] {
        counts.sorted { ($1.value.errors, $1.value.total, $0.key) < ($0.value.errors, $0.value.total, $1.key) }
            .map { ($0.key, $0.value) }
    }

    /// All of it, to be compared.
    var words: [String] {
        ["\(counts.count)"] + sorted.flatMap { [$0, "\($1.errors)", "\($1.warnings)", "\($1.notes)"] }
    }
}

extension Partition {
    /// For each page what the rules found there and below.
    func ruleCounts(_ index: SiteIndex) -> [RuleCounts] {
        var counts = [RuleCounts](repeating: RuleCounts(), count: nodes.count)
        for place in nodes.indices.reversed() {
            for item in nodes[place].items {
                guard let record = item.record else { continue }
                for found in index.departments[item.department].years[record].found { counts[place].add(found) }
            }
            if let parent = nodes[place].parent { counts[parent].add(counts[place]) }
        }
        return counts
    }
}

extension IndexWriter {
    /// `byYear` in the order of the index's years.
    func writeChecks(_ byYear: [RuleCounts]) {
        begin(Addresses.checks, "数字核对")
        index.tally.fill(&page, names)
        var all = RuleCounts()
        for counts in byYear { all.add(counts) }
        for (rule, count) in all.sorted {
            let item = fill(rule, count)
            for (year, counts) in zip(index.years, byYear) where counts.counts[rule] != nil {
                let link = page.add(to: names.rule.years, in: item)
                page.set(names.rule.year.name, year, in: link)
                page.set(names.rule.year.link, "\(Addresses.checks(year).link)#\(rule)", in: link)
            }
        }
        for year in index.years {
            let tally = index.tallies[year] ?? Tally()
            place(
                "\(year)", Addresses.checks(year).link, count: tally.errors + tally.warnings + tally.notes,
                to: names.years)
        }
        end(theme.checks, Addresses.checks)
    }

    private func fill(_ rule: String, _ count: RuleCounts.Count) -> Page.Item {
        let item = page.add(to: names.rules)
        page.set(names.rule.name, theme.words.rule(rule), in: item)
        page.set(names.rule.anchor, rule, in: item)
        page.set(names.rule.count, count.total, in: item)
        page.set(names.rule.errors, count.errors, in: item)
        page.set(names.rule.warnings, count.warnings, in: item)
        page.set(names.rule.notes, count.notes, in: item)
        return item
    }

    func writeChecks(_ year: Int, _ partition: Partition, _ place: Int, _ counts: RuleCounts) {
        let node = partition.nodes[place]
        beginPart(of: partition, place, "\(year)年度数字核对") { Addresses.checks(year, $0) }
        page.set(names.year, year)
        node.tally.fill(&page, names)
        var found: [String: [Found]] = [:]
        for item in node.items {
            guard let record = item.record else { continue }
            let row = index.departments[item.department].years[record]
            guard !row.found.isEmpty else { continue }
            for complaint in index.record(row).complaints {
                found[complaint.rule, default: []].append(
                    Found(department: item.department, year: row.year, complaint: complaint))
            }
        }
        for (rule, count) in counts.sorted {
            let item = fill(rule, count)
            page.set(names.rule.hasFindings, found[rule] != nil, in: item)
            // What cannot be right comes first.
            let sorted = (found[rule] ?? []).enumerated().sorted { a, b in
                let (x, y) = (a.element.complaint.severity.rawValue, b.element.complaint.severity.rawValue)
                return (y, a.offset) < (x, b.offset)
            }
            for (_, found) in sorted { write(found, in: item) }
        }
        for other in index.years { self.place("\(other)", "\(other).html", to: names.years) }
        end(theme.checksYear, Addresses.checks(year, node.suffix))
    }

    private struct Found {
        var department: Int
        var year: Int
        var complaint: Record.Complaint
    }

    private func write(_ found: Found, in rule: Page.Item) {
        let department = index.departments[found.department]
        let complaint = found.complaint
        let item = page.add(to: names.rule.findings, in: rule)
        page.set(names.rule.message, complaint.message, in: item)
        page.set(names.rule.department, department.name, in: item)
        page.set(names.rule.findingYear, found.year, in: item)
        page.set(names.rule.link, "../\(department.slug)/\(found.year).html#c\(complaint.number)", in: item)
        if complaint.isExplained { page.set(names.rule.explanation, "已说明", in: item) }
        page.set(names.rule.isError, complaint.severity == .error, in: item)
        page.set(names.rule.isWarning, complaint.severity == .warning, in: item)
        page.set(names.rule.isNote, complaint.severity == .note, in: item)
    }
}
