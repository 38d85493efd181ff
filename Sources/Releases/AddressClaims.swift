/// Who may claim an address: said when two do.
enum AddressClaims {
    static func claims(on path: String) -> [String] {
        var claims: [String] = []
        let parts = path.split(separator: "/").map(String.init)
        if parts.count == 2 {
            let (folder, name) = (parts[0], parts[1])
            switch folder {
            case "years": claims.append("the page of a year")
            case "sync": claims.append("the page of a year's dates")
            case "checks": claims.append("the page of a year's checks")
            case "regions": claims.append("the page of a region")
            case "feed": claims.append("a page of the site's feed")
            case "data": claims.append("a table")
            case "schema": claims.append("the schema of the feeds")
            case "assets": claims.append("a file of the theme")
            default: break
            }
            claims.append(
                "the department in Content/\(folder)" + (name == "index.html" ? "" : " with its year \(name.prefix(4))")
            )
            if folder == "regions" { claims.append("another region of the same name in department.yaml") }
        } else {
            claims.append("a page of the site itself")
            let stem = path.hasSuffix(".html") ? String(path.dropLast(5)) : path
            claims.append("Content/\(stem).md")
        }
        return claims
    }
}
