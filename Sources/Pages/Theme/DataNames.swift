import Rendering

/// The names in `data.html`: what data there is, and how to get at it.
struct DataNames: Sendable {
    private(set) var schema = Schema()
    let frame: Frame
    let heading, base, folder, package, exampleDepartment, examplePage, exampleYear: TextSlot
    let departmentCount, disclosureCount, ledgerKey: TextSlot
    let hasFeeds: FlagSlot
    let tables, packages: ListSlot
    let table: TableNames
    let place: PlaceNames

    init() {
        frame = Frame(into: &schema)
        heading = schema.text("heading")
        base = schema.text("base")
        folder = schema.text("folder")
        package = schema.text("package")
        exampleDepartment = schema.text("example_department")
        examplePage = schema.text("example_page")
        exampleYear = schema.text("example_year")
        departmentCount = schema.text("department_count")
        disclosureCount = schema.text("disclosure_count")
        ledgerKey = schema.text("ledger_key")
        hasFeeds = schema.flag("has_feeds")
        table = TableNames()
        tables = schema.list("tables", of: table.schema)
        place = PlaceNames()
        packages = schema.list("packages", of: place.schema)
    }
}

/// A table: its files and its columns.
struct TableNames: Sendable {
    private(set) var schema = Schema()
    let name, title, description: TextSlot
    let files, fields: ListSlot
    let file: PlaceNames
    let fieldName, fieldTitle, fieldDescription: TextSlot

    init() {
        name = schema.text("table")
        title = schema.text("table_title")
        description = schema.text("table_description")
        file = PlaceNames()
        files = schema.list("table_files", of: file.schema)
        var field = Schema()
        fieldName = field.text("field")
        fieldTitle = field.text("field_title")
        fieldDescription = field.text("field_description")
        fields = schema.list("fields", of: field)
    }
}
