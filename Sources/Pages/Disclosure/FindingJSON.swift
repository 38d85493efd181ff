import Audit
import Documents
import Figures
import Rendering

extension Finding {
    /// The finding as `gongkai/report/1` has it; spans lead into the source.
    public func write(_ json: inout JSONObject, in document: Document) {
        json.string("rule", rule)
        json.string("severity", severity?.rawValue)
        json.string("outcome", outcome.rawValue)
        json.string("message", message)
        json.string("stated", stated)
        json.string("computed", computed)
        json.string("arithmetic", arithmetic)
        json.string("basis", basis)
        json.array("facts") { list in for fact in facts { list.string("f\(fact + 1)") } }
        json.array("spans") { list in for span in spans { list.span(document.place(span)) } }
    }
}
