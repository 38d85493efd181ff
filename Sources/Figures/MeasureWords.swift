/// The words that count: 元, 人次, 宗.
enum MeasureWords {
    private static let words: [(StaticString, Unit)] = [
        ("元", .yuan), ("个百分点", .percentagePoints), ("百分点", .percentagePoints), ("分", .points),
        ("人次", .visits), ("户次", .visits), ("人·次", .visits), ("人", .people), ("名", .people),
        ("个", .people), ("位", .people), ("户", .households), ("年度", .year), ("年", .year), ("月", .calendar),
        ("日", .calendar),
        ("号", .calendar), ("时", .calendar), ("届", .calendar), ("周年", .calendar), ("岁", .calendar),
        ("条", .count), ("次", .count), ("件", .count), ("宗", .count), ("场", .count), ("家", .count),
        ("项", .count), ("份", .count), ("期", .count), ("批", .count), ("篇", .count), ("张", .count),
        ("支", .count), ("处", .count), ("所", .count), ("辆", .count), ("台", .count), ("套", .count),
        ("亩", .count), ("吨", .count), ("公里", .count), ("平方米", .count), ("米", .count), ("起", .count),
        ("例", .count), ("本", .count), ("册", .count), ("座", .count), ("间", .count), ("棵", .count),
        ("株", .count), ("天", .count), ("万", .count), ("对", .count), ("幅", .count), ("只", .count),
        ("头", .count), ("卷", .count), ("班", .count), ("倍", .count), ("部", .count), ("门", .count),
    ]

    static let units = words.map(\.1)
    static let table = WordTable(words.map(\.0))
}
