import Rendering

/// A page for each region: its parts, its departments by kind. Very many departments are cut into slices.
struct RegionPages: BundleSource {
    func look(_ theme: Theme) -> Look { .pages(theme.region) }

    func bundles(of index: SiteIndex) -> [Bundle] {
        index.regions.indices.flatMap { place in
            let region = index.regions[place]
            let partition = Partition(
                index,
                region.departments.map {
                    Partition.Item(department: $0, record: index.newestEntry($0).record)
                })
            return partition.nodes.indices.map { node in
                var inputs = partition.inputs(node)
                inputs.add("the region", region.path)
                inputs.add(
                    "how many years", partition.nodes[node].items.map { index.departments[$0.department].years.count })
                inputs.add("the counts of all below", [region.departmentCount, region.disclosureCount])
                inputs.add(
                    "its parts",
                    region.children.flatMap { ["\(index.regions[$0].departmentCount)"] + index.regions[$0].path })
                return Bundle("region/\(region.path.joined(separator: "-"))\(partition.nodes[node].suffix)", inputs) {
                    $0.writeRegion(place, partition, node)
                }
            }
        }
    }
}

extension IndexWriter {
    func writeRegion(_ place: Int, _ partition: Partition, _ nodePlace: Int) {
        let region = index.regions[place]
        let node = partition.nodes[nodePlace]
        let name = region.path.last ?? ""
        let root = "../"
        let address = Addresses.region(region.path, node.suffix)
        begin(
            address, node.isSlice ? "\(name) \(partition.title(nodePlace))" : name,
            feed: (Feeds.folder(region: region.path), name))
        trail(Array(region.path.dropLast()), root: root)
        page.set(names.searchLink, root + SearchPage.link(region: region.path))
        if node.isSlice {
            for above in partition.ancestors(nodePlace) {
                let suffix = partition.nodes[above].suffix
                self.place(
                    suffix.isEmpty ? name : partition.title(above), root + Addresses.region(region.path, suffix).link,
                    to: names.trail)
            }
            page.set(names.departmentCount, partition.count(nodePlace))
            page.set(
                names.disclosureCount, node.all.reduce(0) { $0 + index.departments[$1.department].publicYears.count })
        } else {
            page.set(names.departmentCount, region.departmentCount)
            page.set(names.disclosureCount, region.disclosureCount)
            for child in region.children {
                let region = index.regions[child]
                self.place(
                    region.path.last ?? "", root + Addresses.region(region.path).link, count: region.departmentCount,
                    to: names.places)
            }
        }
        for child in node.children {
            self.place(
                partition.title(child), root + Addresses.region(region.path, partition.nodes[child].suffix).link,
                count: partition.count(child), to: names.places)
        }
        let kinds = Set(node.items.map { index.departments[$0.department].kind })
        for kind in kinds.sorted() {
            let group = page.add(to: names.groups)
            page.set(names.group.name, kind, in: group)
            for item in node.items where index.departments[item.department].kind == kind {
                row(index.newestEntry(item.department), root: root, to: names.group.rows, in: group)
            }
        }
        end(theme.region, address)
    }
}
