/// A long list, cut into pages that stay small however long the list becomes.
///
/// A list of at most ``most`` rows is one page, as it stands. A longer one is cut by region: a page for each region that
/// has rows, down to those that are short enough. What one region has too many of is cut into slices of the alphabet.
/// A slice begins at a slug whose hash says so, and is named after it: a department that comes or goes changes its own
/// slice, and moves no other.
struct Partition {
    struct Item {
        private let places: (department: Int32, record: Int32)
        private let rows: Int32

        var department: Int { Int(places.department) }
        /// Nil where the list names the department because it has nothing to show.
        var record: Int? { places.record < 0 ? nil : Int(places.record) }
        /// How many rows it makes.
        var weight: Int { Int(rows) }

        init(department: Int, record: Int?, weight: Int = 1) {
            places = (Int32(department), record.map { Int32($0) } ?? -1)
            rows = Int32(weight)
        }
    }

    struct Node {
        var region: [String]
        /// What stands between the list's own name and `.html`: empty, `-江川省-临江市`, `-临江市~slug`.
        var suffix: String
        /// A slice is called by its first and last departments.
        var isSlice = false
        var parent: Int?
        var children: [Int] = []
        /// What is listed on the page itself.
        var items: ArraySlice<Item> = []
        /// What is listed here and below.
        var all: ArraySlice<Item>
        /// What is counted here and below.
        var tally = Tally()
        var scores = ScoreCounts()
    }

    static let most = 200
    /// The root first.
    private(set) var nodes: [Node] = []
    private let index: SiteIndex
    private let bits: Int

    /// `items` must be in the order of `index.order`.
    init(_ index: SiteIndex, _ items: [Item], bits: Int = 7) {
        self.index = index
        self.bits = bits
        add(items[...], depth: 0, suffix: "", parent: nil)
        for node in nodes.indices.reversed() {
            for item in nodes[node].items {
                guard let record = item.record else { continue }
                nodes[node].tally.add(index.departments[item.department].years[record])
                nodes[node].scores.add(index.departments[item.department].years[record])
            }
            guard let parent = nodes[node].parent else { continue }
            nodes[parent].tally.add(nodes[node].tally)
            nodes[parent].scores.add(nodes[node].scores)
        }
    }

    private func region(_ item: Item) -> [String] { index.departments[item.department].region }

    @discardableResult
    private mutating func add(_ items: ArraySlice<Item>, depth: Int, suffix: String, parent: Int?) -> Int {
        let place = nodes.count
        let region = items.first.map { Array(self.region($0).prefix(depth)) } ?? []
        nodes.append(Node(region: region, suffix: suffix, parent: parent, all: items))
        if let parent { nodes[parent].children.append(place) }
        guard Partition.weight(items) > Partition.most else {
            nodes[place].items = items
            return place
        }
        var depth = depth
        // Where all lies in one region, a page with one link to it would be a step for nothing.
        while let first = items.first, let last = items.last, self.region(first).count > depth,
            self.region(last).count > depth, self.region(first)[depth] == self.region(last)[depth]
        {
            depth += 1
        }
        nodes[place].region = items.first.map { Array(self.region($0).prefix(depth)) } ?? []
        let ownEnd = items.firstIndex { self.region($0).count > depth } ?? items.endIndex
        let own = items[..<ownEnd]
        if Partition.weight(own) <= Partition.most {
            nodes[place].items = own
        } else {
            slice(own, region: nodes[place].region, suffix: suffix, parent: place)
        }
        var start = ownEnd
        while start < items.endIndex {
            let name = self.region(items[start])[depth]
            let end = items[start...].firstIndex { self.region($0)[depth] != name } ?? items.endIndex
            let path = self.region(items[start]).prefix(depth + 1).joined(separator: "-")
            add(items[start..<end], depth: depth + 1, suffix: "-" + path, parent: place)
            start = end
        }
        return place
    }

