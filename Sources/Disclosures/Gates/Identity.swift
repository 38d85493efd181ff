import Figures
import Reports

extension Gate {
    /// The folder's department and year are the report's, and the report is one.
    static let identity = Gate("identity") { candidate, results in
        guard let report = candidate.report, let path = candidate.texts.first?.path else { return }
        let bytes = report.document.source.bytes
        func say(_ effect: GateResult.Effect, _ span: ByteSpan?, _ message: String, _ advice: String) {
            let place = span.map { TextPlace(report.document.place($0), in: bytes) }
            results.append(GateResult("identity", effect, file: path, place: place, message, advice: advice))
        }
        if let accounts = candidate.accounts, accounts.kind == .selfEvaluation, report.kind != .selfEvaluation {
            say(.blocks, nil, "自评报告和部门决算放反了：这个文件不像自评报告，决算文件里的才是", "把两个文件的名字对调")
        } else if let accounts = candidate.accounts, !bytes.isEmpty, accounts.document.source.bytes == bytes {
            // Some print both in one.
            say(.warns, nil, "自评报告和部门决算是同一个文件", "核对文件是否放错")
        } else if report.kind != .selfEvaluation, report.kind != .unknown {
            say(.warns, nil, "这个文件像是\(report.kind.words)，不像部门整体支出绩效自评报告", "核对文件是否放错")
        }
        let names = DepartmentNames(candidate.department)
        if let stated = report.department {
            if !names.hold(stated.name), !names.hold(stated.printed) {
                say(
                    .blocks, stated.span, "报告是“\(stated.name)”的，文件夹是“\(candidate.department.name)”的",
                    "核对文件是否放错；如确是同一部门，把报告中的名称加进department.yaml的aliases")
            }
        } else {
            say(.warns, nil, "报告中没有读出部门名称", "核对文件是否放错")
        }
        let year = candidate.disclosure.year
        if let stated = report.year {
            if stated.value != year {
                say(.blocks, stated.span, "报告评价的是\(stated.value)年度，文件夹是\(year)年度", "核对文件是否放错，或改正报告中的年度")
            }
        } else {
            say(.warns, nil, "报告中没有读出评价年度", "核对文件是否放错")
        }
        guard let accounts = candidate.accounts, accounts.kind == .finalAccounts, let year = accounts.year,
            year.value != candidate.disclosure.year, let name = candidate.disclosure.accounts
        else { return }
        results.append(
            GateResult(
                "identity", .warns, file: candidate.disclosure.folder + "/" + name,
                place: TextPlace(accounts.document.place(year.span), in: accounts.document.source.bytes),
                "决算写的是\(year.value)年度，文件夹是\(candidate.disclosure.year)年度", advice: "核对决算是否放错"))
    }
}

/// What a department is called, places before it left out: 临江市青石区总工会, 青石区总工会 and 区总工会 are one.
struct DepartmentNames {
    private let region: [String]
    private let names: [String]

    init(_ department: Department) {
        region = department.region
        names = [department.name] + department.aliases
    }

    /// Most reports print a name as the folder has it; only the others are taken apart.
    func hold(_ name: String) -> Bool {
        if names.contains(name) { return true }
        let core = DepartmentNames.core(name, region)
        return names.contains { DepartmentNames.core($0, region) == core }
    }

    private static func core(_ name: String, _ region: [String]) -> String {
        var rest = name.filter { !$0.isWhitespace && !"（）()".contains($0) }[...]
        let places = region.flatMap { place in
            // 广州海珠区 has 广州 for 广州市.
            place.count > 2 ? [place, String(place.dropLast())] : [place]
        }
        var isShorter = true
        while isShorter {
            isShorter = false
            for place in places + ["省", "市", "区", "县", "州", "旗"]
            where rest.hasPrefix(place) && rest.count >= place.count + 2 {
                rest = rest.dropFirst(place.count)
                isShorter = true
            }
        }
        return String(rest)
    }
}
