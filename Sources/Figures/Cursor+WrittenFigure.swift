extension Cursor {
    /// Reads a count written in characters: 十二名, 十余场. Gives nil, and stays, where no measure word follows.
    public mutating func writtenFigure() -> Figure? {
        let start = position
        guard let (value, numeralEnd) = ChineseNumeral.read(self), numeralEnd <= end else { return nil }
        position = numeralEnd
        var isApproximate = eatApproximation()
        let unitStart = position
        guard let unit = eatUnit(), unit != .calendar, unit != .year else {
            position = start
            return nil
        }
        let unitEnd = position
        if approximationBefore(start) || approximationAfter() { isApproximate = true }
        return Figure(
            number: Decimal(value), unit: unit, isApproximate: isApproximate, span: ByteSpan(start, position),
            digits: ByteSpan(start, numeralEnd), unitSpan: ByteSpan(unitStart, unitEnd))
    }
}
