import Figures
import Reports

/// The grade that goes with a score: 优 from 90, 良 from 80, 中 from 60 of 100.
///
/// 财预〔2020〕10号 has these bands for projects; for a department they apply by analogy, so a grade that
/// differs needs a word and is no error. Local scales (一等, 合格) are left alone.
extension Rule {
    static let grade = Rule("grade") { inspection, findings in
        guard let score = inspection.report.score, let grade = inspection.report.grade else { return }
        var value = score.value
        if let full = score.outOf, full != Decimal(100) {
            guard !full.isZero, let scaled = try? value.shifted(by: 2).divided(by: full, places: 4, rounding: .down)
            else { return }
            value = scaled
        }
        let band = band(of: value)
        let stated = Quantity(CellValue(score.value, score.span), unit: .points)
        if band == grade.value {
            findings.append(
                Finding(
                    "grade", nil, .holds, .none, [stated], at: grade.span,
                    "得分\(inspection.words(score.span))与等级“\(inspection.words(grade.span))”相符"))
            return
        }
        guard isCommonWord(grade, inspection) else { return }
        findings.append(
            Finding(
                "grade", .warning, .fails, .none, [stated], at: grade.span,
                "自评得分\(inspection.words(score.span))，等级“\(inspection.words(grade.span))”：参照项目支出绩效评价的分档，"
                    + "这一得分为“\(band.rawValue)”，应说明评级依据"))
    }

    private static func band(of score: Decimal) -> Report.Grade {
        if Decimal(90) <= score { return .excellent }
        if Decimal(80) <= score { return .good }
        return Decimal(60) <= score ? .fair : .poor
    }

    private static func isCommonWord(_ grade: Report.Stated<Report.Grade>, _ inspection: Inspection) -> Bool {
        let text = inspection.text
        if text.hasAny(["合格", "等", "级", "达标"], in: grade.span) { return false }
        return text.hasAny(["优", "良", "中", "差"], in: grade.span)
    }
}
