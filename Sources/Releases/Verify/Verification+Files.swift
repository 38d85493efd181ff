extension Verification {
    func manifest(_ checkpoint: Checkpoint) -> Manifest? {
        guard let bytes = need(Manifest.path) else { return nil }
        do throws(Manifest.Fault) {
            let manifest = try Manifest(bytes, signedBy: key, checkpoint: checkpoint)
            proven.moment = manifest.moment
            return manifest
        } catch {
            switch error {
            case .noNote: fault(Manifest.path, "文件清单不是签名的文本", "the list of files is no signed note")
            case .notSigned:
                fault(Manifest.path, "文件清单的签名无效", "the signature of the list of files is not that of the key")
            case .noManifest(let line):
                fault("\(Manifest.path):\(line)", "文件清单读不懂", "the list of files cannot be read")
            case .otherCheckpoint(let size):
                fault(
                    Manifest.path, "文件清单属于账本有 \(size) 条的时候",
                    "the list of files belongs to another state of the ledger, of \(size) entries")
            }
            return nil
        }
    }

    /// Every file of the list, byte for byte; and no others.
    func compare(_ manifest: Manifest) {
        let paths = manifest.files.keys.sorted()
        for start in stride(from: 0, to: paths.count, by: 200) {
            let part = paths[start..<min(start + 200, paths.count)]
            reader.expect(part)
            for path in part { compare(path, manifest) }
        }
        for path in reader.list() ?? [] where manifest.files[path] == nil && path != Manifest.path {
            fault(path, "这个文件不在签名的清单里", "this file is not in the signed list")
        }
    }

    private func compare(_ path: String, _ manifest: Manifest) {
        guard let listed = manifest.files[path], let bytes = need(path) else { return }
        let found = Manifest.File(digest: Hash(of: bytes), size: bytes.count)
        read[path] = found
        if found == listed {
            proven.files += 1
            proven.bytes += bytes.count
            return
        }
        fault(
            path, "内容与签名的清单不一致（\(found.size) 字节，清单 \(listed.size) 字节）",
            "it is not what the signed list says: \(found.size) bytes with SHA-256 \(found.digest.hexadecimal), "
                + "not \(listed.size) with \(listed.digest.hexadecimal)")
    }

    /// No page of a disclosure without an entry.
    func comparePages(_ manifest: Manifest, _ ledger: Ledger) {
        for path in manifest.files.keys.sorted() {
            let parts = path.split(separator: "/")
            guard parts.count == 2, parts[1].hasSuffix(".html"), parts[1].utf8.count == 9,
                let year = Int(parts[1].dropLast(5)), let folder = parts.first, !Verification.folders.contains(folder)
            else { continue }
            if ledger.index(of: Entry.Place(String(folder), year)) == nil {
                fault(path, "账本里没有这一页", "the ledger has no entry for this page")
            }
        }
    }

    /// Folders of the site itself that have pages of years.
    private static let folders: Set<Substring> = ["years", "sync", "checks", "data", "search", "feeds"]

    /// What is served of a disclosure, against what the ledger says of it.
    func compare(_ place: Entry.Place, _ ledger: Ledger) {
        guard let last = ledger.index(of: place) else { return }
        let current = ledger.entries[last]
        let page = "\(place).html"
        if found(page) == nil {
            fault(page, "账本第 \(last) 条的页面没有了", "the page of ledger entry \(last) is gone")
        }
        if current.kind == .withdraw { return compareWithdrawn(place, ledger) }
        proven.disclosures += 1
        for number in 1...max(1, current.revision) {
            guard let index = ledger.index(of: place, revision: number) else { continue }
            let entry = ledger.entries[index]
            let stem = number == current.revision ? "\(place)" : "\(place).r\(number)"
            for file in [entry.report, entry.accounts, entry.scores] {
                if let file { compare(file, at: "\(stem).\(file.name)", index) }
            }
            if number == current.revision, let data = entry.data { compare(data, at: "\(stem).\(data.name)", index) }
            compareProof("\(stem).tlog-proof", index, entry, ledger)
        }
    }

    /// The digest of a file, read once.
    private func found(_ path: String) -> Manifest.File? {
        if let known = read[path] { return known }
        guard let bytes = try? reader.read(path) else { return nil }
        let file = Manifest.File(digest: Hash(of: bytes), size: bytes.count)
        read[path] = file
        return file
    }

    private func compare(_ file: Entry.File, at path: String, _ index: Int) {
        guard let found = found(path) else {
            return fault(path, "账本第 \(index) 条的文件没有了", "the file of ledger entry \(index) is gone")
        }
        guard found.digest == file.digest, found.size == file.size else {
            return fault(
                path, "内容与账本第 \(index) 条不一致",
                "it is not what ledger entry \(index) says: \(found.size) bytes with SHA-256 "
                    + "\(found.digest.hexadecimal), not \(file.size) with \(file.digest.hexadecimal)")
        }
        proven.documents += 1
    }

    private func compareWithdrawn(_ place: Entry.Place, _ ledger: Ledger) {
        for entry in ledger.entries where entry.place == place {
            for (stem, file) in [("\(place)", entry.report), ("\(place)", entry.accounts), ("\(place)", entry.data)] {
                guard let file else { continue }
                for path in ["\(stem).\(file.name)", "\(stem).r\(entry.revision).\(file.name)"]
                where found(path)?.digest == file.digest {
                    fault(path, "已经撤回的文件还在", "it was withdrawn and is still here")
                }
            }
        }
    }

    private func compareProof(_ path: String, _ index: Int, _ entry: Entry, _ ledger: Ledger) {
        guard let bytes = need(path) else { return }
        guard let proof = LedgerProof(bytes) else { return fault(path, "存在证明读不懂", "this is no proof") }
        guard proof.index == index else {
            return fault(
                path, "存在证明说的是第 \(proof.index) 条，不是第 \(index) 条",
                "it proves entry \(proof.index), not entry \(index)")
        }
        do throws(Checkpoint.Fault) {
            let checkpoint = try Checkpoint(proof.checkpoint, signedBy: key)
            guard
                MerkleProof.includes(
                    .leaf(entry.bytes), at: index, in: checkpoint.size, root: checkpoint.root, proof: proof.hashes)
            else { return fault(path, "存在证明不成立", "the proof does not lead to its root") }
            guard checkpoint.size <= ledger.size, ledger.tree.root(at: checkpoint.size) == checkpoint.root else {
                return fault(
                    path, "存在证明属于另一本账（\(checkpoint.size) 条）",
                    "its checkpoint (\(checkpoint.size) entries) is of another history than the ledger")
            }
            proven.proofs += 1
        } catch {
            fault(path, "存在证明里的签名无效", "in its checkpoint: \(error)")
        }
    }
}
