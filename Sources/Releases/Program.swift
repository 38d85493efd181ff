import Glibc

/// Another program, run to its end.
enum Program {
    struct Run {
        var code: Int32
        var output: String
        var errors: String
    }

    /// Looks for the program on the path. Output and errors go through files, so that neither can block the other.
    static func run(_ arguments: [String], input: [UInt8] = []) -> Run {
        let (stdin, stdout, stderr) = (temporary(), temporary(), temporary())
        defer { for descriptor in [stdin, stdout, stderr] where descriptor >= 0 { close(descriptor) } }
        guard stdin >= 0, stdout >= 0, stderr >= 0, DurableFile.write(input, to: stdin), lseek(stdin, 0, SEEK_SET) == 0
        else { return Run(code: 127, output: "", errors: String(cString: strerror(errno))) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (from, to) in [(stdin, Int32(0)), (stdout, 1), (stderr, 2)] {
            posix_spawn_file_actions_adddup2(&actions, from, to)
        }
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var id = pid_t()
        let code = posix_spawnp(&id, arguments[0], &actions, nil, words, environ)
        guard code == 0 else {
            return Run(code: 127, output: "", errors: "\(arguments[0]): \(String(cString: strerror(code)))")
        }
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        let exit = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        return Run(code: exit, output: content(stdout), errors: content(stderr))
    }

    /// A file without a name.
    private static func temporary() -> Int32 {
        var template = Array("/tmp/.gongkai-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return -1 }
        unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }

    private static func content(_ descriptor: Int32) -> String {
        lseek(descriptor, 0, SEEK_SET)
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &part, part.count)
            if count <= 0 { break }
            bytes += part[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
