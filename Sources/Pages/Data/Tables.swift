/// A column of a table: its name and type, and what it is in both languages.
struct TableField: Sendable {
    enum Kind: String, Sendable {
        case string, integer, number, boolean, date, datetime
    }

    let name: String
    let kind: Kind
    let title: String
    let description: String
    var isRequired = false
    var values: [String] = []

    init(
        _ name: String, _ kind: Kind, _ title: String, _ description: String, required: Bool = false,
        values: [String] = []
    ) {
        self.name = name
        self.kind = kind
        self.title = title
        self.description = description
        isRequired = required
        self.values = values
    }
}

/// A table of the data package.
struct DataTable: Sendable {
    let kind: TableKind
    let title: String
    let description: String
    let fields: [TableField]
    let primaryKey: [String]
    /// What the key's first fields point to.
    let parent: TableKind?

    static func of(_ kind: TableKind) -> DataTable {
        switch kind {
        case .departments: Tables.departments
        case .disclosures: Tables.disclosures
        case .facts: Tables.facts
        case .indicators: Tables.indicators
        case .findings: Tables.findings
        }
    }
}

/// What stands in the tables. The order is that in which rows are written.
enum Tables {
    private static let department = TableField(
        "department", .string, "部门 Department", "部门在本站地址中的代号。The department's name in this site's addresses.",
        required: true)
    private static let year = TableField(
        "year", .integer, "年度 Year", "报告所评价的年度。The year that the report is about.", required: true)

    static let departments = DataTable(
        kind: .departments, title: "部门 Departments",
        description: "已有报告公开的部门，一行一个。One row for each department that has something public.",
        fields: [
            department,
            TableField("name", .string, "名称 Name", "部门全称。The full name.", required: true),
            TableField("kind", .string, "类别 Kind", "部门类别。What kind of department it is."),
            TableField("region", .string, "地区 Region", "从省到县，以“/”分隔。From the province down, separated by “/”."),
            TableField("aliases", .string, "又称 Aliases", "其他名称，以“、”分隔。Other names, separated by “、”."),
        ],
        primaryKey: ["department"], parent: nil)

    static let disclosures = DataTable(
        kind: .disclosures, title: "公开 Disclosures",
        description:
            "一个部门一个年度一行：得分、金额、日期、核对结果。One row for each department's year: score, money, dates, outcome of the checks.",
        fields: [
            department, year,
            TableField(
                "revision", .integer, "版次 Revision",
                "1为首次公开，每更正一次加1。1 for what was published first, one more for each correction.",
                required: true),
            TableField("score", .number, "自评得分 Score", "报告写明的自评得分；未评分为空。As stated; empty where no score is given."),
            TableField("out_of", .number, "满分 Out of", "报告写明的满分；未写明为空。As stated; empty where it is not."),
            TableField("grade", .string, "等次 Grade", "优、良、中、差。One of four grades.", values: ["优", "良", "中", "差"]),
            TableField("grade_printed", .string, "等次原文 Grade as printed", "报告中的写法。As the report prints it."),
            TableField("initial", .number, "年初预算 Initial budget", "元。Yuan."),
            TableField(
                "adjusted", .number, "全年预算 Adjusted budget",
                "元；报告未说明阶段的预算也列在此。Yuan; also a budget whose stage is not said."),
            TableField("actual", .number, "决算支出 Actual expenditure", "元。Yuan."),
            TableField("basic", .number, "基本支出 Basic expenditure", "元，决算数。Yuan, actual."),
            TableField("project", .number, "项目支出 Project expenditure", "元，决算数。Yuan, actual."),
            TableField("rate", .number, "预算执行率 Execution rate", "%。Percent."),
            TableField(
                "rate_computed", .boolean, "执行率由本站计算 Rate is computed",
                "报告没有写明，由本站用决算除以预算。Not stated: actual divided by budget."),
            TableField("approved", .date, "决算批复日期 Approval of the accounts", "没有写明为空。Empty where it is not stated."),
            TableField("deadline", .date, "法定期限 Deadline", "批复后20日。Twenty days after the approval."),
            TableField("published", .datetime, "公开时刻 Published", "报告与决算在本站公开的时刻。When both became public here."),
            TableField(
                "published_proven", .boolean, "时刻有账本证明 Moment is proven", "否则为预定时刻。Otherwise it is the planned moment.",
                required: true),
            TableField("modified", .datetime, "最近更正 Modified", "最近一次更正的时刻。The moment of the last correction."),
            TableField(
                "declared_report", .date, "申报的报告公开日期 Declared: report",
                "以前在别处公开的日期，部门申报。When it was public elsewhere, as declared."),
            TableField(
                "declared_accounts", .date, "申报的决算公开日期 Declared: accounts",
                "以前在别处公开的日期，部门申报。When they were public elsewhere, as declared."),
            TableField(
                "lag_days", .integer, "批复后天数 Lag", "从批复到两者都公开的天数。Days from the approval until both were public."),
            TableField(
                "status", .string, "同步情况 Status", "同步、迟、相隔、无法判断。Together and in time; late; apart; cannot be told.",
                required: true,
                values: ["同步", "迟", "相隔", "无法判断"]),
            TableField("status_days", .integer, "迟或相隔天数 Days late or apart", "仅“迟”和“相隔”有。Only where late or apart."),
            TableField("checked", .integer, "重算处数 Checked", "重新计算的数字。Figures that were recomputed.", required: true),
            TableField("failed", .integer, "不符处数 Failed", "与重算结果不符。Those that do not hold.", required: true),
            TableField("errors", .integer, "错误 Errors", "核对结果中的错误。Findings that cannot be right.", required: true),
            TableField(
                "warnings", .integer, "提醒 Warnings", "核对结果中的提醒。Findings that need a word of explanation.",
                required: true),
            TableField("notes", .integer, "说明 Notes", "核对结果中的说明。Notes.", required: true),
            TableField("report_sha256", .string, "报告校验值 SHA-256 of the report", "报告原件。The report as received."),
            TableField("accounts_sha256", .string, "决算校验值 SHA-256 of the accounts", "决算原件。The accounts as received."),
            TableField(
                "page", .string, "页面 Page", "相对于本站首页的地址。Address relative to the site's first page.", required: true),
        ],
        primaryKey: ["department", "year"], parent: .departments)

