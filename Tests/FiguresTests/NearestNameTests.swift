import Figures
import Testing

struct NearestNameTests {
    @Test func whatWasMeant() {
        #expect(NearestName.of("titel", among: ["title", "tile"]) == "title")
        #expect(NearestName.of("pubish", among: ["publish", "review"]) == "publish")
        #expect(NearestName.of("总分", among: ["部门", "总份"]) == "总份")
    }

    @Test func whatCannotHaveBeenMeant() {
        #expect(NearestName.of("x", among: ["title"]) == nil)
        #expect(NearestName.of("", among: ["title"]) == nil)
        #expect(NearestName.of("title", among: []) == nil)
    }
}
