/// What is said of wrong arguments. Exit code 2.
enum Usage {
    static func unknownOption(_ option: String, _ help: String) -> Int32 {
        Terminal.printError("error: unknown option '\(option)'\n\n\(help)")
        return 2
    }

    static func missing(_ what: String, _ help: String) -> Int32 {
        Terminal.printError("error: expected \(what)\n\n\(help)")
        return 2
    }
}
