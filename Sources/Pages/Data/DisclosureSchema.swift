/// The JSON Schema of `_disclosure`, published with the site.
struct DisclosureSchema: BundleSource {
    static let address = Address("schema/disclosure-1.json")

    func look(_ theme: Theme) -> Look { .none }

    func bundles(of index: SiteIndex) -> [Bundle] {
        [
            Bundle("schema", Inputs()) {
                $0.output.write(file: PackageResources.disclosure_1_json, at: DisclosureSchema.address)
            }
        ]
    }
}
