import Figures

extension Attic.Piece: Packable {
    mutating func pack(_ packing: inout Packing) {
        packing.take(&start)
        packing.take(&count)
        packing.take(word: &fingerprint)
    }
}
