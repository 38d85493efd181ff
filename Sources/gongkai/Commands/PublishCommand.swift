import Disclosures
import Glibc
import Releases

/// `gongkai publish`: what is due goes into the ledger and onto the site.
enum PublishCommand {
    static let help = """
        Publishes what is due: into the ledger, signed, and onto the site, in one switch.

        usage: gongkai publish [--key FILE] [--content DIR] [--theme DIR] [--site DIR] [--base-url URL]
                               [--keep N]

          --key FILE       the key of gongkai keygen (\(KeyFile.usual))
          --content DIR    what is published (Content)
          --theme DIR      templates and style (./Theme, else the one installed beside the tool)
          --site DIR       where releases and the ledger are; serve its 'current' (Site)
          --base-url URL   where the site is served, instead of base_url in site.yaml
          --keep N         take away all but the newest N releases, once the new one is shown (all stay)

        A disclosure that a gate keeps back is not published; the others are. What is public already and would change
        without a note, or be gone, stops everything.

        exit: 0 published, 1 something is kept back by a gate, or refused and nothing has changed, 2 usage

        """

    static func run(_ arguments: ArraySlice<String>) -> Int32 {
        var options = BuildOptions()
        var key = KeyFile.usualPath
        var rest = arguments
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h":
                Terminal.print(help)
                return 0
            case "--key", "--content", "--theme", "--site", "--base-url", "--keep":
                guard let value = rest.popFirst() else { return Usage.missing("a value after \(argument)", help) }
                if argument == "--key" {
                    key = value
                } else if !options.set(argument, value) {
                    return Usage.missing("a value after \(argument)", help)
                }
            default: return Usage.unknownOption(argument, help)
            }
        }
        guard let key else { return Usage.missing("--key FILE: HOME is not set", help) }
        do throws(BuildFailure) {
            let (text, blocked) = try options.publish(key: key)
            Terminal.print(text)
            for line in blocked { Terminal.printError(line + "\n") }
            return blocked.isEmpty ? 0 : 1
        } catch {
            Terminal.printError(error.lines.map { $0 + "\n" }.joined())
            return 1
        }
    }
}

extension BuildOptions {
    /// Publishes, and says what is new.
    func publish(key: String) throws(BuildFailure) -> (text: String, blocked: [String]) {
        let bar = ProgressBar()
        defer { bar.clear() }
        let publication: SitePublication
        do throws(LedgerError) {
            publication = try SitePublication(site: site, content: self.content, key: key)
        } catch {
            // What is wrong with the content is said first.
            _ = try readContent(nil)
            throw BuildFailure(lines: [error.description])
        }
        let memory = publication.openMemory(content: self.content)
        let content = try readContent(memory)
        let theme = try readTheme()
        do throws(LedgerError) {
            let now = Moment(seconds: time(nil), zone: content.site.zone)
            let outcome = try publication.run(content, theme: theme, at: now, memory: memory, keep: keep) {
                bar.show($0, of: $1)
            }
            var text = "\(site)/current -> releases/\(outcome.release.name)\n"
            if let word = memory.word ?? outcome.release.doubt { text += "  \(word)\n" }
            if !outcome.release.isNew { text += "  nothing is new: the release that was shown stays\n" }
            text += "  ledger: \(outcome.size) entries, \(outcome.added.count) of them new\n"
            for (place, entry) in outcome.added.enumerated() {
                text += "  \(outcome.size - outcome.added.count + place) \(entry.kind.rawValue) \(entry.place)"
                text += entry.revision > 1 ? " revision \(entry.revision)\n" : "\n"
            }
            for waiting in outcome.waiting.prefix(20) { text += "  \(waiting)\n" }
            if outcome.waiting.count > 20 { text += "  and \(outcome.waiting.count - 20) more\n" }
            if let keep { OldReleases(site: site).prune(keeping: keep) }
            return (text, outcome.blocked.map(\.description))
        } catch {
            throw BuildFailure(lines: [error.description])
        }
    }
}
