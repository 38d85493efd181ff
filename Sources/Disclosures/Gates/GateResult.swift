/// What a gate says of a candidate: where, what is wrong, and what staff should do. Both are Chinese sentences.
public struct GateResult: Hashable, Sendable {
    /// The gate's name, such as `personal-data`.
    public var gate: String
    public var effect: Effect
    /// The path of the file, or of the year's folder.
    public var file: String
    /// Nil where the file as a whole is meant.
    public var place: TextPlace?
    public var message: String
    public var advice: String

    public enum Effect: String, Sendable, CaseIterable {
        /// Nothing is blocked; somebody should look.
        case warns
        /// Nothing is wrong: something is still to come.
        case waits
        /// It cannot be public as it is.
        case blocks

        /// 提醒 等待 不能公开
        public var word: String {
            switch self {
            case .warns: "提醒"
            case .waits: "等待"
            case .blocks: "不能公开"
            }
        }
    }

    public init(
        _ gate: String, _ effect: Effect, file: String, place: TextPlace? = nil, _ message: String, advice: String
    ) {
        self.gate = gate
        self.effect = effect
        self.file = file
        self.place = place
        self.message = message
        self.advice = advice
    }
}

extension GateResult: CustomStringConvertible {
    /// `Content/a/2023/report.txt:12:5: 不能公开: … [personal-data]`
    public var description: String {
        let point = place.map { "\(file):\($0.line):\($0.column)" } ?? file
        return "\(point): \(effect.word): \(message) [\(gate)]"
    }
}
