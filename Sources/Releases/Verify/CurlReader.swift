import Disclosures
import Glibc

/// A site served over HTTPS: `curl` fetches, many files at a time, into a folder of its own.
final class CurlReader: PublicReader {
    private let address: WebAddress
    private let room: String
    /// What was fetched: where it lies, and how the server answered.
    private var fetched: [String: (file: String, status: Int)] = [:]
    private var failure: String?

    init(_ address: WebAddress) throws(ReadFailure) {
        self.address = address
        var template = Array("/tmp/gongkai-verify-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw ReadFailure(reason: String(cString: strerror(errno))) }
        room = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { FolderRemoval.remove(room) }

    func read(_ path: String) throws(ReadFailure) -> [UInt8]? {
        if fetched[path] == nil { expect([path]) }
        guard let answer = fetched.removeValue(forKey: path) else {
            throw ReadFailure(reason: failure ?? "curl did not fetch it")
        }
        defer { unlink(answer.file) }
        switch answer.status {
        case 200: return (try? Disk.files.read(answer.file)) ?? []
        case 404, 410: return nil
        case 0: throw ReadFailure(reason: failure ?? "no answer")
        default: throw ReadFailure(reason: "the server answers \(answer.status)")
        }
    }

    func expect(_ paths: ArraySlice<String>) {
        var config = "silent\nshow-error\nproto = \"=https\"\nmax-time = 600\nconnect-timeout = 30\n"
        for (number, path) in paths.enumerated() {
            let url = "https://\(address.hostHeader)\(address.target(path))"
            config += "url = \"\(url)\"\noutput = \"\(room)/\(number)\"\n"
            config += "write-out = \"\(number) %{http_code}\\n\"\n"
        }
        let run = Program.run(["curl", "--config", "-"], input: Array(config.utf8))
        failure = run.errors.split(separator: "\n").first.map(String.init)
        let list = Array(paths)
        for line in run.output.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 2, let number = Int(words[0]), list.indices.contains(number),
                let status = Int(words[1])
            else { continue }
            fetched[list[number]] = ("\(room)/\(number)", status)
        }
    }
}
