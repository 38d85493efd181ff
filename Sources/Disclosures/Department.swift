/// A department: `department.yaml`, and its years.
public struct Department: Sendable {
    /// The name of its folder: letters, digits and hyphens.
    public var slug: String
    public var name: String
    public var aliases: [String]
    /// From the province down.
    public var region: [String]
    public var kind: String?
    /// What the office publishes of itself: telephone numbers, mail boxes, addresses.
    public var contacts: [String]
    /// By year, the oldest first.
    public var disclosures: [Disclosure]
    /// Of its folder, taken before anything in it was read.
    public var stamp: FolderStamp?
}

extension Department {
    /// Whether a name can be part of an address as it is.
    public static func isSlug(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 100 && !name.hasPrefix("-")
            && name.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
            }
    }

    static func read(_ bytes: [UInt8], slug: String, file: String, _ faults: inout [ContentFault]) -> Department? {
        let root: YAMLNode
        do throws(ContentFault) {
            root = try YAML.parse(bytes, file: file)
        } catch {
            faults.append(error)
            return nil
        }
        var fields = Fields(root, file: file)
        let name = fields.text("name", required: true)
        let aliases = fields.texts("aliases")
        let region = fields.region("region")
        let kind = fields.text("kind")
        let contacts = fields.texts("contacts")
        faults += fields.finish()
        return Department(
            slug: slug, name: name ?? slug, aliases: aliases, region: region, kind: kind, contacts: contacts,
            disclosures: [])
    }
}

extension Fields {
    /// Names of places. They become names of files, so they are words and nothing else.
    mutating func region(_ key: String) -> [String] {
        guard let node = node(key) else { return [] }
        guard case .list(let items) = node.value, items.count <= 8 else {
            report(.wrongKind(key, node.kind, .places), at: node.place)
            return []
        }
        var region: [String] = []
        for item in items {
            guard let name = text(of: item, key) else { continue }
            let isWord =
                name.utf8.count <= 60
                && name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
            if isWord {
                region.append(name)
            } else {
                report(.noPlace(name), at: item.place)
            }
        }
        return region
    }
}
