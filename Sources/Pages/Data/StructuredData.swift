import Disclosures
import Rendering

/// What a page is about, for programs: schema.org as JSON-LD, to stand in a `<script type="application/ld+json">`.
///
/// It is data: no browser runs it, and a policy of `script-src 'none'` lets it stand. `<`, `>` and `&` are escaped, so
/// that no word of a report can end the element. The vocabulary is named in place: no reader has to fetch it.
struct StructuredData {
    let site: Site

    init(_ site: Site) { self.site = site }

    /// A report's page: a `Report`.
    func write(
        _ record: Record, _ department: Department, _ address: Address, _ title: String, into out: inout [UInt8]
    ) {
        let folder = "\(department.slug)/"
        // Beside the page, or whole where the site says where it is served.
        func url(_ name: String) -> String { site.baseURL.map { $0 + folder + name } ?? name }
        let name = String(address.name)
        // Without `.html`.
        let stem = Substring(name.utf8.dropLast(5))
        JSON.object(into: &out, inScript: true) { json in
            head("Report", url(name), title, &json)
            json.string("temporalCoverage", "\(record.year)")
            // A draft is not published, and what is planned is not done before its moment.
            if !record.isDraft, let moment = record.calendar.moment {
                json.string("datePublished", moment.bytes)
                if record.items.correction != nil {
                    json.string("dateModified", record.since?.moved(to: site.zone).bytes)
                }
            }
            if record.items.revision > 1 { json.string("version", "\(record.items.revision)") }
            json.object("author") {
                $0.string("@type", "GovernmentOrganization")
                $0.string("name", department.name)
                if !department.region.isEmpty { $0.string("areaServed", department.region.joined(separator: "")) }
            }
            publisher(&json)
            json.array("encoding") { list in
                for file in record.items.files {
                    list.object {
                        $0.string("@type", "MediaObject")
                        $0.string("name", DataWords.file(file.stem))
                        $0.string("contentUrl", url("\(stem).\(file.stem.rawValue).\(file.ending)"))
                        $0.string("encodingFormat", file.mediaType)
                        $0.string("contentSize", "\(file.size) B")
                        $0.plain("sha256", file.digest.hexadecimal)
                    }
                }
            }
        }
    }

    /// The data page: a `Dataset`.
    func write(
        _ files: [(name: String, address: Address, type: StaticString)], _ index: SiteIndex, into out: inout [UInt8]
    ) {
        func url(_ address: Address) -> String { (site.baseURL ?? "") + address.link }
        JSON.object(into: &out, inScript: true) { json in
            head("Dataset", url(Addresses.data), site.title, &json)
            json.string("description", DataWords.packageDescription)
            if let newest = index.years.first, let oldest = index.years.last {
                json.string("temporalCoverage", oldest == newest ? "\(newest)" : "\(oldest)/\(newest)")
            }
            json.strings("spatialCoverage", index.roots.map { index.regions[$0].path[0] })
            json.bool("isAccessibleForFree", true)
            publisher(&json)
            json.array("distribution") { list in
                for file in files {
                    list.object {
                        $0.string("@type", "DataDownload")
                        $0.string("name", file.name)
                        $0.string("contentUrl", url(file.address))
                        $0.string("encodingFormat", file.type)
                    }
                }
            }
        }
    }

    private func head(_ type: StaticString, _ url: String, _ name: String, _ json: inout JSONObject) {
        json.object("@context") { $0.string("@vocab", "https://schema.org/") }
        json.string("@type", type)
        json.string("@id", url)
        json.string("url", url)
        json.string("name", name)
        json.string("inLanguage", site.language)
    }

    private func publisher(_ json: inout JSONObject) {
        guard let publisher = site.publisher else { return }
        json.object("publisher") {
            $0.string("@type", "GovernmentOrganization")
            $0.string("name", publisher)
        }
    }
}
