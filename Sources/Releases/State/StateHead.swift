import Figures
import Pages

/// What a state file says of the whole build.
struct StateHead: Packable {
    /// Which tool made it, from which folder, by which clock: another one takes nothing over.
    var tool = Fingerprint()
    var content = ""
    var zone = 0
    /// When the build began to look at its files, in nanoseconds since 1970.
    var start = 0
    /// The release it speaks of.
    var release = ""
    var files = 0
    var bytes = 0
    var whole = Fingerprint()
    var common: [Inputs.Part] = []
    /// The files of the theme.
    var theme: [Inputs.Part] = []
    /// What was put aside: which file, how far it is filled, and how far it was when everything was built anew.
    var attic = ""
    var atticEnd = 0
    var atticFirst = 0
    var outcome = SiteBuild.Outcome()

    mutating func pack(_ packing: inout Packing) {
        packing.take(&tool)
        packing.take(&content)
        packing.take(&zone)
        packing.take(&start)
        packing.take(&release)
        packing.take(&files)
        packing.take(&bytes)
        packing.take(&whole)
        packing.take(&common)
        packing.take(&theme)
        packing.take(&attic)
        packing.take(&atticEnd)
        packing.take(&atticFirst)
        packing.take(&outcome)
    }
}
