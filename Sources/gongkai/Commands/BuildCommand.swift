import Disclosures
import Pages
import Releases

/// `gongkai build`: Content to a release, shown at once and whole.
enum BuildCommand {
    static let help = """
        Builds the site into a new release and shows it.

        usage: gongkai build [--content DIR] [--theme DIR] [--site DIR] [--as-of MOMENT] [--base-url URL] [--drafts]
                             [--keep N] [--explain PAGE]

          --content DIR    what is published (Content)
          --theme DIR      templates and style (./Theme, else the one installed beside the tool)
          --site DIR       where releases go; serve its 'current' (Site)
          --as-of MOMENT   what is public at this moment, such as 2026-01-31T09:00:00+08:00 (now)
          --base-url URL   where the site is served, instead of base_url in site.yaml
          --drafts         take in what is not due or not complete: for staff only
          --keep N         take away all but the newest N releases, once the new one is shown (all stay)
          --explain PAGE   say why a page such as a/2023.html was or was not made anew

        What did not change since the last build is taken over: DIR/state says what that was. It is safe to delete.

        exit: 0 built, 1 something is wrong with the content or a report cannot be read, 2 usage

        """

    static func run(_ arguments: ArraySlice<String>) -> Int32 {
        var options = BuildOptions()
        var rest = arguments
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h":
                Terminal.print(help)
                return 0
            case "--drafts": options.drafts = true
            case "--content", "--theme", "--site", "--as-of", "--base-url", "--keep", "--explain":
                guard let value = rest.popFirst() else { return Usage.missing("a value after \(argument)", help) }
                guard options.set(argument, value) else {
                    let expected =
                        switch argument {
                        case "--base-url": "an address such as https://example.gov.cn/"
                        case "--keep": "a number of releases, 1 or more,"
                        default: "a moment such as 2026-01-31T09:00:00+08:00"
                        }
                    return Usage.missing("\(expected) after \(argument)", help)
                }
            default: return Usage.unknownOption(argument, help)
            }
        }
        do throws(BuildFailure) {
            let outcome = try options.build()
            Terminal.print(outcome.summary)
            for line in outcome.unreadable { Terminal.printError(line + "\n") }
            if let page = options.page { Terminal.print(outcome.explanation(of: page)) }
            if let count = options.keep { outcome.prune(keeping: count) }
            return outcome.unreadable.isEmpty ? 0 : 1
        } catch {
            Terminal.printError(error.lines.map { $0 + "\n" }.joined())
            return 1
        }
    }
}
