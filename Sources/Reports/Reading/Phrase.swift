import Figures

/// The words since the last figure or comma: what the next figure is said to be.
struct Phrase {
    var line: BudgetLine?
    /// A broad line (收入, 支出) gives way to a particular one.
    var lineIsBroad = false
    var column: BudgetColumn?
    /// 全年: all of something is meant.
    var isWhole = false
    /// 本部门, 总支出: the department is meant.
    var isDepartment = false
    /// A broad word and 决算 make one word: 决算支出, 支出决算数.
    var adjoins = false
    /// 执行 names a stage only where no other word does: 执行中追加 120 万元.
    var columnIsVerb = false
    /// Where the stage's word ends.
    var columnEnd = -1
    /// Income and expenditure alike: 收支总计.
    var isBoth = false
    var staff: BudgetLine?
    /// Where the word for heads begins, if it stands behind 其中: 种苗站在职 are those of a body with a name.
    var staffStart = -1
    /// The named project.
    var subject: ByteSpan?
    var quoted: ByteSpan?
    /// 1 for 增加, -1 for 减少.
    var direction = 0
    var isComparison = false
    var isAgainst = false
    var isShare = false
    var isOfBudget = false
    /// Another matter: 政府采购, 结转.
    var isBlocked = false
    /// 争取, 人均: neither planned nor spent, whatever line is named.
    var isAside = false
    /// 节约, 追减: the same, but the sentence goes on with its matter.
    var isSaved = false
    /// Words that nobody knows stand right before the stage: 道路维修预算 speaks of the road.
    var isForeign = false
    var isElsewhere = false
    var elsewhereEnd = -1
    /// Several lines before one figure: 人员经费和公用经费 100 万元.
    var isSeveral = false
    var hasWord = false
    /// Unknown words stand between the last known word and here.
    var hasGap = false
    /// Where the words begin.
    var start: Int
    /// The last unknown words.
    var other: ByteSpan?

    init(start: Int) { self.start = start }

    var isEmpty: Bool { !hasWord }

    /// 支出, 支出决算 and nothing of whom: the spending of what the sentence speaks of.
    var goesOn: Bool { lineIsBroad && !isDepartment && (adjoins || column == nil) }
}

/// What the sentence spoke of last: clauses that name no line or stage go on with it.
struct Context {
    var line: BudgetLine?
    var column: BudgetColumn?
    var subject: ByteSpan?
    /// The last fact named its own stage.
    var namedColumn = false
    /// The last amount's figure, for figures beside it that print no unit.
    var unit: (unit: Unit, exponent: Int)?
    /// The last fact, where no word named its stage.
    var unstaged: Int?
    /// The last fact with an amount.
    var fact: Int?
    var staff: BudgetLine?
    /// The last count of a head, such as 编制 or 在职.
    var staffFact: Int?
    /// The last amount was that of another matter: clauses that name no line go on with it.
    var isForeign = false
    /// The last comparison was with a plan.
    var isAgainstPlan = false
}
