/// A page that staff write beside the disclosures: Markdown, with a title and a place in the menu before it.
///
///     ---
///     title: 怎样读这些页面
///     menu: 1
///     ---
public struct FurtherPage: Sendable {
    /// The file's name without its ending: `about`.
    public var name: String
    public var title: String
    /// Its place in the menu; nil where it has none.
    public var menu: Int?
    /// The Markdown below the front matter.
    public var body: [UInt8]
}

extension FurtherPage {
    static func read(
        _ name: String, in folder: String, disk: Disk, _ faults: inout [ContentFault]
    ) -> FurtherPage? {
        let file = folder + "/" + name
        do throws(DiskError) {
            return read(try disk.read(file), name: name, file: file, &faults)
        } catch {
            faults.append(ContentFault(.unreadable(error.reason), file: file))
            return nil
        }
    }

    /// `name` is the file's, such as `about.md`.
    static func read(_ bytes: [UInt8], name: String, file: String, _ faults: inout [ContentFault]) -> FurtherPage {
        let stem = String(name.dropLast(".md".count))
        var page = FurtherPage(name: stem, title: stem, menu: nil, body: bytes)
        guard isFence(line(of: bytes, from: 0)) else { return page }
        guard let end = end(of: bytes) else {
            faults.append(ContentFault(.openFrontMatter, file: file, line: 1, column: 1))
            return page
        }
        page.body = Array(bytes[end.after...])
        do throws(ContentFault) {
            var fields = Fields(try YAML.parse(Array(bytes[..<end.before]), file: file), file: file)
            page.title = fields.text("title") ?? stem
            page.menu = fields.number("menu", in: 0...999)
            faults += fields.finish()
        } catch {
            faults.append(error)
        }
        return page
    }

    /// Where the line that closes the front matter begins, and where the text after it does.
    private static func end(of bytes: [UInt8]) -> (before: Int, after: Int)? {
        var at = line(of: bytes, from: 0).next
        while at < bytes.count {
            let line = line(of: bytes, from: at)
            if isFence(line) { return (at, line.next) }
            at = line.next
        }
        return nil
    }

    private static func line(of bytes: [UInt8], from start: Int) -> (bytes: ArraySlice<UInt8>, next: Int) {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        return (bytes[start..<end], min(end + 1, bytes.count))
    }

    private static func isFence(_ line: (bytes: ArraySlice<UInt8>, next: Int)) -> Bool {
        line.bytes.elementsEqual("---".utf8) || line.bytes.elementsEqual("---\r".utf8)
    }
}
