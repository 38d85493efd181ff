"""What goes wrong on a page, written down."""


class Faults(list):
    """What a page did that it should not: messages on the console, requests that failed or went elsewhere, dialogs."""

    def __init__(self, page, origin):
        super().__init__()
        page.on("console", lambda message: self.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.append(f"error: {error}"))
        page.on("requestfailed", lambda request: self.append(f"failed: {request.url}"))
        page.on("response", lambda answer: answer.status >= 400 and self.append(f"{answer.status}: {answer.url}"))
        page.on("request", lambda request: request.url.startswith(origin) or self.append(f"elsewhere: {request.url}"))
        page.on("dialog", self.dialog)
        page.on("popup", lambda popup: self.append(f"window: {popup.url}"))

    def dialog(self, dialog):
        self.append(f"dialog: {dialog.message}")
        dialog.dismiss()
