import Figures
import Rendering

/// The numbers at the top of a report's page.
extension ScoreNames {
    func fill(_ page: inout Page, _ content: DisclosureMarkdown, _ record: Record) {
        page.set(has, record.score != nil)
        if let value = record.score { page.set(self.value, value) }
        if let grade = record.grade {
            page.set(self.grade, grade.rawValue)
            if let stated = content.reading.report.grade {
                page.set(printed, content.reading.report.document.text[stated.span.range])
            }
        }
        if let full = record.outOf {
            page.set(outOf, full.reduced)
            if let value = record.score, let lost = try? full.subtracting(value), lost > .zero {
                page.set(self.lost, lost.reduced)
            }
        }
        page.set(lostCount, content.rows.lost.count)
    }
}

extension MoneyNames {
    func fill(_ page: inout Page, _ content: DisclosureMarkdown) {
        guard let total = content.money.total, let actual = total.actual else { return }
        page.set(has, true)
        page.set(self.actual, Amounts.wan(actual.value))
        var yuan: [UInt8] = []
        Amounts.yuan(actual.value, into: &yuan)
        page.set(actualYuan, yuan)
        page.set(isFromAccounts, actual.isFromAccounts)
        if let initial = total.initial { page.set(self.initial, Amounts.wan(initial.value)) }
        if let adjusted = total.adjusted {
            page.set(self.adjusted, Amounts.wan(adjusted.value))
            page.set(isUnstaged, adjusted.isUnstaged)
            if let rest = try? adjusted.value.subtracting(actual.value), !rest.isZero {
                page.set(rest.isNegative ? over : unspent, Amounts.wan(rest.magnitude))
                page.set(isOver, rest.isNegative)
            }
        }
        if let rate = total.shownRate { page.set(self.rate, rate) }
        page.set(isComputedRate, total.rate == nil)
        if let basic = content.money.line(.basic)?.actual { page.set(self.basic, Amounts.wan(basic.value)) }
        if let project = content.money.line(.project)?.actual {
            page.set(self.project, Amounts.wan(project.value))
            if let share = try? project.value.shifted(by: 2).divided(by: actual.value, places: 0), actual.value > .zero
            {
                page.set(projectShare, share)
            }
        }
    }
}

extension CheckNames {
    func fill(_ page: inout Page, _ content: DisclosureMarkdown, _ record: Record) {
        var (held, cutOff, undecided) = (0, 0, 0)
        for finding in content.reading.findings where !finding.operands.isEmpty {
            switch finding.outcome {
            case .holds: held += 1
            case .cutOff: cutOff += 1
            case .undecided: undecided += 1
            case .fails: break
            }
        }
        page.set(has, !content.reading.findings.isEmpty)
        page.set(hasFailed, record.failed > 0)
        page.set(checked, record.checked)
        page.set(self.held, held + cutOff)
        page.set(failed, record.failed)
        page.set(self.undecided, undecided)
        if cutOff > 0 { page.set(self.cutOff, cutOff) }
    }
}
