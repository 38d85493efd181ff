import Testing

@testable import Disclosures

@Suite struct SecrecyTests {
    private func marks(_ text: String) -> [Bool] { SecrecyMark.search(Array(text.utf8)).map(\.isCertain) }

    @Test(arguments: [
        "秘密★10年", "机密★", "绝密 ★ 长期", "机密☆启封前", "秘密 5年", "秘密（6个月）", "密级：机密", "秘密", "  机密  ", "内部资料", "内部资料，注意保存",
        "（征求意见稿）", "2023年度某县总工会部门整体支出绩效自评报告（征求意见稿）", "不得公开", "【内部资料】", "本报告为征求意见稿，请于月底前反馈。",
        "一、基本情况\n\n内部资料 不得公开\n\n二、", "此件不得公开。", "| 密级 | 秘密★10年 |",
    ]) func marked(_ text: String) {
        #expect(marks(text).contains(true), "\(text)")
    }

    @Test(arguments: [
        "严守国家秘密，落实保密责任。", "密切联系群众", "商业秘密5年来未发生泄露", "开展机密文件清退", "加强秘密载体管理", "保守工作秘密", "机关内部管理",
    ]) func notMarked(_ text: String) {
        #expect(marks(text) == [], "\(text)")
    }

    /// Of other papers: somebody should look, nothing is blocked.
    @Test(arguments: [
        "完成《某县公共文化服务条例（征求意见稿）》的起草工作，组织论证会三场。", "严格执行涉密信息不得公开的规定，全年未发生泄密事件。",
        "编印内部资料3期，发放到各镇街工会，供学习参考使用，反响良好。",
    ]) func mentioned(_ text: String) {
        #expect(marks(text) == [false], "\(text)")
    }
}
