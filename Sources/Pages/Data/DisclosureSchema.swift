/// The JSON Schema of `_disclosure`, published with the site.
enum DisclosureSchema {
    static let address = Address("schema/disclosure-1.json")
    static var bytes: [UInt8] { PackageResources.disclosure_1_json }
}
