/// Where pages go. Each worker has its own.
public protocol PageOutput: AnyObject {
    /// A page whose links are to be checked.
    func write(page bytes: borrowing [UInt8], at address: Address)
    /// Any other file.
    func write(file bytes: borrowing [UInt8], at address: Address)
}
