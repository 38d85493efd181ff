import Figures

/// Titles that may run into their text.
enum ChapterTitles {
    private static let titles: [[UInt8]] = WordList.lines(PackageResources.ChapterTitles_txt)
        .map { Array($0[0]) }
        .sorted { $0.count > $1.count }

    /// The longest known title at the start of the span.
    static func prefix(_ text: [UInt8], _ span: ByteSpan) -> ByteSpan? {
        for title in titles where title.count <= span.count {
            if text[span.start..<span.start + title.count].elementsEqual(title) {
                return ByteSpan(span.start, span.start + title.count)
            }
        }
        return nil
    }
}
