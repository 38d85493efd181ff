import CLinux
import Disclosures
import Glibc

/// What makes a built release a published one: the ledger in it, signed, and a signed list of all its files.
struct ReleaseSeal: Sendable {
    let state: LedgerState
    /// With the new entries.
    let ledger: Ledger
    let statements: [Statement]
    /// Of the release that this one follows.
    let shown: ShownFiles?
    let moment: Moment
    let key: SigningKey
    let memory: KeyMemory

    /// The proofs that pages lead to: where each is served, and of which entry.
    var proofs: [(path: String, index: Int)] {
        statements.filter { !$0.isWithdrawn }.flatMap { statement in
            statement.revisions.compactMap { revision in
                ledger.index(of: statement.place, revision: revision.number).map {
                    ("\(statement.stem(revision)).tlog-proof", $0)
                }
            }
        }
    }

    /// What is served besides what the build wrote; links may lead there.
    var addresses: [String] { proofs.map(\.path) + ["ledger/checkpoint", Manifest.path] }

    /// Whether a release shows the ledger already, with all that is served of it.
    func isShown(by release: String) -> Bool {
        guard let shown, shown.name == release, state.shown == ledger.size else { return false }
        let served = state.folder.served(ledger.size).map { "ledger/\($0)" }
        return (served + addresses).allSatisfy { access("\(shown.folder)/\($0)", F_OK) == 0 }
    }

    /// Puts the ledger into a release that nobody sees yet. Where a file that was taken over is not what was published,
    /// nothing is signed: its path comes back.
    func seal(_ release: String) throws(LedgerError) -> String? {
        var manifest: ManifestLines
        switch try ReleaseFiles.list(release, since: shown) {
        case .files(let lines): manifest = lines
        case .altered(let path): return path
        }
        for file in state.folder.served(ledger.size) {
            try FileLink.link("\(state.folder.path)/\(file)", to: "\(release)/ledger/\(file)")
            try manifest.add("ledger/\(file)", in: release)
        }
        let checkpoint = try sign(release)
        try DurableFile.write(checkpoint.bytes, to: "ledger/checkpoint", below: release)
        manifest.add("ledger/checkpoint", checkpoint.bytes)
        for proof in proofs {
            let file = try state.folder.proof(of: proof.index, ledger, checkpoint)
            try FileLink.link(file, to: "\(release)/\(proof.path)")
            try manifest.add(proof.path, in: release)
        }
        let note = (consume manifest).note(moment: moment, checkpoint, by: key)
        try DurableFile.write(note, to: Manifest.path, below: release)
        return nil
    }

    /// Signs the tree, where it is a new one. All that it stands for is on disk before.
    private func sign(_ release: String) throws(LedgerError) -> Checkpoint {
        let known = state.signed
        if let known, known.size == ledger.size {
            // Signed before: the same words again, wherever they were lost.
            try memory.remember(known)
            try state.folder.store(known)
            return known
        }
        let descriptor = open(release, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0, syncfs(descriptor) == 0 else {
            throw LedgerError(release, String(cString: strerror(errno)))
        }
        close(descriptor)
        let checkpoint = Checkpoint(size: ledger.size, root: ledger.tree.root, by: key)
        try memory.remember(checkpoint)
        try state.folder.store(checkpoint)
        return checkpoint
    }
}
