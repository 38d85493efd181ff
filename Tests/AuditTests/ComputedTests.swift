import Audit
import Testing

/// What is shown as computed tells why a figure does not hold.
@Suite struct ComputedTests {
    @Test(arguments: [
        // Two places would show 99.60, as if the figure were wrong.
        (
            "2023年支出全年预算数12,000,000.00元，支出决算数11,951,952.00元，预算执行率【99.59%】。", Outcome.cutOff, "99.5996%",
            "99.59%只在舍去末位时相符，按四舍五入不符：由所列数字算得99.5996%（11951952.00 ÷ 12000000.00 = 99.5996%）"
        ),
        // The range needs one place more than stated, the quotient of the figures as they stand two.
        (
            "2023年支出全年预算数10,000.00万元，支出决算数9,959.95万元，预算执行率【99.59%】。", .cutOff, "99.599%…99.600%",
            "99.59%只在舍去末位时相符，按四舍五入不符：由所列数字算得99.599%…99.600%（9959.95 ÷ 10000.00 = 99.5995%）"
        ),
        // 99.585 may be rounded to 99.59, what is a little less may not.
        (
            "2023年支出全年预算数10,000,000.00元，支出决算数9,958,498.00元，全年预算执行率为【99.59%】。", .fails, "99.58498%",
            "全年预算执行率为99.59%与由9,958,498.00元、10,000,000.00元算得的99.58498%不符"
        ),
        // One place more than stated says it.
        (
            "2023年支出全年预算数10,000,000.00元，支出决算数9,958,398.00元，全年预算执行率为【99.59%】。", .fails, "99.584%",
            "全年预算执行率为99.59%与由9,958,398.00元、10,000,000.00元算得的99.584%不符"
        ),
        // What holds is shown as before.
        (
            "2023年支出全年预算数12,000,000.00元，支出决算数11,951,952.00元，预算执行率【99.60%】。", .holds, "99.60%",
            "99.60%经重算相符：11951952.00 ÷ 12000000.00 = 99.60%"
        ),
    ])
    func tellsWhyItDoesNotHold(_ text: String, _ outcome: Outcome, _ computed: String, _ message: String) throws {
        let audited = try Marked(text).audit()
        let found = try #require(audited.about(outcome).first, "\(audited.transcript)")
        #expect(found.computed == computed && found.message == message, "\(found.message)")
        #expect(found.words.computed.map { String(decoding: $0, as: UTF8.self) } == computed)
    }
}
