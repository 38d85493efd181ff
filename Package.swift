// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
    name: "gongkai",
    products: [.executable(name: "gongkai", targets: ["gongkai"])],
    targets: [
        // The floors of the house, lowest first. A floor knows only the floors under it.
        // A cursor borrows the bytes that it walks.
        .target(name: "Figures", swiftSettings: strict + [.enableExperimentalFeature("Lifetimes")]),
        .target(
            name: "Documents",
            dependencies: ["Figures", "CCrypto"],
            resources: [.embedInCode("Words/ColumnTitles.txt"), .embedInCode("Words/ChapterTitles.txt")],
            swiftSettings: strict),
        .target(
            name: "Reports",
            dependencies: ["Documents"],
            resources: [.embedInCode("Lexicon/Lexicon.txt")],
            swiftSettings: strict),
        .target(name: "Audit", dependencies: ["Reports"], swiftSettings: strict),
        .target(name: "Disclosures", dependencies: ["Audit", "CLinux", "CYAML"], swiftSettings: strict),
        .target(name: "Rendering", dependencies: ["Figures", "CCmark"], swiftSettings: strict),
        .target(
            name: "Pages", dependencies: ["Disclosures", "Audit", "Reports", "Rendering"],
            resources: [.embedInCode("Data/disclosure-1.json")], swiftSettings: strict),
        .target(name: "Releases", dependencies: ["Pages", "CCrypto", "CSodium", "CLinux"], swiftSettings: strict),
        .target(
            name: "Preview",
            dependencies: ["Releases", "Pages", "Disclosures", "Audit", "Reports", "Rendering", "CMicroHTTPD"],
            resources: [
                .embedInCode("Resources/frame.html"), .embedInCode("Resources/start.html"),
                .embedInCode("Resources/source.html"), .embedInCode("Resources/changes.html"),
                .embedInCode("Resources/change.html"), .embedInCode("Resources/sizes.html"),
                .embedInCode("Resources/top.html"), .embedInCode("Resources/bottom.html"),
                .embedInCode("Resources/view.html"), .embedInCode("Resources/faults.html"),
                .embedInCode("Resources/preview.css"), .embedInCode("Resources/live.js"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "gongkai", dependencies: ["Audit", "Disclosures", "Pages", "Releases", "Preview"],
            swiftSettings: strict),

        // System libraries, a module map each.
        .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(
            name: "CMicroHTTPD", pkgConfig: "libmicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

        .testTarget(name: "FiguresTests", dependencies: ["Figures"], swiftSettings: strict),
        .testTarget(name: "DocumentsTests", dependencies: ["Documents"], swiftSettings: strict),
        .testTarget(name: "ReportsTests", dependencies: ["Reports", "Pages"], swiftSettings: strict),
        .testTarget(name: "AuditTests", dependencies: ["Audit"], swiftSettings: strict),
        .testTarget(name: "DisclosuresTests", dependencies: ["Disclosures", "Audit"], swiftSettings: strict),
        .testTarget(
            name: "SiteTests", dependencies: ["Releases", "Pages", "Disclosures", "Rendering"], swiftSettings: strict),
        .testTarget(
            name: "PreviewTests", dependencies: ["Preview", "Pages", "Disclosures", "Releases"], swiftSettings: strict),
        .testTarget(
            name: "ReleasesTests", dependencies: ["Releases", "Pages", "Disclosures"], swiftSettings: strict),
        .testTarget(name: "RenderingTests", dependencies: ["Rendering", "Figures", "CCmark"], swiftSettings: strict),
    ]
)

// What only `make bench` and `make fuzz` build.
if Context.environment["GONGKAI_BENCH"] != nil {
    package.targets.append(
        .executableTarget(
            name: "gongkai-bench", dependencies: ["Audit", "CCmark"], path: "Tests/Benchmarks",
            exclude: ["site.py", "hugo.sh"],
            swiftSettings: strict))
    package.targets.append(
        .executableTarget(
            name: "rendering-bench", dependencies: ["Rendering", "Figures", "CCmark"], path: "Tests/RenderingBenchmark",
            swiftSettings: strict))
}
if Context.environment["GONGKAI_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "gongkai-fuzz", dependencies: ["Pages", "Reports"], path: "Tests/Fuzz",
            exclude: ["fuzz.sh", "words.txt"],
            swiftSettings: strict))
}
