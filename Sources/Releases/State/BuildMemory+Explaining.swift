import Pages

extension BuildMemory {
    /// Why a page was or was not made anew in the build that is done.
    public func explain(_ page: String, _ release: Release.Outcome) -> String {
        let path = page.hasPrefix("/") ? String(page.dropFirst()) : page
        guard let now = try? StateFile(BuildMemory.path(site)) else { return "\(path): no state could be written\n" }
        guard let place = now.place(ofFile: path), let entry = now.entry(now.row(place)), let made = entry.parts else {
            let isGone = state?.place(ofFile: path) != nil
            return isGone ? "\(path): gone: nothing makes it any more\n" : "\(path): there is no such file\n"
        }
        let row = now.row(place)
        let bundle = "it belongs to '\(made.name)': \(row.files) files made together"
        guard let state else {
            return "\(path): made anew: \(word ?? "nothing is remembered of a build before")\n  \(bundle)\n"
        }
        guard let old = state.place(of: row.name), let before = state.entry(state.row(old))?.parts else {
            return "\(path): made: it was not there before\n  \(bundle)\n"
        }
        var reasons = BuildMemory.differences(state.head.common, now.head.common)
        let changed = Set(now.head.theme.filter { !state.head.theme.contains($0) }.map(\.name))
        reasons += BuildMemory.differences(before.parts, made.parts).map { BuildMemory.name(changed, in: $0) }
        if reasons.isEmpty {
            if release.isCold { return "\(path): made anew, with everything else\n  \(bundle)\n" }
            return "\(path): as it was: nothing that it is made from changed\n  \(bundle)\n"
        }
        let isSame = state.row(old).digest == row.digest
        let lines = reasons.map { "  \($0)\n" }.joined()
        return "\(path): made anew\(isSame ? ", and it came out as it was" : "")\n\(lines)  \(bundle)\n"
    }

    /// Several files of the theme are one part: those are named that are the cause.
    private static func name(_ changed: Set<String>, in reason: String) -> String {
        let prefix = "changed: " + Theme.partPrefix
        guard reason.hasPrefix(prefix) else { return reason }
        let names = reason.dropFirst(prefix.count).split(separator: ", ").filter { changed.contains(String($0)) }
        return names.isEmpty ? reason : prefix + names.joined(separator: ", ")
    }

    private static func differences(_ before: [Inputs.Part], _ now: [Inputs.Part]) -> [String] {
        let old = Dictionary(before.map { ($0.name, $0.fingerprint) }) { first, _ in first }
        let new = Dictionary(now.map { ($0.name, $0.fingerprint) }) { first, _ in first }
        var lines: [String] = []
        for part in now {
            guard let known = old[part.name] else {
                lines.append("new: \(part.name)")
                continue
            }
            if known != part.fingerprint { lines.append("changed: \(part.name)") }
        }
        for part in before where new[part.name] == nil { lines.append("gone: \(part.name)") }
        return lines
    }
}

extension StateFile {
    /// The bundle that a file belongs to. Looks through all of them.
    func place(ofFile path: String) -> Int? {
        let wanted = Array(path.utf8)
        return (0..<rowCount).first { place in
            var isFound = false
            entry(row(place))?.forEachFile { file in
                let bytes = UnsafeRawBufferPointer(start: file.path, count: file.pathCount)
                isFound = bytes.elementsEqual(wanted)
                return !isFound
            }
            return isFound
        }
    }
}
