import Figures

extension ContentFault {
    /// All that can be wrong with a file of Content. What is said of it comes last, in two languages.
    enum Problem: Hashable, Sendable {
        // Files and folders.
        case noContent
        case noDepartmentFile
        /// In the system's own words.
        case unreadable(String)
        case noSlug(String)
        case noYear(String)
        case twoFiles(known: String)
        case revisionNotKept(Int, folder: String)
        case revisionNotNoted(folder: String)
        case openFrontMatter

        // What is not YAML, or more of it than is read.
        case noMemory
        case noText(byte: Int, String)
        /// In libyaml's own words.
        case noYAML(String)
        case secondDocument
        case tooManyValues(most: Int)
        case tooDeep(most: Int)
        case anchor
        case keyIsNoWord(Kind)

        // Keys, and what stands beside them.
        case noKeys(Kind)
        case keyTwice(String)
        case unknownKey(String, Hint)
        case missing(String)
        case wrongKind(String, Kind, Wanted)
        case tooLong(String, most: Int)
        case controlCharacter(String)
        case noChoice(String, String, Hint)
        case noNumber(String, ClosedRange<Int>)
        case noDay(String)
        case noMoment(String)
        case noLanguage(String)
        case noZone(String)
        case noAddress(String, example: String)
        case noPlace(String)

        // What contradicts itself.
        case revisionsOutOfOrder
        case revisionBeforePublication
        case withdrawnBeforePublication
        case revisionAfterWithdrawal
    }

    /// What a value of a YAML file is.
    enum Kind: Hashable, Sendable { case nothing, text, list, mapping }

    /// What was expected in its place.
    enum Wanted: Hashable, Sendable {
        case text, list, day, moment, addresses, places
        case listSuchAs(String)
    }

    /// What may have been meant.
    enum Hint: Hashable, Sendable {
        case meant(String)
        case oneOf([String])

        init(_ word: String, among words: [String]) {
            self = NearestName.of(word, among: words).map { .meant($0) } ?? .oneOf(words)
        }
    }
}
