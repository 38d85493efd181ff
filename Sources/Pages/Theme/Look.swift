import Figures
import Rendering

/// What files look like because of the theme: the templates they are made with, and whether they wear the site's frame.
///
/// A kind of files that names a template here is made anew when that template changes, and no other kind is.
struct Look {
    private(set) var templates: [Template] = []
    private(set) var isFramed = false

    /// Files that are no pages: the theme has no say in them.
    static let none = Look()

    /// Pages, within the site's frame.
    static func pages(_ templates: Template...) -> Look { Look(templates: templates, isFramed: true) }

    /// Texts that templates make without a frame.
    static func texts(_ templates: Template...) -> Look { Look(templates: templates) }
}

extension Theme {
    /// What a look is made from, in this frame.
    func inputs(of look: Look, in frame: SiteFrame) -> Inputs {
        var inputs = Inputs()
        if look.isFramed { inputs.add("the frame", frame.fingerprint) }
        var names: [String] = []
        for template in look.templates {
            for name in template.files where !names.contains(name) { names.append(name) }
        }
        if !names.isEmpty {
            inputs.add(
                Theme.partPrefix + names.joined(separator: ", "), Fingerprint(all: names.compactMap(fingerprint(of:))))
        }
        return inputs
    }

    /// Before the names of the theme's files, where it is told what a page is made from.
    public static let partPrefix = "the theme's "

    private func fingerprint(of file: String) -> Fingerprint? { files.first { $0.name == file }?.fingerprint }
}

extension SiteFrame {
    /// Of what ``fillLook(_:_:root:)`` fills.
    var fingerprint: Fingerprint { Fingerprint(([style] + menu.flatMap { [$0.title, $0.address] }).packed) }
}
