extension ContentFault {
    /// For the command line.
    public var english: String { problem.english }
}

extension ContentFault.Problem {
    var english: String {
        switch self {
        case .noContent: "there is no such folder: expected Content with a site.yaml"
        case .noDepartmentFile: "there is no such file: expected the department's name and region in it"
        case .unreadable(let reason): reason
        case .noSlug(let name): "'\(name)' cannot be part of an address: expected a-z, 0-9 and -"
        case .noYear(let name): "'\(name)' is no year: expected a folder such as 2023"
        case .twoFiles(let known): "two files of one kind: \(known) is here as well"
        case .revisionNotKept(let number, let folder):
            "revision \(number) is noted, but what it replaced is not kept: "
                + "expected \(folder)/report.r\(number).* or accounts.r\(number).*"
        case .revisionNotNoted(let folder):
            "an earlier revision without a note: expected 'revisions:' in \(folder)/disclosure.yaml"
        case .openFrontMatter: "the front matter has no end: expected '---'"
        case .noMemory: "there is no memory to read it"
        case .noText(let byte, let words): "byte \(byte): \(words): expected UTF-8 text"
        case .noYAML(let words): words
        case .secondDocument: "a second document begins here: expected one"
        case .tooManyValues(let most): "too many values: expected at most \(most)"
        case .tooDeep(let most): "nested too deeply: expected at most \(most) levels"
        case .anchor: "anchors and aliases are not read: write the value itself"
        case .keyIsNoWord(let kind): "\(kind.english) as a key: expected a word"
        case .noKeys(let kind): "\(kind.english): expected keys and values, such as 'name: …'"
        case .keyTwice(let key): "the key '\(key)' stands twice"
        case .unknownKey(let key, let hint): "there is no key '\(key)' here: \(hint.english)"
        case .missing(let key): "'\(key)' is missing"
        case .wrongKind(let key, let kind, let wanted): "'\(key)' is \(kind.english): expected \(wanted.english)"
        case .tooLong(let key, let most): "'\(key)' is too long: expected at most \(most) bytes"
        case .controlCharacter(let key): "'\(key)' holds a control character"
        case .noChoice(let key, let text, let hint): "'\(key)' cannot be '\(text)': \(hint.english)"
        case .noNumber(let key, let range):
            "'\(key)' is not a number: expected a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .noDay(let text): "'\(text)' is no date: expected one such as 2024-08-20"
        case .noMoment(let text): "'\(text)' is no moment: expected one such as 2024-09-05T09:00:00+08:00"
        case .noLanguage(let text): "'\(text)' is no language: expected a tag such as zh-CN"
        case .noZone(let text):
            "'\(text)' is no known time zone: expected Asia/Shanghai, UTC or an offset such as +08:00"
        case .noAddress(let text, let example): "'\(text)' is no address: expected one such as \(example)"
        case .noPlace(let text): "'\(text)' is no name of a place: expected letters only, at most 20 characters"
        case .revisionsOutOfOrder: "'revisions' are not in order: expected the oldest first"
        case .revisionBeforePublication: "a revision lies before 'publish': only what is public can be revised"
        case .withdrawnBeforePublication: "'withdrawn' lies before 'publish': only what is public can be withdrawn"
        case .revisionAfterWithdrawal: "a revision lies after 'withdrawn': take 'withdrawn' out to publish again"
        }
    }
}

extension ContentFault.Kind {
    fileprivate var english: String {
        switch self {
        case .nothing: "nothing"
        case .text: "text"
        case .list: "a list"
        case .mapping: "a mapping"
        }
    }
}

extension ContentFault.Wanted {
    fileprivate var english: String {
        switch self {
        case .text: "text"
        case .list: "a list"
        case .listSuchAs(let example): "a list, such as \(example)"
        case .day: "a date, such as 2024-08-20"
        case .moment: "a moment, such as 2024-09-05T09:00:00+08:00"
        case .addresses: "a list of addresses"
        case .places: "a list of places from the province down, such as [江川省, 临江市, 青石县]"
        }
    }
}

extension ContentFault.Hint {
    fileprivate var english: String {
        switch self {
        case .meant(let word): "did you mean '\(word)'?"
        case .oneOf(let words): "expected one of \(words.joined(separator: ", "))"
        }
    }
}
