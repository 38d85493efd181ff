import Rendering

/// The preview's own pages, bound once. They are no part of a theme, and of no release.
struct PreviewTemplates: Sendable {
    let frameNames = FrameNames()
    let startNames = StartNames()
    let sourceNames = SourceNames()
    let changesNames = ChangesNames()
    let changeNames = ChangeNames()
    let sizesNames = SizesNames()
    let frame, start, source, changes, change, sizes: Template

    static let style = PackageResources.preview_css
    static let script = PackageResources.live_js

    init() throws(TemplateError) {
        var loader = TemplateLoader(files: [
            ("frame.html", PackageResources.frame_html), ("start.html", PackageResources.start_html),
            ("source.html", PackageResources.source_html), ("changes.html", PackageResources.changes_html),
            ("change.html", PackageResources.change_html), ("sizes.html", PackageResources.sizes_html),
            ("top.html", PackageResources.top_html), ("bottom.html", PackageResources.bottom_html),
            ("view.html", PackageResources.view_html), ("faults.html", PackageResources.faults_html),
        ])
        frame = loader.bind("frame.html", to: frameNames.schema)
        start = loader.bind("start.html", to: startNames.schema)
        source = loader.bind("source.html", to: sourceNames.schema)
        changes = loader.bind("changes.html", to: changesNames.schema)
        change = loader.bind("change.html", to: changeNames.schema)
        sizes = loader.bind("sizes.html", to: sizesNames.schema)
        try loader.check()
    }
}
