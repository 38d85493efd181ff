import Disclosures

/// What gates say, as a compiler prints: where, how grave, what; the line; what staff should do.
struct GatePrinter {
    let hasColour: Bool

    func text(_ disclosures: [CheckedDisclosure]) -> String {
        guard !disclosures.isEmpty else { return "" }
        var text = ""
        for disclosure in disclosures {
            for result in disclosure.results { text += entry(result, disclosure) }
            if disclosure.state == .waits || disclosure.state == .blocked { text += countdown(disclosure) }
        }
        return text + summary(disclosures)
    }

    private func entry(_ result: GateResult, _ disclosure: CheckedDisclosure) -> String {
        let place = result.place.map { ":\($0.line):\($0.column)" } ?? ""
        var text =
            "\(result.file)\(place): \(colour(result.effect))\(result.effect.word)\(reset): \(result.message) [\(result.gate)]\n"
        if let span = result.place?.span, !span.isEmpty, let lines = disclosure.lines(of: result.file) {
            let excerpt = lines.excerpt(lines.place(span))
            text += "    \(excerpt.text)\n    \(colour(result.effect))\(excerpt.marks)\(reset)\n"
        }
        return text + "    做法：\(result.advice)\n"
    }

    /// How long there is until the deadline.
    private func countdown(_ disclosure: CheckedDisclosure) -> String {
        guard let deadline = disclosure.calendar.deadline, let approved = disclosure.calendar.approved,
            let left = disclosure.daysLeft
        else { return "\(disclosure.folder): 没有批复日期，不能计算法定公开期限\n" }
        let rest = left > 0 ? "还有\(left)天" : left == 0 ? "就是今天" : "已过\(-left)天"
        let planned = disclosure.calendar.moment.map { "，排定\($0.minuteText)" } ?? ""
        return "\(disclosure.folder): 批复\(approved)，期限\(deadline)，\(rest)\(planned)\n"
    }

    private func summary(_ disclosures: [CheckedDisclosure]) -> String {
        let states: [CheckedDisclosure.State] = [.ready, .waits, .blocked, .withdrawn]
        let counts = states.map { state in (state, disclosures.count { $0.state == state }) }
        let words = counts.filter { $0.1 > 0 }.map { "\($0.word)\($1)份" }
        return "\(disclosures.count)份公开材料：\(words.joined(separator: "，"))\n"
    }

    private func colour(_ effect: GateResult.Effect) -> String {
        guard hasColour else { return "" }
        return switch effect {
        case .blocks: "\u{1B}[1;31m"
        case .warns: "\u{1B}[1;33m"
        case .waits: "\u{1B}[1;36m"
        }
    }

    private var reset: String { hasColour ? "\u{1B}[0m" : "" }
}
