import Rendering

extension Verification {
    private static let feed = "feed.json"

    /// Every item of the feed against the ledger, and everything in the ledger against the feed.
    func compareFeed(_ ledger: Ledger) {
        var path: String? = Verification.feed
        var seen: Set<String> = []
        var pages = 0
        while let page = path {
            path = nil
            guard let bytes = look(at: page) else { return }
            guard let bytes else {
                // A site that does not know its own address has no feed.
                if pages > 0 { fault(page, "缺少这个文件", "this file is missing") }
                return
            }
            guard let json = JSONValue(bytes), let items = json["items"]?.array, pages < 10_000 else {
                return fault(page, "订阅源读不懂", "this is no JSON feed")
            }
            pages += 1
            for (number, item) in items.enumerated() {
                compare(item, at: "\(page), item \(number)", ledger, &seen)
            }
            let base = json["feed_url"]?.string.flatMap { $0.hasSuffix(page) ? $0.dropLast(page.count) : nil }
            if let next = json["next_url"]?.string {
                guard let base, next.hasPrefix(base) else {
                    return fault(page, "订阅源的下一页不在本站", "the next page of the feed is not of this site")
                }
                path = String(next.dropFirst(base.count))
            }
        }
        for place in ledger.places {
            guard let index = ledger.index(of: place), ledger.entries[index].kind != .withdraw else { continue }
            if !seen.contains("\(place) \(ledger.entries[index].revision)") {
                fault(
                    Verification.feed, "订阅源里没有 \(place)（账本第 \(index) 条）",
                    "\(place), ledger entry \(index), is not in the feed")
            }
        }
    }

    private func compare(_ item: JSONValue, at place: String, _ ledger: Ledger, _ seen: inout Set<String>) {
        guard let facts = item["_disclosure"], let department = facts["department_id"]?.string,
            let year = facts["year"]?.int
        else { return fault(place, "没有说是哪个部门、哪一年", "it does not say of which department and year it is") }
        let disclosure = Entry.Place(department, year)
        guard facts["event"]?.string != "withdrawn" else {
            compareWithdrawal(item, at: place, of: disclosure, ledger)
            return
        }
        guard let revision = facts["revision"]?.int,
            let standing = ledger.standing(of: disclosure, revision: revision)
        else {
            return fault(place, "账本里没有 \(disclosure) 的这一版", "the ledger has no such revision of \(disclosure)")
        }
        if !seen.insert("\(disclosure) \(revision)").inserted {
            fault(place, "\(disclosure) 出现两次", "\(disclosure) is in the feed twice")
        }
        let count = faults.count
        let entry = ledger.entries[standing.index]
        func check(_ isRight: Bool, _ what: String, _ chinese: String) {
            if isRight { return }
            fault(
                "\(place) (\(disclosure))", "\(chinese)与账本第 \(standing.index) 条不一致",
                "its \(what) is not that of ledger entry \(standing.index)")
        }
        let times = facts["same_time"]
        check(times?["report"]?["sha256"]?.string == entry.report?.digest.hexadecimal, "report", "报告的校验值")
        check(times?["accounts"]?["sha256"]?.string == entry.accounts?.digest.hexadecimal, "accounts", "决算的校验值")
        check(times?["index"]?.int == standing.index, "index", "账本编号")
        check(times?["planned"] == .bool(false), "moment, called planned,", "公开时刻")
        check(item["date_published"]?.string == standing.moment.description, "date", "公开时刻")
        let stem = ledger.index(of: disclosure).map { ledger.entries[$0].revision } == revision ? "" : ".r\(revision)"
        check(item["url"]?.string?.hasSuffix("/\(disclosure)\(stem).html") == true, "address", "网址")
        check(
            times?["proof"]?.string?.hasSuffix("/\(disclosure)\(stem).tlog-proof") == true, "proof's address",
            "存在证明的网址")
        if stem.isEmpty, let data = data(of: disclosure) {
            check(data["score"]?["value"] ?? .null == facts["score"] ?? .null, "score, beside the page's data,", "得分")
        }
        if faults.count == count { proven.feedItems += 1 }
    }

    /// What stands beside the page, where it says something of a score.
    private func data(of place: Entry.Place) -> JSONValue? {
        guard let bytes = try? reader.read("\(place).json"), let json = JSONValue(bytes),
            json["score"]?.object != nil
        else { return nil }
        return json
    }

    private func compareWithdrawal(
        _ item: JSONValue, at place: String, of disclosure: Entry.Place, _ ledger: Ledger
    ) {
        guard let index = ledger.index(of: disclosure), ledger.entries[index].kind == .withdraw else {
            return fault(place, "账本里没有撤回 \(disclosure)", "the ledger has no withdrawal of \(disclosure)")
        }
        if item["date_published"]?.string != ledger.entries[index].moment.description {
            return fault(place, "撤回时刻与账本第 \(index) 条不一致", "its date is not that of ledger entry \(index)")
        }
        proven.feedItems += 1
    }
}
