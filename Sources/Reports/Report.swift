import Documents
import Figures

/// A report as it is understood: who, when, what score, which figures, and where each of them stands.
///
/// It never invents: what the text does not state is nil or absent. Spans are spans of
/// `document.text`; `document.place` leads into the source.
public struct Report: Sendable {
    public var document: Document
    public var kind: Kind = .unknown
    public var title: ByteSpan?
    public var department: Department?
    /// From the province down, as far as the text prints them.
    public var region: [String] = []
    public var year: Stated<Int>?
    /// `2025-07-08`, or `2025-07` where the day is not printed.
    public var date: Stated<String>?
    public var score: Score?
    public var grade: Stated<Grade>?
    public var facts: [Fact] = []
    public var indicators: [Indicator] = []
    public var indicatorTables: [IndicatorTable] = []
    public var fundsTables: [FundsTable] = []
    public var tasks: [Task] = []
    public var chapters: [Heading] = []
    public var problems: [ByteSpan] = []
    public var measures: [ByteSpan] = []
    /// Every figure in running text, in order.
    public var mentions: [Mention] = []
    public var sentences: [Sentence] = []
    public var repairs: [Repair] = []

    init(document: Document) {
        self.document = document
    }

    /// The words of a span.
    public func words(_ span: ByteSpan) -> String { document.words(span) }

    public enum Kind: String, Sendable, CaseIterable {
        case selfEvaluation = "self-evaluation"
        case projectSelfEvaluation = "project-self-evaluation"
        case thirdPartyEvaluation = "third-party-evaluation"
        case finalAccounts = "final-accounts"
        case notice
        case unknown
    }

    /// A value and the words it was read from.
    public struct Stated<Value: Sendable>: Sendable {
        public var value: Value
        public var span: ByteSpan
    }

    public struct Department: Sendable {
        /// In full, with its region where the text says both.
        public var name: String
        /// As the title or the form prints it.
        public var printed: String
        /// 区总工会, 我会, 我局.
        public var aliases: [String]
        public var span: ByteSpan
    }

    public struct Score: Sendable {
        public var value: Decimal
        public var outOf: Decimal?
        public var span: ByteSpan
        /// The same statement elsewhere in the report, with what it says there.
        public var others: [CellValue]
    }

    public enum Grade: String, Sendable, CaseIterable {
        case excellent = "优"
        case good = "良"
        case fair = "中"
        case poor = "差"
    }
}
