import Documents
import Testing

@Suite struct SourceTests {
    @Test func utf8WithAndWithoutAMark() throws {
        let plain = try Source(name: "a", text: "中文")
        #expect(plain.encoding == .utf8)
        #expect(plain.byteCount == 6)
        let marked = try Source(name: "a", received: [0xEF, 0xBB, 0xBF] + Array("中文".utf8))
        #expect(marked.encoding == .utf8)
        #expect(Document(marked).text.starts(with: Array("中文".utf8)))
    }

    @Test func gb18030IsDecoded() throws {
        // 自评得分95分
        let bytes: [UInt8] = [0xD7, 0xD4, 0xC6, 0xC0, 0xB5, 0xC3, 0xB7, 0xD6, 0x39, 0x35, 0xB7, 0xD6]
        let source = try Source(name: "a", received: bytes)
        #expect(source.encoding == .gb18030)
        #expect(String(decoding: source.bytes, as: UTF8.self) == "自评得分95分")
        #expect(source.byteCount == bytes.count)
        #expect(source.sha256 == Digest.sha256(bytes))
    }

    @Test(
        arguments: [
            ([0xE4, 0xB8, 0x80, 0xFF, 0xFF], 3), ([0xFF], 0), ([0x61, 0x62, 0x80, 0x0A], 2),
            ([0xE4, 0xB8, 0x80, 0xE4, 0xFF], 3),
        ] as [([UInt8], Int)])
    func whatIsNeitherIsRefused(_ bytes: [UInt8], _ offset: Int) {
        #expect(throws: SourceError("a", .notText(offset))) { try Source(name: "a", received: bytes) }
    }

    @Test func theRefusalSaysWhere() {
        let message = "\(SourceError("report.txt", .notText(12)))"
        #expect(message.hasPrefix("report.txt: error: byte 12: "))
        #expect(message.hasSuffix("not UTF-8 and not GB18030"))
    }

    @Test func nulIsRefused() {
        #expect(throws: SourceError("a", .nul(3))) { try Source(name: "a", received: [0xE4, 0xB8, 0x80, 0, 0x61]) }
        #expect(throws: SourceError("a", .nul(1))) { try Source(name: "a", received: [0xFF, 0]) }
    }

    @Test(arguments: ["%PDF-1.7", "PK\u{3}\u{4}rest", "{\\rtf1"])
    func otherFormatsAreNamed(_ text: String) {
        #expect { try Source(name: "a", text: text) } throws: { error in
            if case .foreign = (error as? SourceError)?.reason { true } else { false }
        }
    }

    @Test func anEmptyFileIsAnEmptyDocument() throws {
        let document = Document(try Source(name: "a", received: []))
        #expect(document.blocks.isEmpty && document.text.isEmpty)
        #expect(document.place(.init(0, 0)) == .init(0, 0))
    }

    @Test func tooLarge() {
        let bytes = [UInt8](repeating: 0x61, count: Source.byteLimit + 1)
        #expect(throws: SourceError("a", .tooLarge(bytes.count))) { try Source(name: "a", received: bytes) }
    }

    @Test func digests() {
        #expect(Digest.sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(Digest.sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
