import Disclosures
import Glibc
import Preview

/// `gongkai preview`: the site as it would be, for staff, following every change.
enum PreviewCommand {
    static let help = """
        Shows the site as it would be, drafts included, while files are edited. Nothing is written or published.

        usage: gongkai preview [--content DIR] [--theme DIR] [--site DIR] [--port N] [--host ADDRESS] [--open]
               gongkai preview --export FOLDER [--as-of MOMENT]

          --content DIR    what is published (Content)
          --theme DIR      templates and style (./Theme, else the one installed beside the tool)
          --site DIR       what is public now is compared with (Site); it is only read
          --port N         where to listen (8080); 0 takes any that is free
          --host ADDRESS   listen to others than this machine; the address then carries a token
          --open           open the browser
          --export FOLDER  write the same as files, for a disk that is carried: it opens without a server
          --as-of MOMENT   what is exported as it would be at this moment (now)

        Ctrl-C ends it.

        exit: 0 ended or exported, 1 it cannot start or write, 2 usage

        """

    static func run(_ arguments: ArraySlice<String>) -> Int32 {
        var options = BuildOptions()
        var host = "127.0.0.1"
        var port: UInt16 = 8080
        var opens = false
        var folder: String?
        var rest = arguments
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h":
                Terminal.print(help)
                return 0
            case "--open": opens = true
            case "--content", "--theme", "--site", "--port", "--host", "--export", "--as-of":
                guard let value = rest.popFirst() else { return Usage.missing("a value after \(argument)", help) }
                switch argument {
                case "--host": host = value
                case "--port":
                    guard let number = UInt16(value) else { return Usage.missing("a number after --port", help) }
                    port = number
                case "--export": folder = value
                default:
                    guard options.set(argument, value) else {
                        return Usage.missing("a moment such as 2026-01-31T09:00:00+08:00 after --as-of", help)
                    }
                }
            default: return Usage.unknownOption(argument, help)
            }
        }
        guard let theme = ThemeFolder.locate(options.theme) else {
            Terminal.printError("error: there is no theme: expected ./Theme, or --theme DIR\n")
            return 1
        }
        var preview = Preview(content: options.content, theme: theme, site: options.site)
        preview.host = host
        preview.port = port
        do throws(Preview.Failure) {
            if let folder {
                let count = try preview.export(to: folder, at: options.moment)
                Terminal.print("\(folder)/_preview/index.html\n  \(count) files\n")
                return 0
            }
            try preview.serve { address in
                Terminal.print("\(address)\n")
                if opens { Browser.open(address) }
            }
        } catch {
            Terminal.printError("error: \(error)\n")
            return 1
        }
    }
}

/// The browser of whoever sits at the machine.
enum Browser {
    static func open(_ address: String) {
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("xdg-open"), strdup(address), nil]
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        posix_spawnp(&process, "xdg-open", nil, nil, &arguments, environ)
    }
}
