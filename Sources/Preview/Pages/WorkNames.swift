import Rendering

/// The names of a list of things to do.
struct WorkNames: Sendable {
    let todo: FlagSlot
    let items: ListSlot
    let word, message, advice, place: TextSlot
    let blocks, waits: FlagSlot

    init(into schema: inout Schema) {
        todo = schema.flag("todo")
        var item = Schema()
        word = item.text("word")
        message = item.text("message")
        advice = item.text("advice")
        place = item.text("place")
        blocks = item.flag("blocks")
        waits = item.flag("waits")
        items = schema.list("items", of: item)
    }

    func fill(_ page: inout Page, _ work: [Standing.Work], in item: Page.Item = .page) {
        page.set(todo, !work.isEmpty, in: item)
        for entry in work {
            let row = page.add(to: items, in: item)
            page.set(word, entry.word, in: row)
            page.set(message, entry.message, in: row)
            page.set(advice, entry.advice, in: row)
            page.set(place, entry.place, in: row)
            page.set(blocks, entry.effect == .blocks, in: row)
            page.set(waits, entry.effect == .waits, in: row)
        }
    }
}

/// The names of how a disclosure stands.
struct StandingNames: Sendable {
    let status, deadline: TextSlot
    let isBad, isWaiting, isPublic: FlagSlot

    init(into schema: inout Schema) {
        status = schema.text("status")
        deadline = schema.text("deadline")
        isBad = schema.flag("is_bad")
        isWaiting = schema.flag("is_waiting")
        isPublic = schema.flag("is_public")
    }

    func fill(_ page: inout Page, _ standing: Standing, in item: Page.Item = .page) {
        page.set(status, standing.status, in: item)
        page.set(deadline, standing.deadline, in: item)
        page.set(isBad, standing.kind == .blocked, in: item)
        page.set(isWaiting, standing.kind == .waiting || standing.kind == .planned, in: item)
        page.set(isPublic, standing.kind == .open, in: item)
    }
}
