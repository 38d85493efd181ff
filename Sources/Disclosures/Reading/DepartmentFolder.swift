/// A department's folder, read.
struct DepartmentFolder {
    let path: String
    let slug: String
    let disk: Disk
    let zone: TimeZoneOffset

    func read() -> (department: Department?, faults: [ContentFault]) {
        var faults: [ContentFault] = []
        guard Department.isSlug(slug) else {
            return (
                nil,
                [ContentFault(file: path, message: "'\(slug)' cannot be part of an address: expected a-z, 0-9 and -")]
            )
        }
        let file = path + "/department.yaml"
        var department: Department?
        do throws(DiskError) {
            department = Department.read(try disk.read(file), slug: slug, file: file, &faults)
        } catch {
            let isThere = (disk.list(path) ?? []).contains { $0.name == "department.yaml" }
            let absent = "there is no such file: expected the department's name and region in it"
            faults.append(ContentFault(file: file, message: isThere ? error.reason : absent))
        }
        for entry in disk.list(path) ?? [] where entry.isFolder {
            guard let year = DepartmentFolder.year(entry.name) else {
                faults.append(
                    ContentFault(
                        file: path + "/" + entry.name,
                        message: "'\(entry.name)' is no year: expected a folder such as 2023"))
                continue
            }
            if let disclosure = readYear(year, path + "/" + entry.name, &faults) {
                department?.disclosures.append(disclosure)
            }
        }
        return (department, faults)
    }

    private func readYear(_ year: Int, _ folder: String, _ faults: inout [ContentFault]) -> Disclosure? {
        let names = (disk.list(folder) ?? []).filter { !$0.isFolder }.map(\.name)
        guard !names.isEmpty else { return nil }
        var file = DisclosureFile()
        if names.contains("disclosure.yaml") {
            let path = folder + "/disclosure.yaml"
            do throws(DiskError) {
                file = DisclosureFile.read(try disk.read(path), file: path, zone: zone, &faults)
            } catch {
                faults.append(ContentFault(file: path, message: error.reason))
            }
        }
        return Disclosure(year: year, folder: folder, names: names, file: file, &faults)
    }

    static func year(_ name: String) -> Int? {
        guard name.utf8.count == 4, let year = Digits.value(Array(name.utf8)[...]), (1949...2999).contains(year) else {
            return nil
        }
        return year
    }
}
