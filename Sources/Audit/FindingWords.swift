import Figures

/// What is said of a finding, in UTF-8: made once, for all that show it.
///
/// Figures and computation stand in the sentence itself, so they are parts of it, and all is one piece of text.
public struct FindingWords: Sendable {
    private var text: [UInt8] = []
    private var messageEnd = 0
    private var statedPlace: Range<Int>?
    private var computedPlace: Range<Int>?
    private var arithmeticPlace: Range<Int>?

    /// The figure that was checked, as it is printed.
    public var stated: ArraySlice<UInt8>? { statedPlace.map { text[$0] } }
    /// What comes out: a value, or the range that the printed digits allow.
    public var computed: ArraySlice<UInt8>? { computedPlace.map { text[$0] } }
    /// `14.09 ÷ (701.73 − 14.09) = 2.05%`
    public var arithmetic: ArraySlice<UInt8>? { arithmeticPlace.map { text[$0] } }
    /// One sentence in Chinese, with the figures.
    public var message: ArraySlice<UInt8> { text[..<messageEnd] }

    init(_ finding: Finding) {
        text.reserveCapacity(250)
        if let sentence = finding.sentence {
            text += sentence.utf8
            messageEnd = text.count
            writeStated(finding)
            writeArithmetic(finding)
        } else {
            writeMessage(finding)
            messageEnd = text.count
        }
        if computedPlace == nil { writeComputed(finding) }
    }

    private mutating func writeMessage(_ finding: Finding) {
        writeStated(finding)
        if statedPlace == nil {
            text += finding.outcome.word.utf8
        } else if finding.reckoning == .same, finding.operands.count > 1 {
            text.add("与另一处的")
            writeComputed(finding)
            text += finding.outcome.word.utf8
        } else {
            switch finding.outcome {
            case .holds: text.add("经重算相符：")
            case .cutOff:
                text.add("只在舍去末位时相符，按四舍五入不符：由所列数字算得")
                writeComputed(finding)
                text.add("（")
            case .fails: text.add("与重算结果不符：")
            case .undecided: text.add("无法判定：")
            }
            writeArithmetic(finding)
            if finding.outcome == .cutOff { text.add("）") }
        }
    }

    private mutating func writeStated(_ finding: Finding) {
        guard let figure = finding.operands.first else { return }
        let start = text.count
        figure.write(figure.number, into: &text)
        statedPlace = start..<text.count
    }

    private mutating func writeComputed(_ finding: Finding) {
        let start = text.count
        guard finding.reckoning.write(computed: finding.operands, finding.outcome, into: &text) else { return }
        computedPlace = start..<text.count
    }

    private mutating func writeArithmetic(_ finding: Finding) {
        let start = text.count
        guard
            let (result, isComputed) = finding.reckoning.write(line: finding.operands, finding.outcome, into: &text)
        else { return }
        arithmeticPlace = start..<text.count
        if isComputed { computedPlace = result..<text.count }
    }
}
