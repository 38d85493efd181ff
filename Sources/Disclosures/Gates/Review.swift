extension Gate {
    /// Three roles have signed off (三审三校). Only the roles are published.
    static let review = Gate("review") { candidate, results in
        guard candidate.site.requiresReview else { return }
        let file = candidate.disclosure.origin.file
        let roles = file.review.indices.count { !file.review[..<$0].contains(file.review[$0]) }
        guard roles < rolesRequired else { return }
        let present = roles == 0 ? "还没有人签署" : "只有\(file.review.joined(separator: "、"))签署"
        results.append(
            GateResult(
                "review", .blocks, file: candidate.yaml, place: file.places.review, "没有完成三审：\(present)，要有三个不同的岗位",
                advice: "三个岗位都审完后，在disclosure.yaml写明，如review: [部门负责人, 分管领导, 保密审查]"))
    }

    /// 三审
    static let rolesRequired = 3
}
