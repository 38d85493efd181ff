import Glibc

/// How long a program takes that only says its version.
struct ProcessStart {
    let tool: String

    /// Milliseconds, or nil where it cannot be started.
    func median(runs: Int) -> Double? {
        let clock = ContinuousClock()
        var times: [Double] = []
        for _ in 0..<runs {
            let start = clock.now
            guard run() else { return nil }
            let elapsed = clock.now - start
            times.append(Double(elapsed.components.attoseconds) / 1e15 + Double(elapsed.components.seconds) * 1e3)
        }
        return times.sorted()[runs / 2]
    }

    private func run() -> Bool {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        let words = [strdup(tool), strdup("--version"), nil]
        defer { for word in words { free(word) } }
        var child = pid_t()
        guard posix_spawn(&child, tool, &actions, nil, words, environ) == 0 else { return false }
        var status: Int32 = 0
        return waitpid(child, &status, 0) == child && status == 0
    }
}
