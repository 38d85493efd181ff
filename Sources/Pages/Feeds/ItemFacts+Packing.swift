import Disclosures
import Figures
import Reports

extension ItemFacts: Packable {
    mutating func pack(_ packing: inout Packing) {
        packing.take(&kind)
        packing.take(bytes: &gradePrinted)
        packing.take(&isRateComputed)
        packing.take(&sums)
        packing.take(&files)
        packing.take(&revision)
        packing.take(&correction)
        packing.take(&earlier)
        packing.take(&rows)
        packing.take(&proof)
    }
}

extension Report.Kind: Packable {
    public init() { self = .unknown }
}

extension ReceivedFile: Packable {
    init() { self.init(stem: .report, ending: "", size: 0, digest: SHA256()) }

    mutating func pack(_ packing: inout Packing) {
        packing.take(&stem)
        packing.take(&ending)
        packing.take(&size)
        packing.take(&digest)
    }
}

extension Reading.File.Stem: Packable {
    init() { self = .report }
}

extension SHA256: Packable {
    mutating func pack(_ packing: inout Packing) {
        packing.take(word: &words.0)
        packing.take(word: &words.1)
        packing.take(word: &words.2)
        packing.take(word: &words.3)
    }
}

extension TableRows: Packable {
    mutating func pack(_ packing: inout Packing) {
        packing.take(&start)
        packing.take(&facts)
        packing.take(&indicators)
        packing.take(&findings)
    }
}

extension TableRows.Part: Packable {
    mutating func pack(_ packing: inout Packing) {
        packing.take(&bytes)
        packing.take(&rows)
        packing.take(word: &fingerprint)
    }
}
