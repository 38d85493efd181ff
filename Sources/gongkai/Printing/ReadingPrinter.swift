import Reports
struct ReadingPrinter { let text: String; init(_ report: Report) { text = "\(report.facts.count)\n" } }
