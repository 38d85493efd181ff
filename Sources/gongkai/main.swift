
import Documents
let d = try! Document(Source.read(path: CommandLine.arguments[1]))
for b in d.blocks {
  switch b {
  case .heading(let h): print("H\(h.level) [\(d.words(h.number))] [\(d.words(h.title))]")
  case .paragraph(let p): print("P [\(d.words(p.marker))]", d.words(p.span).prefix(40), "…", d.words(p.span).suffix(12))
  case .contents(let s): print("C", d.words(s))
  case .table(let t): print("T", t.headingRows, t.columns.map{$0.role?.rawValue ?? "-"}); for r in t.rows { print("   ", r.cells.map{d.words($0)}.joined(separator:" ¦ ")) }
  }
}
