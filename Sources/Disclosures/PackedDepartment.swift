import Figures

/// A department as bytes: a site has many, and each is looked at but now and then.
public struct PackedDepartment: Sendable {
    public let slug: String
    /// All but its stamp.
    public let bytes: [UInt8]
    /// Of its folder, taken before anything in it was read.
    public let stamp: FolderStamp?

    public init(_ department: Department) {
        slug = department.slug
        // As long as they are, not as far as they grew.
        bytes = department.packed.withUnsafeBufferPointer { Array($0) }
        stamp = department.stamp
    }

    /// `bytes` must be those of a department, as they were packed before.
    public init(slug: String, bytes: [UInt8], stamp: FolderStamp?) {
        self.slug = slug
        self.bytes = bytes
        self.stamp = stamp
    }

    var department: Department {
        var department = bytes.withUnsafeBytes { Department(packed: $0) } ?? Department()
        department.stamp = stamp
        return department
    }
}

/// The departments of a Content folder, by slug, each read from its bytes when it is asked for.
public struct Departments: RandomAccessCollection, Sendable {
    public let packed: [PackedDepartment]

    public var startIndex: Int { 0 }
    public var endIndex: Int { packed.count }
    public subscript(place: Int) -> Department { packed[place].department }

    /// Costs nothing.
    public var slugs: some RandomAccessCollection<String> { packed.lazy.map(\.slug) }
}
