import Glibc

/// The files that a new Content begins with.
enum FirstContent {
    static func files(department: String, year: Int) -> [(path: String, text: String)] {
        [
            ("site.yaml", site),
            ("\(department)/department.yaml", self.department),
            ("\(department)/\(year)/disclosure.yaml", disclosure(year)),
        ]
    }

    private static let site = """
        # What this site is. Lines that begin with # are notes.

        title: 部门绩效与决算公开
        # base_url: https://example.gov.cn/jixiao/   # where the site is served; a subfolder is fine
        language: zh-CN
        time_zone: Asia/Shanghai                      # moments without an offset are read in this zone

        # publisher: 某市财政局                        # who answers for the site
        # contact: jixiao@example.gov.cn              # where citizens send questions and corrections

        # The meta tags that government sites carry. Leave out what you do not have.
        # site_name: 某市人民政府
        # site_domain: example.gov.cn
        # site_id_code: "0000000000"

        # How many days report and accounts may lie apart and still count as published together.
        tolerance_days: 0

        # Which gates hold, where a site may choose: review required or optional, errors explained or shown.
        # policy: {review: required, errors: explained}

        # sample: "本站内容均为示例。"                  # a notice on every page

        """

    private static let department = """
        name: 某市某局                                # as on its seal
        aliases: []                                   # what reports call it besides
        region: [某省, 某市]                           # from the province down
        kind: 政府部门
        # contacts: ["0000-0000000"]                  # what the office publishes of itself; reports may repeat it

        """

    private static func disclosure(_ year: Int) -> String {
        """
        # Beside this file stand the report and the accounts of \(year), as received: report.txt, accounts.txt.
        # Both become public together, at this moment, and not before.

        # approved: \(year + 1)-08-20                       # when the accounts were approved (批复); they are due 20 days later
        # publish: \(year + 1)-09-05T09:00:00+08:00
        review: []                                    # the three roles that signed off: [部门负责人, 分管领导, 保密审查]

        # acknowledged:                               # what the department says of an error, for citizens to read
        #   - {finding: "…", explanation: "…"}
        # revisions:                                  # after publication: keep what was public as report.r1.*
        #   - {moment: \(year + 1)-10-15T10:00:00+08:00, note: "…"}
        # withdrawn: {moment: \(year + 1)-11-02T15:00:00+08:00, kind: privacy, reason: "…"}

        """
    }

    /// Writes a file that is not there yet. Gives the system's words where it cannot.
    static func write(_ text: String, to path: String) -> String? {
        var folder = ""
        for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
            folder += part + "/"
            if mkdir(folder, 0o755) != 0, errno != EEXIST { return String(cString: strerror(errno)) }
        }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return String(cString: strerror(errno)) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        return Glibc.write(descriptor, bytes, bytes.count) == bytes.count ? nil : String(cString: strerror(errno))
    }
}
