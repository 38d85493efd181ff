import Documents

/// Where each role's first column stands.
struct RoleColumns {
    private var places = [Int8](repeating: -1, count: ColumnRole.count)

    subscript(role: ColumnRole) -> Int? {
        get {
            let place = places[role.rawValue]
            return place < 0 ? nil : Int(place)
        }
        set { places[role.rawValue] = newValue.map { Int8(clamping: $0) } ?? -1 }
    }
}