    static let facts = DataTable(
        kind: .facts, title: "数字 Facts", description: "报告中含义明确的每一个数字。Every figure of a report whose meaning is known.",
        fields: [
            department, year,
            TableField("fact", .string, "编号 Number", "与同名 JSON 文件中的编号相同。As in the page's JSON file.", required: true),
            TableField(
                "concept", .string, "概念 Concept",
                "如 expenditure.actual（支出决算）。What the figure is: line, column, qualifier.",
                required: true),
            TableField(
                "subject", .string, "对象 Subject",
                "所说的项目或任务；部门整体为空。A named project or task; empty for the department as a whole."),
            TableField(
                "value", .number, "数值 Value", "折算为元、百分数、分或人。In yuan, percent, points or people.", required: true),
            TableField(
                "unit", .string, "单位 Unit", "元、百分数、分、人。Yuan, percent, points, people.", required: true,
                values: ["yuan", "percent", "points", "people"]),
            TableField("printed", .string, "原文 Printed", "报告中的写法。As the report prints it.", required: true),
            TableField(
                "approximate", .boolean, "约数 Approximate", "带有“约”“余”等字样。With a word such as “about”.", required: true),
            TableField(
                "place", .string, "出处 Place", "正文或表格。Running text or a table.", required: true,
                values: ["text", "table"]),
        ],
        primaryKey: ["department", "year", "fact"], parent: .disclosures)

    static let indicators = DataTable(
        kind: .indicators, title: "指标 Indicators", description: "绩效指标表的每一行。Every row of the indicator tables.",
        fields: [
            department, year,
            TableField("number", .integer, "序号 Number", "在报告中的次序。In order of the report.", required: true),
            TableField("level1", .string, "一级指标 Level 1", "指标名称。Name."),
            TableField("level2", .string, "二级指标 Level 2", "指标名称。Name."),
            TableField("level3", .string, "三级指标 Level 3", "指标名称。Name."),
            TableField("target", .string, "目标值 Target", "原文。As printed."),
            TableField("actual", .string, "完成值 Actual", "原文。As printed."),
            TableField("unit", .string, "单位 Unit", "原文。As printed."),
            TableField("weight", .number, "分值 Weight", "分。Points."),
            TableField("score", .number, "得分 Score", "分。Points."),
            TableField("rate", .number, "得分率 Rate", "%。Percent."),
            TableField("completion", .number, "完成率 Completion", "%。Percent."),
            TableField("reason", .string, "原因 Reason", "未完成或扣分的原因，原文。Why it was not reached, as printed."),
        ],
        primaryKey: ["department", "year", "number"], parent: .disclosures)

    static let findings = DataTable(
        kind: .findings, title: "核对 Findings",
        description: "每一处重算和每一处提示，相符的也在内。Every check and every remark, those that hold included.",
        fields: [
            department, year,
            TableField(
                "number", .integer, "序号 Number", "页面上核对的序号。The number of the check on the page.", required: true),
            TableField("rule", .string, "规则 Rule", "核对规则的代号。The rule's name.", required: true),
            TableField(
                "severity", .string, "程度 Severity", "错误、提醒、说明；无可指摘为空。Empty where nothing is to be said against it.",
                values: ["error", "warning", "note"]),
            TableField(
                "outcome", .string, "结果 Outcome",
                "相符、末位截断、不符、无法判定。Holds, holds only if cut off, fails, cannot be told.",
                required: true, values: ["holds", "cut-off", "fails", "undecided"]),
            TableField(
                "recomputed", .boolean, "是否重算 Recomputed", "是否重新计算了数字。Whether a figure was recomputed.", required: true),
            TableField("message", .string, "内容 Message", "一句话。One sentence.", required: true),
            TableField("explanation", .string, "部门说明 Explanation", "部门对此的说明。What the department says of it."),
        ],
        primaryKey: ["department", "year", "number"], parent: .disclosures)
}
