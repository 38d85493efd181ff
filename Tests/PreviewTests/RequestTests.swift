import Testing

@testable import Preview

@Suite struct RequestTests {
    @Test func escapesAreDecodedOrRefused() {
        #expect(Request.decoded("a/%E7%94%B2.html".utf8) == "a/甲.html")
        for broken in ["%", "%4", "%zz", "a%00b", "a%0Ab", "%FF", "%C0%AE", "\u{7F}"] {
            #expect(Request.decoded(broken.utf8) == nil, "\(broken)")
        }
    }

    @Test(
        arguments: [
            ("bytes=2-4", 206, "cde", "bytes 2-4/10"), ("bytes=8-99", 206, "ij", "bytes 8-9/10"),
            ("bytes=7-", 206, "hij", "bytes 7-9/10"), ("bytes=-2", 206, "ij", "bytes 8-9/10"),
            ("bytes=-99", 206, "abcdefghij", "bytes 0-9/10"), ("bytes=10-12", 416, nil, "bytes */10"),
            ("bytes=99-", 416, nil, "bytes */10"), ("bytes=-0", 416, nil, "bytes */10"),
            ("bytes=4-2", 200, "abcdefghij", nil), ("bytes=0-1,3-4", 200, "abcdefghij", nil),
            ("bytes=-", 200, "abcdefghij", nil), ("bytes=+1-2", 200, "abcdefghij", nil),
            ("bytes=1-99999999999999999999", 200, "abcdefghij", nil), ("lines=1-2", 200, "abcdefghij", nil),
        ] as [(String, UInt32, String?, String?)])
    func partsOfAFile(_ range: String, _ status: UInt32, _ text: String?, _ said: String?) {
        let answer = Answer(type: "text/plain", .bytes(Array("abcdefghij".utf8))).part(range)
        #expect(answer.status == status)
        #expect(answer.headers.first { $0.name == "Content-Range" }?.value == said)
        if let text, case .bytes(let bytes) = answer.body { #expect(String(decoding: bytes, as: UTF8.self) == text) }
    }

    @Test func cookies() {
        #expect(Request.cookies("a=1; b=2=3;c") == ["a": "1", "b": "2=3"])
    }

    private func request(
        _ path: String, method: String = "GET", host: String? = "127.0.0.1:8080", query: [String: String] = [:],
        cookies: [String: String] = [:], site: String? = nil, destination: String? = nil
    ) -> Request {
        Request(
            method: Request.Method(rawValue: method), path: Request.decoded(path.utf8.dropFirst()), rawPath: path,
            query: query, host: host, cookies: cookies, fetchSite: site, fetchDestination: destination)
    }

    @Test func thisMachineAlone() {
        let door = Doorkeeper(host: "127.0.0.1", port: 8080)
        for host in ["127.0.0.1:8080", "localhost:8080", "localhost", "[::1]:8080", "LOCALHOST"] {
            #expect(door.refusal(request("/", host: host)) == nil, "\(host)")
        }
        for host in [
            nil, "", "evil.example", "localhost:80", "127.0.0.1.evil.example", "[::1", "localhost:8080@e", "10.0.0.1",
        ] {
            #expect(door.refusal(request("/", host: host))?.status == 421, "\(host ?? "none")")
        }
        #expect(door.refusal(request("/", method: "POST"))?.status == 405)
        #expect(door.refusal(request("/%00"))?.status == 400)
        #expect(door.refusal(request("/a.json", site: "cross-site", destination: "script"))?.status == 403)
        #expect(door.refusal(request("/", site: "cross-site", destination: "document")) == nil)
    }

    @Test func othersNeedTheToken() throws {
        let door = Doorkeeper(host: "0.0.0.0", port: 8080)
        let token = try #require(door.token)
        #expect(token.count == 32)
        #expect(door.refusal(request("/", host: "10.0.0.1:8080"))?.status == 403)
        #expect(door.refusal(request("/", host: "10.0.0.1:8080", query: ["token": token + "0"]))?.status == 403)
        #expect(door.refusal(request("/", host: "evil.example", query: ["token": token]))?.status == 421)
        let admitted = try #require(door.refusal(request("//evil.example", host: "10.0.0.1", query: ["token": token])))
        #expect(admitted.status == 303)
        #expect(admitted.headers.first { $0.name == "Location" }?.value == "/evil.example")
        #expect(door.refusal(request("/", host: "10.0.0.1", cookies: ["gongkai-preview-8080": token])) == nil)
        #expect(Doorkeeper(host: "0.0.0.0", port: 8080).token != token)
    }
}
