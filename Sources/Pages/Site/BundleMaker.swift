/// Makes bundles, or leaves them as they were.
struct BundleMaker: Sendable {
    /// What every bundle is made from.
    let common: Fingerprint
    let known: (any KnownBundles)?

    /// `write` gives what is to be remembered; it comes back from here, now or from the build that wrote it.
    func make(
        _ name: String, _ inputs: Inputs, _ output: any PageOutput, _ write: (any PageOutput) -> [UInt8]
    ) -> [UInt8] {
        let fingerprint = Fingerprint(all: [common, inputs.fingerprint])
        if let before = known?.bundle(name), before.inputs == fingerprint {
            output.keep(before, stamp: nil)
            return Array(before.body)
        }
        output.begin(bundle: name)
        let body = write(output)
        output.end(BundleMemo(inputs: fingerprint, parts: inputs.parts, body: body))
        return body
    }
}
