import Rendering

/// What a site offers to programs beside its pages: feeds, tables, sitemap, schema. Each is a job of its own.
struct DataFiles: Sendable {
    typealias Job = @Sendable (IndexWriter) -> Void

    let index: SiteIndex
    let frame: SiteFrame
    let attic: Attic
    /// Addresses of the pages that staff write.
    let further: [Address]

    var jobs: [Job] {
        let ranges = DepartmentRange.all(index)
        return [{ $0.writeData(ranges) }, { writeFixed($0) }] + feedJobs + tableJobs(ranges) + sitemapJobs(ranges)
    }

    private func writeFixed(_ writer: IndexWriter) {
        writer.output.write(file: DisclosureSchema.bytes, at: DisclosureSchema.address)
        var robots: [UInt8] = []
        Sitemap.writeRobots(frame.site.baseURL, into: &robots)
        writer.output.write(file: robots, at: Sitemap.robots)
    }

    private var feedJobs: [Job] {
        guard frame.site.baseURL != nil else { return [] }
        var jobs: [Job] = []
        for feed in Feeds.all(index) {
            for piece in feed.pieces.indices { jobs.append { $0.feeds.write(feed, piece: piece) } }
        }
        return jobs
    }

    private func tableJobs(_ ranges: [DepartmentRange]) -> [Job] {
        var jobs: [Job] = []
        let package = DataPackage(site: frame.site, index: index)
        for range in ranges {
            let folder = DataPackage.folder(range, of: ranges)
            for kind in TableKind.allCases {
                for year in kind.isSplitByYear ? range.years.map(Optional.some) : [nil] {
                    jobs.append { [index, attic] writer in
                        TableWriter(index: index, attic: attic, output: writer.output).write(
                            kind, year, range, in: folder)
                    }
                }
            }
            jobs.append { writer in
                var out: [UInt8] = []
                package.write(range, into: &out)
                writer.output.write(file: out, at: Address("\(folder)datapackage.json"))
            }
        }
        if ranges.count > 1 {
            jobs.append { writer in
                var out: [UInt8] = []
                package.write(ranges, into: &out)
                writer.output.write(file: out, at: DataPackage.address)
            }
        }
        return jobs
    }

    private func sitemapJobs(_ ranges: [DepartmentRange]) -> [Job] {
        guard let base = frame.site.baseURL else { return [] }
        let sitemap = Sitemap(base: base, zone: frame.site.zone)
        let files = Sitemap.files(index, ranges, abouts: further)
        var jobs: [Job] = [
            { writer in
                var out: [UInt8] = []
                sitemap.writeIndex(files, into: &out)
                writer.output.write(file: out, at: Sitemap.address)
            }
        ]
        for file in files {
            jobs.append { writer in
                var out: [UInt8] = []
                sitemap.write(file, into: &out)
                writer.output.write(file: out, at: file.address)
            }
        }
        return jobs
    }
}
