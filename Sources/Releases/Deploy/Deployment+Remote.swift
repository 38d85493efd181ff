extension Deployment {
    /// By rsync over ssh. What stands there already is linked, so that little travels and little is kept twice.
    func deploy(to remote: RemoteFolder) throws(LedgerError) {
        let place = "\(remote.host):\(remote.folder)"
        let folder = RemoteFolder.quoted(remote.folder)
        let state = try run(
            on: remote, at: place,
            """
            mkdir -p \(folder)/releases && cd \(folder) \
            && find releases -maxdepth 1 -name '.incoming-*' ! -name '.incoming-\(name)' -exec rm -rf {} + && if test -e releases/\(name); then echo there; else echo new; fi \
            && if test -e current/ledger/checkpoint; then cat current/ledger/checkpoint; fi
            """)
        let isThere = state.hasPrefix("there\n")
        let checkpoint = Array(state.utf8.drop { $0 != 0x0A }.dropFirst())
        try check(checkpoint.isEmpty ? nil : checkpoint, at: place)
        if !isThere {
            let rsync = Program.run([
                "rsync", "--recursive", "--links", "--perms", "--checksum", "--delete", "--secluded-args",
                "--link-dest=../../current/", release + "/",
                "\(remote.host):\(remote.folder)/releases/.incoming-\(name)/",
            ])
            guard rsync.code == 0 else { throw failure(rsync, at: place) }
        }
        let move =
            isThere ? "" : "sync -f releases/.incoming-\(name) && mv -T releases/.incoming-\(name) releases/\(name) && "
        _ = try run(
            on: remote, at: place,
            "cd \(folder) && \(move)ln -sfn releases/\(name) .current-new && mv -T .current-new current")
    }

    private func run(on remote: RemoteFolder, at place: String, _ command: String) throws(LedgerError) -> String {
        let ssh = Program.run(["ssh", "--", remote.host, command])
        guard ssh.code == 0 else { throw failure(ssh, at: place) }
        return ssh.output
    }

    private func failure(_ run: Program.Run, at place: String) -> LedgerError {
        let words = run.errors.split(separator: "\n").joined(separator: "; ")
        return LedgerError(place, words.isEmpty ? "exit \(run.code)" : words)
    }
}
