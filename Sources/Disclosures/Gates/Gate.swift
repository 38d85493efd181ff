/// One thing that must be so before a disclosure may be public.
///
///     let results = Gate.blocking(candidate)
///     guard results.isEmpty else { … }
public struct Gate: Sendable {
    public let name: String
    let check: @Sendable (Candidate, inout [GateResult]) -> Void

    init(_ name: String, _ check: @escaping @Sendable (Candidate, inout [GateResult]) -> Void) {
        self.name = name
        self.check = check
    }

    /// All gates. To add one is to add its file and its name here.
    public static let all: [Gate] = [
        .partner, .due, .identity, .personalData, .secrecy, .review, .unnotedChange, .openErrors, .deadline,
    ]

    /// All that the gates have to say, warnings included.
    public static func results(_ candidate: Candidate, gates: [Gate] = Gate.all) -> [GateResult] {
        var results: [GateResult] = []
        for gate in gates { gate.check(candidate, &results) }
        return results
    }

    /// Why a candidate cannot be public now; empty where it can.
    public static func blocking(_ candidate: Candidate, gates: [Gate] = Gate.all) -> [GateResult] {
        results(candidate, gates: gates).filter { $0.effect != .warns }
    }
}
