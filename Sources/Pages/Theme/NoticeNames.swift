import Rendering

/// The names in `withdrawn.html`, the notice in place of what was withdrawn.
struct NoticeNames: Sendable {
    private(set) var schema = Schema()
    let frame: Frame
    let department, year, departmentLink, regionName, regionLink: TextSlot
    /// When it was public first, when it was withdrawn, and why.
    let published, moment, reason: TextSlot
    let isPrivacy, isSecrecy, isError, isDuplicate: FlagSlot

    init() {
        frame = Frame(into: &schema)
        department = schema.text("department")
        year = schema.text("year")
        departmentLink = schema.text("department_link")
        regionName = schema.text("region")
        regionLink = schema.text("region_link")
        published = schema.text("published")
        moment = schema.text("moment")
        reason = schema.text("reason")
        isPrivacy = schema.flag("is_privacy")
        isSecrecy = schema.flag("is_secrecy")
        isError = schema.flag("is_error")
        isDuplicate = schema.flag("is_duplicate")
    }
}
