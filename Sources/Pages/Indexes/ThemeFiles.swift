/// The style sheet, the further files of the theme, and the page for what does not exist.
struct ThemeFiles: BundleSource {
    let theme: Theme

    func bundles(of index: SiteIndex) -> [Bundle] {
        // The theme is an input of every bundle.
        [
            Bundle("theme", Inputs()) { writer in
                writer.output.write(file: writer.theme.style.bytes, at: writer.theme.style.address)
                for asset in writer.theme.assets { writer.output.write(file: asset.bytes, at: asset.address) }
            },
            Bundle("missing", Inputs()) { $0.writeMissingPage() },
        ]
    }
}
