import Disclosures
import Figures
import Rendering

/// What is to be made anew of the departments' pages, and what stays.
public struct BuildPlan: Sendable {
    struct Department: Sendable {
        /// Of all that it is made from.
        var fingerprint: Fingerprint
        /// As it was made before, where it stays.
        var kept: KnownBundle?
    }

    let frame: SiteFrame
    /// What every bundle is made from.
    let common: Inputs
    let commonFingerprint: Fingerprint
    /// What the files of reports are made from besides.
    let looks: ReportLooks
    let departments: [Department]
    /// Everything that the site is made from.
    public let whole: Fingerprint
    /// Nothing at all is to be made anew.
    public let isUnchanged: Bool
    /// What every bundle is made from, and the files of the theme, for `--explain`.
    public var commonParts: [Inputs.Part] { common.parts }
    public let themeFiles: [Inputs.Part]

    /// Whether all of a department stays: nothing of it was unreadable, no gate kept anything back.
    public func staysWhole(_ place: Int) -> Bool {
        guard let kept = departments[place].kept, let body = DepartmentBody(packed: kept.body) else { return false }
        return body.unreadable.isEmpty && body.withheld.isEmpty
    }
}

extension SiteBuild {
    /// Looks at what changed since the build that `known` remembers, and writes nothing.
    ///
    /// `tool` stands in what is remembered of this build, where nothing is known of the one before.
    public func plan(tool: Fingerprint? = nil) -> BuildPlan {
        let content = edition.content
        let frame = SiteFrame(content, theme: theme)
        var common = Inputs()
        common.add("the tool", known?.tool ?? tool ?? Fingerprint(value: 0))
        common.add("libcmark", Markdown.library)
        common.add("site.yaml", content.site)
        common.add("whether drafts are taken in", edition.takesDrafts)
        for file in theme.files where file.name == Theme.wordsName {
            common.add(Theme.partPrefix + file.name, file.fingerprint)
        }
        let shared = common.fingerprint
        let (edition, known) = (edition, known)
        let departments = workers.map(edition.departments.count) { index in
            SiteBuild.plan(index, edition, shared, known)
        }
        var all: [Fingerprint] = [shared, frame.fingerprint, Fingerprint(content.pages.packed)]
        all += theme.files.map(\.fingerprint)
        for (place, plan) in departments.enumerated() {
            all.append(Fingerprint(Array(edition.departments.packed(place).slug.utf8)))
            all.append(plan.fingerprint)
        }
        let whole = Fingerprint(all: all)
        return BuildPlan(
            frame: frame, common: common, commonFingerprint: shared, looks: ReportLooks(theme, frame),
            departments: departments, whole: whole,
            isUnchanged: known.map { $0.whole == whole } ?? false && departments.allSatisfy { $0.kept != nil },
            themeFiles: theme.files)
    }

    public static func bundleName(_ slug: String) -> String { "reports/\(slug)" }

    private static func plan(
        _ place: Int, _ edition: Edition, _ shared: Fingerprint, _ known: (any KnownBundles)?
    ) -> BuildPlan.Department {
        let about = edition.departments.packed(place)
        // Of the bytes: that nothing changed is the rule, and a department need not be put together to see it.
        let fingerprint = Fingerprint(
            all: [shared, Fingerprint(about.bytes), Fingerprint(edition.departments.standing(place))])
        var plan = BuildPlan.Department(fingerprint: fingerprint)
        guard let bundle = known?.bundle(bundleName(about.slug)), bundle.inputs == fingerprint else { return plan }
        if let stamp = about.stamp, stamp.key == bundle.stamp {
            plan.kept = bundle
        } else if about.bytes.elementsEqual(bundle.department), let body = DepartmentBody(packed: bundle.body),
            ReadLog.areSame(body.sources, on: edition.content.disk)
        {
            // Touched, or not to be trusted, but the same. What is remembered of the folder stays true as a whole.
            plan.kept = bundle
        }
        return plan
    }

    /// What a department is made from, besides the files that are read while its pages are made: for `--explain`.
    static func inputs(of department: Edition.Department, in edition: Edition) -> Inputs {
        let about = department.department
        var packing = Packing()
        packing.put(about.slug)
        packing.put(about.name)
        packing.put(about.aliases)
        packing.put(about.region)
        packing.put(about.kind)
        packing.put(about.contacts)
        packing.put(department.withdrawn)
        var inputs = Inputs()
        inputs.add("department.yaml", Fingerprint(packing.bytes))
        for disclosure in department.disclosures {
            packing.removeAll()
            packing.put(disclosure)
            packing.put(edition.before.history(about.slug, disclosure.year))
            inputs.add("\(disclosure.year)/disclosure.yaml, and what is public", Fingerprint(packing.bytes))
        }
        let shown = Set(department.disclosures.map(\.year))
        for disclosure in about.disclosures where !shown.contains(disclosure.year) {
            inputs.add("\(disclosure.year)/disclosure.yaml, not public", disclosure)
        }
        return inputs
    }
}
