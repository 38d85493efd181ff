import Testing

@testable import Preview

@Suite struct RequestTests {
    @Test func escapesAreDecodedOrRefused() {
        #expect(Request.decoded("a/%E7%94%B2.html".utf8) == "a/甲.html")
        for broken in ["%", "%4", "%zz", "a%00b", "a%0Ab", "%FF", "%C0%AE", "\u{7F}"] {
            #expect(Request.decoded(broken.utf8) == nil, "\(broken)")
        }
    }
}
