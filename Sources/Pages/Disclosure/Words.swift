import Audit
import Figures
import Reports

/// The words that stand inside tables and charts. All other words of the site stand in the theme.
enum Words {
    static func name(_ line: BudgetLine) -> StaticString {
        switch line {
        case .income: "收入合计"
        case .expenditure: "支出合计"
        case .basic: "基本支出"
        case .personnel: " 人员经费"
        case .operating: " 公用经费"
        case .wages: " 工资福利支出"
        case .goods: " 商品和服务支出"
        case .grants: " 对个人和家庭的补助"
        case .project: "项目支出"
        case .generalProject: " 一般性项目"
        case .keyProject: " 重点项目"
        case .threePublic: "“三公”经费"
        case .abroad: " 因公出国（境）"
        case .vehiclePurchase: " 公务用车购置"
        case .vehicleRunning: " 公务用车运行"
        case .reception: " 公务接待"
        case .agencyRunning: "机关运行经费"
        default: "其他"
        }
    }

    /// Rules that a citizen would call by one name stand together under the first of them.
    static func family(_ rule: String) -> String {
        switch rule {
        case "calendar", "staff-year": "date"
        case "labels-moved", "row-slid": "table"
        case "no-score": "missing"
        case "score", "score-range": "scores"
        case "row-rates": "row-rate"
        default: rule
        }
    }

    /// What a rule looks at, as a citizen would say it.
    static func rule(_ rule: String) -> String {
        switch rule {
        case "sum": "分项相加等于合计"
        case "identity": "基本支出加项目支出等于总支出"
        case "share": "所占比例"
        case "growth": "比上年增减的百分比"
        case "change": "比上年增减的数额"
        case "adjustment": "预算调整数和调整率"
        case "execution": "预算执行率"
        case "execution-score": "执行率得分"
        case "control-rate": "经费控制率"
        case "counts": "人数"
        case "weights": "指标分值合计"
        case "scores": "指标得分合计"
        case "row-rate": "每项指标的得分率"
        case "subtotal": "小计"
        case "prose-scores": "正文与评分表的得分"
        case "deductions": "扣分与原因"
        case "grade": "等次与得分"
        case "indicator-funds": "指标与资金表"
        case "stated-twice": "同一个数前后两处"
        case "unit": "计量单位"
        case "table": "表格错位"
        case "date": "年份和日期"
        case "overspending": "支出超过预算"
        case "missing": "应当写明的内容"
        case "accounts": "自评报告与部门决算"
        case "previous": "与上年报告衔接"
        default: rule
        }
    }
}
