import Disclosures
import Rendering

/// `datapackage.json`: what tables there are, as the Data Package standard (version 2) says it.
///
/// A range of departments is a package of its own, whole with its keys. Where a site has several, one more package
/// lists them.
struct DataPackage {
    let site: Site
    let index: SiteIndex

    /// `data/`, or `data/<range>/` where there are several.
    static func folder(_ range: DepartmentRange, of ranges: [DepartmentRange]) -> String {
        ranges.count > 1 ? "data/\(range.name)/" : "data/"
    }

    static let address = Address("data/datapackage.json")

    func write(_ range: DepartmentRange, into out: inout [UInt8]) {
        JSON.object(into: &out, style: .pretty) { json in
            head(&json)
            json.array("resources") { list in
                for (kind, year) in range.tables { list.object { resource(kind, year, &$0) } }
            }
        }
    }

    /// The packages of all ranges.
    func write(_ ranges: [DepartmentRange], into out: inout [UInt8]) {
        JSON.object(into: &out, style: .pretty) { json in
            head(&json)
            json.array("resources") { list in
                for range in ranges {
                    list.object {
                        $0.string("name", range.name)
                        $0.string("path", "\(range.name)/datapackage.json")
                        $0.string("title", departments(range))
                        $0.string("format", "json")
                        $0.string("mediatype", "application/json")
                        $0.string("encoding", "utf-8")
                    }
                }
            }
        }
    }

    /// The names of the first and the last department.
    func departments(_ range: DepartmentRange) -> String {
        guard !range.departments.isEmpty else { return "" }
        let first = index.departments[range.departments.lowerBound].name
        let last = index.departments[range.departments.upperBound - 1].name
        return first == last ? first : "\(first) … \(last)"
    }

    private func head(_ json: inout JSONObject) {
        json.string("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
        json.string("name", "gongkai")
        json.string("title", site.title)
        json.string("description", DataWords.packageDescription)
        if let base = site.baseURL {
            json.string("id", base + DataPackage.address.link)
            json.string("homepage", base)
        }
        if let publisher = site.publisher {
            json.array("contributors") { list in
                list.object {
                    $0.string("title", publisher)
                    if let base = site.baseURL { $0.string("path", base) }
                    $0.strings("roles", ["publisher"])
                }
            }
        }
    }

    private func resource(_ kind: TableKind, _ year: Int?, _ json: inout JSONObject) {
        let table = DataTable.of(kind)
        json.string("$schema", "https://datapackage.org/profiles/2.0/dataresource.json")
        json.string("name", kind.rawValue + (year.map { "-\($0)" } ?? ""))
        json.string("type", "table")
        json.string("path", TableWriter.address(kind, year, in: "").path)
        json.string("title", table.title + (year.map { " \($0)" } ?? ""))
        json.string("description", table.description)
        json.string("format", "csv")
        json.string("mediatype", "text/csv")
        json.string("encoding", "utf-8")
        json.object("dialect") {
            $0.string("$schema", "https://datapackage.org/profiles/2.0/tabledialect.json")
            $0.bool("header", true)
            $0.string("delimiter", ",")
            $0.string("quoteChar", "\"")
            $0.bool("doubleQuote", true)
            $0.string("lineTerminator", "\r\n")
        }
        json.object("schema") { schema(table, &$0) }
    }

    private func schema(_ table: DataTable, _ json: inout JSONObject) {
        json.string("$schema", "https://datapackage.org/profiles/2.0/tableschema.json")
        json.array("fields") { list in
            for field in table.fields {
                list.object {
                    $0.string("name", field.name)
                    $0.string("type", field.kind.rawValue)
                    $0.string("title", field.title)
                    $0.string("description", field.description)
                    if field.isRequired || !field.values.isEmpty {
                        $0.object("constraints") {
                            if field.isRequired { $0.bool("required", true) }
                            if !field.values.isEmpty { $0.strings("enum", field.values) }
                        }
                    }
                }
            }
        }
        json.strings("missingValues", [""])
        json.strings("primaryKey", table.primaryKey)
        if let parent = table.parent {
            let key = DataTable.of(parent).primaryKey
            json.array("foreignKeys") { list in
                list.object {
                    $0.strings("fields", key)
                    $0.object("reference") {
                        $0.string("resource", parent.rawValue)
                        $0.strings("fields", key)
                    }
                }
            }
        }
    }
}
