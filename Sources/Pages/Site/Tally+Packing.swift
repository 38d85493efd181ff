import Figures

extension Tally: Packable {
    mutating func pack(_ packing: inout Packing) {
        packing.take(&disclosures)
        packing.take(&together)
        packing.take(&late)
        packing.take(&apart)
        packing.take(&unknown)
        packing.take(&checked)
        packing.take(&failed)
        packing.take(&errors)
        packing.take(&warnings)
        packing.take(&notes)
    }
}
