import Foundation
import Testing

@testable import Releases

@Suite struct OwnProgramTests {
    @Test func theLinkersDigestIsFound() throws {
        let program = try #require(FileManager.default.contents(atPath: "/proc/self/exe"))
        let start = Array(program.prefix(1 << 16))
        let found = OwnProgram.buildID(start)
        #expect(found == OwnProgram.fingerprint || found == nil)
        // Damaged, it is another number or none.
        for place in 0..<1024 {
            var damaged = start
            damaged[place] ^= 0xFF
            _ = OwnProgram.buildID(damaged)
        }
        for count in 0..<1024 { _ = OwnProgram.buildID(Array(start.prefix(count))) }
        #expect(OwnProgram.buildID([]) == nil)
    }
}
