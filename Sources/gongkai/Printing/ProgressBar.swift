import Glibc
import Synchronization

/// How far a build is, on a terminal and nowhere else.
final class ProgressBar: Sendable {
    private let isShown = isatty(2) == 1
    private let lastPercent = Atomic<Int>(-1)

    func show(_ done: Int, of total: Int) {
        guard isShown, total > 0 else { return }
        let percent = done * 100 / total
        guard lastPercent.exchange(percent, ordering: .relaxed) != percent else { return }
        Terminal.printError("\r  \(percent)%")
    }

    func clear() {
        if isShown { Terminal.printError("\r      \r") }
    }
}
