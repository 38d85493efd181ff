/// A department's folder, read.
struct DepartmentFolder {
    let path: String
    let slug: String
    let disk: Disk
    let zone: TimeZoneOffset

    func read() -> (department: Department?, faults: [ContentFault]) {
        var faults: [ContentFault] = []
        guard Department.isSlug(slug) else {
            return (nil, [ContentFault(.noSlug(slug), file: path)])
        }
        let file = path + "/department.yaml"
        var department: Department?
        do throws(DiskError) {
            department = Department.read(try disk.read(file), slug: slug, file: file, &faults)
        } catch {
            let isThere = (disk.list(path) ?? []).contains { $0.name == "department.yaml" }
            faults.append(ContentFault(isThere ? .unreadable(error.reason) : .noDepartmentFile, file: file))
        }
        for entry in disk.list(path) ?? [] where entry.isFolder {
            guard let year = DepartmentFolder.year(entry.name) else {
                faults.append(ContentFault(.noYear(entry.name), file: path + "/" + entry.name))
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
                faults.append(ContentFault(.unreadable(error.reason), file: path))
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
