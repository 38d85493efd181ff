import Figures

/// A line of the source, looked at once.
struct Line: Sendable {
    /// Without spaces at either end; tabs at the ends stay, they are empty cells.
    var span: ByteSpan
    /// Characters, about.
    var characters = 0
    var tabs = 0
    var pipes = 0
    /// Ends in 。！？；： or their half-width kin.
    var endsSentence = false
    /// Has any of ，。：；、 inside.
    var hasPunctuation = false
    var hasColon = false
    /// Has 。 or ； before its end.
    var hasInnerStop = false
    /// Has marks that must be taken out: `**`, odd spaces, breaks inside a cell.
    var needsCleaning = false
    var hasDigit = false

    var isBlank: Bool { span.isEmpty }
}

/// Cuts bytes into lines.
enum LineScanner {
    static func lines(_ bytes: [UInt8]) -> [Line] {
        var lines: [Line] = []
        lines.reserveCapacity(bytes.count / 60 + 8)
        bytes.withUnsafeBufferPointer { buffer in
            var start = 0
            if buffer.count >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { start = 3 }
            while start < buffer.count {
                let (line, next) = scan(buffer, start)
                lines.append(line)
                start = next
            }
        }
        return lines
    }

    private static func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (Line, next: Int) {
        var line = Line(span: ByteSpan(start, start))
        var i = start
        // Where the words begin, and where the blanks at the end do.
        var ink = start
        var (blank, blankEnd) = (start, start)
        var (firstStop, stop) = (Int.max, Int.max)
        // Bytes of Chinese characters, and where some of them stood last.
        var (wideBytes, lastWide) = (0, -1)
        var characters = 0
        // Behind this no character of three bytes has room.
        let lastLead = bytes.count &- 2

        func skip(_ length: Int) {
            if i == ink { ink &+= length }
            if i != blankEnd { blank = i }
            i &+= length
            blankEnd = i
        }

        loop: while i < bytes.count {
            let byte = bytes[i]
            if byte &- 0xE4 <= 5, i < lastLead {
                // Nearly all characters.
                lastWide = i
                repeat { i &+= 3 } while i < lastLead && bytes[i] &- 0xE4 <= 5
                wideBytes &+= i &- lastWide
                continue
            }
            if byte &- 0x30 < 10 {
                line.hasDigit = true
                repeat {
                    i &+= 1
                    characters &+= 1
                } while i < bytes.count && bytes[i] &- 0x30 < 10
                continue
            }
            if byte < 0x80 {
                switch byte {
                case 0x0A, 0x0D, 0x0C: break loop
                case 0x20:
                    skip(1)
                    continue
                case 0x09: line.tabs &+= 1
                case UInt8(ascii: "|"): line.pipes &+= 1
                case UInt8(ascii: "*"), 0x0B: line.needsCleaning = true
                case UInt8(ascii: ","): line.hasPunctuation = true
                case UInt8(ascii: ":"):
                    line.hasPunctuation = true
                    line.hasColon = true
                case UInt8(ascii: ";"):
                    stop = i
                    firstStop = min(firstStop, i)
                case 0..<0x20, 0x7F:
                    // A control character is no ink: a line of nothing else is blank.
                    line.needsCleaning = true
                    skip(1)
                    continue
                default: break
                }
                i &+= 1
                characters &+= 1
                continue
            }
            let length = min(characterLength(byte), bytes.count &- i)
            if length == 3 {
                let second = bytes[i &+ 1]
                let third = bytes[i &+ 2]
                if byte == 0xE3, second == 0x80 {
                    if third == 0x80 {  // ideographic space
                        if i > ink { line.needsCleaning = true }
                        skip(3)
                        continue
                    }
                    if third == 0x82 {
                        stop = i
                        firstStop = min(firstStop, i)
                    }
                    if third == 0x81 { line.hasPunctuation = true }
                } else if byte == 0xEF {
                    if second == 0xBC {
                        if third == 0x8C || third == 0x9A { line.hasPunctuation = true }
                        if third == 0x9A { line.hasColon = true }
                        if third == 0x9B || third == 0x81 || third == 0x9F {
                            stop = i
                            firstStop = min(firstStop, i)
                        }
                        if third >= 0x90, third <= 0x99 { line.hasDigit = true }
                    } else if second == 0xBB, third == 0xBF {
                        line.needsCleaning = true
                        skip(3)
                        continue
                    }
                } else if byte == 0xE2, second == 0x80, third >= 0x8B, third <= 0x8F {
                    line.needsCleaning = true
                    skip(3)
                    continue
                }
            } else if length == 2, byte == 0xC2, bytes[i &+ 1] == 0xA0 {
                if i > ink { line.needsCleaning = true }
                skip(2)
                continue
            }
            // What stands right behind a half-width semicolon does not make it an inner one.
            if stop < i &- 1, stop &+ 3 < i &+ length { line.hasInnerStop = true }
            i &+= length
            characters &+= 1
        }
        line.characters = characters &+ wideBytes / 3
        // Tabs alone are no row.
        if line.characters > line.tabs { line.span = ByteSpan(ink, blankEnd == i ? blank : i) }
        if stop < Int.max { line.hasPunctuation = true }
        if lastWide > firstStop { line.hasInnerStop = true }
        line.endsSentence = line.isBlank ? false : endsSentence(bytes, line.span)
        var next = i
        if next < bytes.count {
            next &+= bytes[next] == 0x0D && next &+ 1 < bytes.count && bytes[next &+ 1] == 0x0A ? 2 : 1
        }
        return (line, next)
    }

    private static func endsSentence(_ bytes: UnsafeBufferPointer<UInt8>, _ span: ByteSpan) -> Bool {
        var end = span.end
        // A closing quote or bracket after the stop still ends the sentence.
        while end - 3 >= span.start {
            let (a, b, c) = (bytes[end - 3], bytes[end - 2], bytes[end - 1])
            if (a, b) == (0xE2, 0x80), c == 0x9D || c == 0x99 {
                end -= 3
            } else if (a, b, c) == (0xEF, 0xBC, 0x89) {
                end -= 3
            } else {
                break
            }
        }
        guard end > span.start else { return false }
        switch bytes[end - 1] {
        case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
        default: break
        }
        guard end - 3 >= span.start else { return false }
        switch (bytes[end - 3], bytes[end - 2], bytes[end - 1]) {
        case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F), (0xEF, 0xBC, 0x9B), (0xEF, 0xBC, 0x9A):
            return true
        default: return false
        }
    }
}
