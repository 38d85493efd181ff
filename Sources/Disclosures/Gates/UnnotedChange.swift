extension Gate {
    /// What was public stays as it was, or a note says what changed and why.
    static let unnotedChange = Gate("unnoted-change") { candidate, results in
        let disclosure = candidate.disclosure
        guard let last = candidate.history.last else { return }
        if last.kind == .withdraw, disclosure.revisions.count <= last.revision {
            results.append(
                GateResult(
                    "unnoted-change", .blocks, file: candidate.yaml,
                    "已在\(last.moment.moved(to: candidate.site.zone).minuteText)撤回，没有更正说明，不能再公开",
                    advice: "恢复disclosure.yaml中的withdrawn；如要更正后重新公开，在revisions写明时刻和原因"))
        }
        for publication in candidate.history where publication.kind != .withdraw {
            guard publication.revision <= disclosure.revisions.count else {
                results.append(
                    GateResult(
                        "unnoted-change", .blocks, file: candidate.yaml, place: disclosure.origin.file.places.revisions,
                        "第\(publication.revision)次更正已经公开，说明却不见了", advice: "恢复revisions中的说明：公开过的更正不能撤销"))
                continue
            }
            compare(publication, candidate, &results)
        }
    }

    private static func compare(_ publication: Publication, _ candidate: Candidate, _ results: inout [GateResult]) {
        let disclosure = candidate.disclosure
        let isCurrent = publication.revision == disclosure.revisions.count
        let kept = isCurrent ? nil : disclosure.revisions[publication.revision]
        let files: [(stem: String, word: String, name: String?, digest: String?)] = [
            ("report", "自评报告", kept?.report ?? disclosure.report, publication.report),
            ("accounts", "部门决算", kept.map(\.accounts) ?? disclosure.accounts, publication.accounts),
            ("scores", "评分表", kept.map(\.scores) ?? disclosure.scores, publication.scores),
        ]
        for file in files where file.digest != nil || (file.stem != "scores" && file.name != nil) {
            let now = file.name.flatMap(candidate.digest)
            guard now != file.digest else { continue }
            let next = disclosure.revisions.count + 1
            let ending = file.name?.split(separator: ".").last.map(String.init) ?? "txt"
            results.append(
                GateResult(
                    "unnoted-change", .blocks, file: disclosure.folder + "/" + (file.name ?? file.stem),
                    isCurrent
                        ? "\(file.word)与已经公开的不同，没有更正说明" : "保留的原\(file.word)与当时公开的不同（第\(publication.revision + 1)版）",
                    advice: isCurrent
                        ? "如要更正：把公开过的原件存为\(file.stem).r\(next).\(ending)，在disclosure.yaml的revisions写明时刻和原因；如是误改：恢复原件"
                        : "恢复当时公开的原件：更正以前的版本要照原样保留"))
        }
    }
}
