import Audit
import Documents
import Figures
import Rendering

extension Finding {
    /// The finding as `gongkai/report/1` has it; spans lead into the source.
    public func write(_ json: inout JSONObject, in document: Document) {
        write(&json, words, in: document)
    }

    @inline(__always)
    func write(_ json: inout JSONObject, _ words: FindingWords, in document: Document) {
        json.plain("rule", rule)
        json.plain("severity", severity?.rawValue)
        json.plain("outcome", outcome.rawValue)
        json.string("message", words.message)
        json.string("stated", words.stated)
        json.string("computed", words.computed)
        json.string("arithmetic", words.arithmetic)
        json.string("basis", basis)
        json.array("facts") { list in forEachFact { list.factName($0) } }
        json.array("spans") { list in forEachSpan { list.span(document.place($0)) } }
    }
}

extension JSONArray {
    /// `"f12"` for the twelfth fact.
    mutating func factName(_ index: Int) {
        value(room: 23) { $0.put(factName: index) }
    }
}

extension Tail {
    mutating func put(factName index: Int) {
        put("\"f")
        put(number: index + 1)
        put(UInt8(ascii: "\""))
    }
}
