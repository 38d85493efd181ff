import Audit

/// What a finding says, made once: the page, its Markdown, the data beside it and the lists of checks all say it.
struct FindingWords {
    let message: [UInt8]
    let stated, computed, arithmetic: [UInt8]?

    init(_ finding: Finding) {
        message = Array(finding.message.utf8)
        stated = finding.stated.map { Array($0.utf8) }
        computed = finding.computed.map { Array($0.utf8) }
        arithmetic = finding.arithmetic.map { Array($0.utf8) }
    }
}
