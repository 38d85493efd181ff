import Disclosures
import Glibc

/// `gongkai init`: a new Content to begin with.
enum InitCommand {
    static let help = """
        Writes a new Content: a commented site.yaml, a first department, its folders.

        usage: gongkai init [DIR] [--department SLUG]

          DIR                 the folder to write (Content); it must not hold a site.yaml
          --department SLUG   the first department's folder: a-z, 0-9 and - (first-department)

        exit: 0 written, 1 it is there already or cannot be written, 2 usage

        """

    static func run(_ arguments: ArraySlice<String>) -> Int32 {
        var folder = "Content"
        var slug = "first-department"
        var rest = arguments
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h":
                Terminal.print(help)
                return 0
            case "--department":
                guard let value = rest.popFirst(), Department.isSlug(value) else {
                    return Usage.missing("a-z, 0-9 and - after --department", help)
                }
                slug = value
            default:
                if argument.hasPrefix("-") { return Usage.unknownOption(argument, help) }
                folder = argument
            }
        }
        let year = Moment(seconds: time(nil), zone: .china).day(in: .china).parts.year - 1
        for file in FirstContent.files(department: slug, year: year) {
            if let failure = FirstContent.write(file.text, to: folder + "/" + file.path) {
                Terminal.printError("\(folder)/\(file.path): error: \(failure)\n")
                return 1
            }
            Terminal.print("\(folder)/\(file.path)\n")
        }
        Terminal.print(
            """
            Put report.txt or report.md and accounts.* into \(folder)/\(slug)/\(year)/, and fill in the three files above.
            gongkai check says what is still missing, gongkai preview shows the site, gongkai build makes it.

            """)
        return 0
    }
}
