extension ContentFault {
    /// For staff, who see it in the preview.
    public var chinese: String { problem.chinese }
}

extension ContentFault.Problem {
    var chinese: String {
        switch self {
        case .noContent: "没有这个文件夹；应为内有 site.yaml 的 Content 文件夹"
        case .noDepartmentFile: "没有这个文件；部门的名称和地区应写在里面"
        case .unreadable(let reason): "读不出来（\(reason)）"
        case .noSlug(let name): "文件夹名“\(name)”不能用作网址；只能用小写字母 a-z、数字和连字符 -"
        case .noYear(let name): "文件夹名“\(name)”不是年度；应写作 2023 这样"
        case .twoFiles(let known): "同一种文件有两份；已经有 \(known)，只能留一份"
        case .revisionNotKept(let number, let folder):
            "写了第 \(number) 次更正的说明，却没有留存更正前的文件；应有 \(folder)/report.r\(number).* 或 accounts.r\(number).*"
        case .revisionNotNoted(let folder):
            "留存了更正前的文件，却没有说明；应在 \(folder)/disclosure.yaml 里写 revisions:"
        case .openFrontMatter: "文件开头的说明部分没有结束；应以单独一行 --- 结束"
        case .noMemory: "内存不够，没有读"
        case .noText(let byte, let words): "第 \(byte) 个字节不是 UTF-8 文字（\(words)）；请另存为 UTF-8 编码"
        case .noYAML(let words): "不合 YAML 的写法（\(words)）；请检查缩进、冒号、括号和引号"
        case .secondDocument: "从这里起是第二份内容（---）；一个文件只能有一份"
        case .tooManyValues(let most): "内容太多；最多 \(most) 项"
        case .tooDeep(let most): "层次太多；最多 \(most) 层"
        case .anchor: "不能用 &、* 引用别处的内容，请直接写出来；以 &、* 开头的文字请加引号"
        case .keyIsNoWord(let kind): "冒号前面是\(kind.chinese)；应为一个词"
        case .noKeys(let kind): "这里是\(kind.chinese)；应逐行写项目和内容，例如 name: …"
        case .keyTwice(let key): "“\(key)”写了两次"
        case .unknownKey(let key, let hint): "这里没有“\(key)”这一项；\(hint.chinese)"
        case .missing(let key): "缺少“\(key)”这一项"
        case .wrongKind(let key, .nothing, let wanted): "“\(key)”后面是空的；应为\(wanted.chinese)"
        case .wrongKind(let key, let kind, let wanted): "“\(key)”是\(kind.chinese)；应为\(wanted.chinese)"
        case .tooLong(let key, let most): "“\(key)”太长；最多 \(most) 个字节，一个汉字是 3 个字节"
        case .controlCharacter(let key): "“\(key)”里有看不见的控制字符；请删去重打"
        case .noChoice(let key, let text, let hint): "“\(key)”不能是“\(text)”；\(hint.chinese)"
        case .noNumber(let key, let range): "“\(key)”不是数字；应为 \(range.lowerBound) 到 \(range.upperBound) 的整数"
        case .noDay(let text): "“\(text)”不是日期；应写作 2024-08-20 这样"
        case .noMoment(let text): "“\(text)”不是时间；应写作 2024-09-05T09:00:00+08:00 这样"
        case .noLanguage(let text): "“\(text)”不是语言代码；应写作 zh-CN 这样"
        case .noZone(let text): "“\(text)”不是已知的时区；应为 Asia/Shanghai、UTC 或 +08:00 这样的时差"
        case .noAddress(let text, let example): "“\(text)”不是网址；应写作 \(example) 这样"
        case .noPlace(let text): "“\(text)”不是地名；只能用文字，最多 20 个字"
        case .revisionsOutOfOrder: "更正（revisions）没有按时间先后排列；最早的应排在最前"
        case .revisionBeforePublication: "更正早于公开时间（publish）；公开以后才能更正"
        case .withdrawnBeforePublication: "撤回（withdrawn）早于公开时间（publish）；公开以后才能撤回"
        case .revisionAfterWithdrawal: "更正晚于撤回（withdrawn）；要重新公开，请先删去 withdrawn"
        }
    }
}

extension ContentFault.Kind {
    fileprivate var chinese: String {
        switch self {
        case .nothing: "空的"
        case .text: "文字"
        case .list: "列表"
        case .mapping: "几项内容"
        }
    }
}

extension ContentFault.Wanted {
    fileprivate var chinese: String {
        switch self {
        case .text: "文字"
        case .list: "列表"
        case .listSuchAs(let example): "列表，例如 \(example)"
        case .day: "日期，例如 2024-08-20"
        case .moment: "时间，例如 2024-09-05T09:00:00+08:00"
        case .addresses: "网址的列表"
        case .places: "从省到县的地名列表，例如 [江川省, 临江市, 青石县]"
        }
    }
}

extension ContentFault.Hint {
    fileprivate var chinese: String {
        switch self {
        case .meant(let word): "是不是“\(word)”？"
        case .oneOf(let words): "应为 \(words.joined(separator: "、")) 中的一个"
        }
    }
}
