/// The style sheet, the further files of the theme, and the page for what does not exist.
struct ThemeFiles: BundleSource {
    let theme: Theme

    func look(_ theme: Theme) -> Look { .pages(theme.missing) }

    func bundles(of index: SiteIndex) -> [Bundle] {
        var inputs = Inputs()
        inputs.add("the style sheet", theme.style.address.path)
        for asset in theme.assets { inputs.add(asset.address.path, Fingerprint(asset.bytes)) }
        return [
            Bundle("theme", inputs) { writer in
                writer.output.write(file: writer.theme.style.bytes, at: writer.theme.style.address)
                for asset in writer.theme.assets { writer.output.write(file: asset.bytes, at: asset.address) }
            },
            Bundle("missing", Inputs()) { $0.writeMissingPage() },
        ]
    }
}