    /// Cuts what has no further region into slices; very many into slices of slices.
    private mutating func slice(_ items: ArraySlice<Item>, region: [String], suffix: String, parent: Int) {
        var level = 1
        while items.count > Partition.most << bits(level) { level += 1 }
        slice(items, region: region, suffix: suffix, from: "", level: level, parent: parent)
    }

    /// A slice of a level begins at one of 2^bits departments.
    private func bits(_ level: Int) -> Int { bits + 6 * (level - 1) }

    /// `start` names the slice that is cut: the first within it bears the same name.
    private mutating func slice(
        _ items: ArraySlice<Item>, region: [String], suffix: String, from start: String, level: Int, parent: Int
    ) {
        let marks = String(repeating: "~", count: level)
        for (number, piece) in pieces(items, level: level).enumerated() {
            let place = nodes.count
            let name = number == 0 ? start : piece.first.map { index.departments[$0.department].slug } ?? ""
            nodes.append(
                Node(region: region, suffix: suffix + marks + name, isSlice: true, parent: parent, all: piece))
            nodes[parent].children.append(place)
            if level == 1 {
                nodes[place].items = piece
            } else {
                slice(piece, region: region, suffix: suffix, from: name, level: level - 1, parent: place)
            }
        }
    }

    /// A piece begins where the hash of a slug ends in enough zeros, or where it would become too heavy: by its rows, or by
    /// the slices within it.
    private func pieces(_ items: ArraySlice<Item>, level: Int) -> [ArraySlice<Item>] {
        let bits = self.bits(level)
        let mostRows = level == 1 ? 2 * Partition.most : .max
        let mostItems = level == 1 ? .max : Partition.most << self.bits(level - 1)
        var pieces: [ArraySlice<Item>] = []
        var (start, rows) = (items.startIndex, 0)
        for place in items.indices {
            let item = items[place]
            let mark = Fingerprint(Array(index.departments[item.department].slug.utf8)).value
            let isFull = rows + item.weight > mostRows || place - start >= mostItems
            if place > start, isFull || mark.trailingZeroBitCount >= bits {
                pieces.append(items[start..<place])
                (start, rows) = (place, 0)
            }
            rows += item.weight
        }
        pieces.append(items[start...])
        return pieces
    }

    private static func weight(_ items: ArraySlice<Item>) -> Int { items.reduce(0) { $0 + $1.weight } }
}

extension Partition {
    /// What a page is called in the list of its parent.
    func title(_ node: Int) -> String {
        let node = nodes[node]
        guard node.isSlice, let first = node.all.first, let last = node.all.last else { return node.region.last ?? "" }
        let (from, to) = (index.departments[first.department].name, index.departments[last.department].name)
        return from == to ? from : "\(from)至\(to)"
    }

    /// The pages above, the root first.
    func ancestors(_ node: Int) -> [Int] {
        var above: [Int] = []
        var at = nodes[node].parent
        while let place = at {
            above.append(place)
            at = nodes[place].parent
        }
        return above.reversed()
    }

    /// How many of the list stand on a page and below, those with nothing to show left out.
    func count(_ node: Int) -> Int { nodes[node].tally.disclosures }

    /// What a page of the list depends on, besides what its kind adds.
    func inputs(_ node: Int) -> Inputs {
        var inputs = Inputs()
        var rows: [Fingerprint] = []
        for item in nodes[node].items {
            if let record = item.record {
                rows.append(index.rowFingerprint(SiteIndex.Entry(department: item.department, record: record)))
            } else {
                rows.append(index.departments[item.department].fingerprint)
                rows.append(Fingerprint(value: 0))
            }
        }
        inputs.add("the rows it lists", rows)
        inputs.add("the counts it shows", nodes[node].tally)
        inputs.add("how the scores lie", nodes[node].scores)
        var links: [String] = []
        for place in ancestors(node) + [node] { links += [title(place), nodes[place].suffix] }
        links += nodes[node].region
        inputs.add("the pages above it", links)
        links = []
        for child in nodes[node].children { links += [title(child), nodes[child].suffix, "\(count(child))"] }
        inputs.add("the pages below it", links)
        return inputs
    }
}
