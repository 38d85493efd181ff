import Disclosures
import Glibc
import Pages
import Releases

/// What is to be built, from where, to where.
struct BuildOptions {
    var content = "Content"
    var theme: String?
    var site = "Site"
    var moment: Moment?
    var baseURL: String?
    var drafts = false
    /// How many releases stay; nil keeps all.
    var keep: Int?
    /// A page to be told of.
    var page: String?

    /// False where the value cannot be understood.
    mutating func set(_ option: String, _ value: String) -> Bool {
        switch option {
        case "--content": content = BuildOptions.folder(value)
        case "--theme": theme = BuildOptions.folder(value)
        case "--site": site = BuildOptions.folder(value)
        case "--explain": page = value
        case "--keep":
            keep = Int(value)
            return keep.map { $0 > 0 } ?? false
        case "--base-url":
            baseURL = Disclosures.Site.address(value)
            return baseURL != nil
        default:
            moment = Moment(value, zone: .china)
            return moment != nil
        }
        return true
    }

    private static func folder(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    func readContent(_ memory: BuildMemory?) throws(BuildFailure) -> Content {
        var content: Content
        do throws(Content.Faults) {
            content = try Content.read(self.content, disk: .files) { memory?.department($0, $1, $2) }
        } catch {
            throw BuildFailure(lines: error.faults.map(\.description))
        }
        if let baseURL { content.site.baseURL = baseURL }
        return content
    }

    func build() throws(BuildFailure) -> BuildOutcome {
        // What a ledger speaks of is shown by publications alone: they ask the gates, and say so in the ledger.
        guard access(site + "/ledger/checkpoint", F_OK) != 0 else {
            throw BuildFailure(lines: [
                "\(site): error: what is here is published with a ledger: use gongkai publish, or build elsewhere with --site"
            ])
        }
        let memory = try openMemory()
        let content = try readContent(memory)
        let theme = try readTheme()
        let now = Moment(seconds: time(nil), zone: content.site.zone)
        let edition = Edition(content, at: moment?.moved(to: content.site.zone) ?? now, drafts: drafts)
        let bar = ProgressBar()
        defer { bar.clear() }
        do throws(ReleaseError) {
            let build = SiteBuild(edition, theme: theme)
            let release = try Release(site: site).write(build, memory: memory, keep: keep) { bar.show($0, of: $1) }
            return BuildOutcome(site: site, edition: edition, release: release, memory: memory)
        } catch {
            throw BuildFailure(lines: ["\(error)"])
        }
    }

    private func openMemory() throws(BuildFailure) -> BuildMemory {
        do throws(ReleaseError) {
            return try BuildMemory(site: site, content: content)
        } catch {
            throw BuildFailure(lines: ["\(error)"])
        }
    }

    func readTheme() throws(BuildFailure) -> Theme {
        guard let folder = ThemeFolder.locate(theme) else {
            throw BuildFailure(lines: ["error: there is no theme: expected ./Theme, or --theme DIR"])
        }
        let (files, faults) = ThemeFolder.read(folder)
        guard faults.isEmpty else { throw BuildFailure(lines: faults) }
        do throws(ThemeError) {
            return try Theme(files: files)
        } catch {
            switch error {
            case .templates(let faults): throw BuildFailure(lines: faults.findings.map { "\(folder)/\($0)" })
            case .noStyle: throw BuildFailure(lines: ["\(folder): error: there is no style.css"])
            case .noScript: throw BuildFailure(lines: ["\(folder): error: there is no search.js"])
            }
        }
    }
}

/// Why nothing was built: lines to be printed.
struct BuildFailure: Error {
    var lines: [String]
}

/// What was built, and how to say so.
struct BuildOutcome {
    let site: String
    let edition: Edition
    let release: Release.Outcome

    /// Why nothing was taken over from the build before, where there should have been something.
    let word: String?
    private let memory: BuildMemory

    init(site: String, edition: Edition, release: Release.Outcome, memory: BuildMemory) {
        self.site = site
        self.edition = edition
        self.release = release
        self.memory = memory
        word = memory.word ?? release.doubt
    }

    /// Takes old releases away; the new one is shown already.
    func prune(keeping count: Int) {
        withExtendedLifetime(memory) { _ = OldReleases(site: site).prune(keeping: count) }
    }

    /// Why a page was or was not made anew.
    func explanation(of page: String) -> String { memory.explain(page, release) }

    var unreadable: [String] { release.build.unreadable }

    var summary: String {
        let build = release.build
        var text = "\(site)/current -> releases/\(release.name)\n"
        if let word { text += "  \(word)\n" }
        if !release.isNew { text += "  nothing changed\n" }
        text +=
            "  \(build.disclosures) disclosures of \(build.departments) departments, \(release.files) files (\(release.written) new), \(release.bytes / 1000) kB\n"
        text += "  \(build.checked) figures recomputed: \(build.failed) do not hold; "
        text += "\(build.errors) errors, \(build.warnings) warnings, \(build.notes) notes\n"
        // What a gate blocks comes first: somebody must do something.
        let withheld = build.withheld + edition.withheld
        if !withheld.isEmpty {
            text += "  \(withheld.count) withheld:\n"
            for entry in withheld.prefix(20) { text += "    \(entry)\n" }
            if withheld.count > 20 { text += "    and \(withheld.count - 20) more\n" }
        }
        return text
    }
}
