/// Head-counts that stand under another: 行政编制 under 编制, or under 财供人员.
enum StaffGroup {
    /// Lines that others are counted under.
    static let heads: [BudgetLine] = [.quota, .active, .funded]

    /// What a word means where the sentence counts heads of `group`.
    static func line(_ line: BudgetLine, in group: BudgetLine?) -> BudgetLine {
        switch (group, line) {
        case (.funded, .quotaCivil): .fundedCivil
        case (.funded, .quotaInstitution): .fundedInstitution
        case (.funded, .quotaSupport): .fundedSupport
        case (.funded, .contract): .fundedContract
        case (.funded, .retired): .fundedRetired
        case (.funded, .activeCivil): .fundedCivil
        case (.funded, .activeInstitution): .fundedInstitution
        case (.funded, .activeSupport): .fundedSupport
        case (.active, .quotaCivil): .activeCivil
        case (.active, .quotaInstitution): .activeInstitution
        case (.active, .quotaSupport): .activeSupport
        default: line
        }
    }
}
