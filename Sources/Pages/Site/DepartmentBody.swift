import Disclosures
import Figures

/// What is remembered of a department's reports.
struct DepartmentBody: Packable {
    var record = DepartmentRecord()
    var unreadable: [String] = []
    /// What a gate kept back.
    var withheld: [Edition.Withheld] = []
    /// The files that were read, by their paths.
    var sources: [Inputs.Part] = []
    /// What its pages and its Markdown files were rendered with.
    var look = Fingerprint()
    var markdownLook = Fingerprint()

    mutating func pack(_ packing: inout Packing) {
        packing.take(&record)
        packing.take(&unreadable)
        packing.take(&withheld)
        packing.take(&sources)
        packing.take(&look)
        packing.take(&markdownLook)
    }
}

extension Inputs.Part: Packable {
    public init() { self.init(name: "", fingerprint: Fingerprint(value: 0)) }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&name)
        packing.take(&fingerprint)
    }
}

extension Fingerprint: Packable {
    public init() { self.init(value: 0) }

    public mutating func pack(_ packing: inout Packing) {
        var value = self.value
        packing.take(word: &value)
        self = Fingerprint(value: value)
    }
}
