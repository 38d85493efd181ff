import Releases

/// What a verification found, in Chinese and English: what is proven, what is not, and each fault with its place.
enum VerificationPrinter {
    private static let mostFaults = 100

    static func text(_ verification: Verification, isSince: Bool) -> String {
        var text = ""
        for fault in verification.faults.prefix(mostFaults) {
            text += "\(fault.place): 错误: \(fault.chinese)\n    error: \(fault.english)\n"
        }
        let count = verification.faults.count
        if count > mostFaults { text += "…还有 \(count - mostFaults) 处 / and \(count - mostFaults) more\n" }
        if !text.isEmpty { text += "\n" }
        let proven = verification.proven
        if count > 0 {
            text += "核验没有通过：\(count) 处错误\nverification failed: \(count) faults\n"
            return text
        }
        guard let checkpoint = proven.checkpoint else { return text }
        text += """
            核验通过 / verified

            已证明 / proven
              账本 \(checkpoint.origin)，\(checkpoint.size) 条，由这把公钥签名，条目与签名一致
                the ledger and its \(checkpoint.size) entries are those that the key signed
              \(proven.disclosures) 份公开的 \(proven.documents) 个文件（报告、决算、评分表、数据）与账本逐字节一致
                \(proven.documents) documents and data files of \(proven.disclosures) disclosures are byte for byte what the ledger says
              \(proven.proofs) 个存在证明成立
                \(proven.proofs) proofs lead to signed checkpoints of this ledger
              \(proven.files) 个网站文件（\(proven.bytes) 字节）与 \(proven.moment ?? "") 签名的清单一致
                \(proven.files) files of the site are those of the list signed at \(proven.moment ?? "")
              订阅源 \(proven.feedItems) 条与账本一致
                \(proven.feedItems) items of the feed agree with the ledger

            """
        if let since = proven.since {
            text += """
                  以前的 \(since.size) 条一条没少、一字没改
                    of the \(since.size) entries signed before none was removed or altered

                """
        }
        text += "\n没有证明 / not proven\n"
        if !isSince {
            text += """
                  以前没有删改过：要有以前留下的 checkpoint，用 --since 核对
                    that nothing was removed before: keep a checkpoint and give it with --since

                """
        }
        text += """
              别人看到的是同一本账：与别人留下的 checkpoint 比一比
                that others are shown the same ledger: compare checkpoints with them
              时刻准确：时刻由发布者的时钟写下
                that the moments are right: they are those of the publisher's clock
              报告和决算内容真实
                that what the documents say is true

            """
        return text
    }
}
