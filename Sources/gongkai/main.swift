import Glibc

/// Parses the command's name and hands over. Commands parse their own arguments, call, and print.
let arguments = CommandLine.arguments.dropFirst()
exit(CommandTable.run(arguments))
