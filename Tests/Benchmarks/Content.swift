import Glibc

/// Synthetic reports as a Content folder, and reports of any folder as bytes.
struct Content {
    let count: Int
    /// Reports of about 1 KB instead of 12.
    var isSmall = false

    func write(to folder: String) {
        makeFolder(folder)
        save(
            "title: 部门绩效与决算公开（合成）\nbase_url: https://example.org/\nlanguage: zh-CN\ntime_zone: Asia/Shanghai\n",
            to: folder + "/site.yaml")
        for number in 0..<count {
            let report = SyntheticReport(number: number, isSmall: isSmall)
            let department = folder + "/" + report.slug
            let year = department + "/\(report.year)"
            if number % SyntheticReport.yearsPerDepartment == 0 {
                makeFolder(department)
                save(report.departmentFile, to: department + "/department.yaml")
            }
            makeFolder(year)
            save(report.text, to: year + "/report.txt")
            save(report.accounts, to: year + "/accounts.txt")
            save(report.disclosureFile, to: year + "/disclosure.yaml")
        }
    }

    /// The same reports, in memory.
    var reports: [[UInt8]] { (0..<count).map { Array(SyntheticReport(number: $0).text.utf8) } }

    /// The reports that stand in a folder, by name.
    static func reports(in folder: String) -> [[UInt8]] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".txt") || name.hasSuffix(".md") { names.append(name) }
        }
        return names.sorted().compactMap { bytes(of: folder + "/" + $0) }
    }

    private static func bytes(of path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return bytes
    }

    private func makeFolder(_ path: String) {
        guard mkdir(path, 0o755) != 0, errno != EEXIST else { return }
        fail(path)
    }

    private func save(_ text: String, to path: String) {
        guard let file = fopen(path, "wb") else { return fail(path) }
        let bytes = Array(text.utf8)
        if fwrite(bytes, 1, bytes.count, file) != bytes.count { fail(path) }
        if fclose(file) != 0 { fail(path) }
    }

    private func fail(_ path: String) {
        perror(path)
        exit(1)
    }
}
