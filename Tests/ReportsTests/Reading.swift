import Documents
import Figures
import Reports

func report(_ text: String) throws -> Report { Report(Document(try Source(name: "test", text: text))) }

/// A fact as tests write it.
struct Said: Equatable, CustomStringConvertible {
    var concept: String
    var value: String
    var printed: String
    var subject: String?

    var description: String { "\(concept) \(value)" }
}

func factsOf(_ text: String) throws -> [Said] { saidIn(try report(text)) }

func saidIn(_ report: Report) -> [Said] {
    report.facts.map { fact in
        Said(
            concept: fact.concept.description, value: fact.value.reduced.description,
            printed: report.words(fact.figure.span),
            subject: fact.subject.map(report.words))
    }
}
