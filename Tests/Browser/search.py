"""What the search must find, told by a plain scan; and a page that searches, with every byte counted."""

import dataclasses
import pathlib
import random
import re

QUOTES = {0x201C: '"', 0x201D: '"', 0x201E: '"', 0x201F: '"', 0x2018: "'", 0x2019: "'"}
NOTHING = re.compile("[\x00-\x20\x7f-\xa0\xad\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]")
TOKEN = re.compile(r"[a-z0-9](?:[a-z0-9]|(?<=[0-9])\.(?=[0-9]))*|\S", re.ASCII)


def fold(text):
    """Full-width as half-width, straight quotes, small Latin letters, one kind of white space."""
    half = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else QUOTES.get(ord(c), c) for c in text)
    return NOTHING.sub(" ", re.sub("[A-Z]+", lambda run: run[0].lower(), half))


def tokens(text):
    """With a mark before and after each, so that a phrase of tokens is found by looking for a string."""
    return "\x01" + "\x01".join(TOKEN.findall(fold(text))) + "\x01"


class Corpus:
    """The texts of a Content folder whose lines are lines already, as those of the synthetic reports are."""

    def __init__(self, content):
        self.lines = {}
        for path in sorted(pathlib.Path(content).glob("*/*/*.txt")):
            if path.stem in ("report", "accounts"):
                key = f"{path.parts[-3]}/{path.parts[-2]}"
                text = [line.removeprefix("- ") for line in path.read_text().splitlines() if line.strip()]
                self.lines.setdefault(key, []).extend(text)
        self.folded = {key: "\n".join(tokens(line) for line in lines) for key, lines in self.lines.items()}

    def grep(self, phrase):
        wanted = tokens(phrase)
        return {key for key, text in self.folded.items() if wanted in text}

    def phrases(self, count, seed):
        """Phrases of 2 to 12 characters that stand somewhere; words whole, as a reader would copy them."""
        dice = random.Random(seed)
        kinds = [lambda p: True, lambda p: re.search("[0-9]", p), lambda p: re.search("[“”]", p),
                 lambda p: re.search("[，。：]", p)]
        keys, found = sorted(self.lines), []
        while len(found) < count:
            line = dice.choice(self.lines[dice.choice(keys)])
            at, length = dice.randrange(len(line)), dice.randint(2, 12)
            phrase = line[at:at + length]
            if len(phrase) < 2 or "\t" in phrase or phrase != phrase.strip():
                continue
            if kinds[len(found) % len(kinds)](phrase) and phrase not in found:
                found.append(phrase)
        return found


@dataclasses.dataclass
class Found:
    keys: list
    departments: list
    steps: list  # bytes of each: those before the first "more", and so on
    requests: list
    seconds: float  # until the first screen


@dataclasses.dataclass
class Served:
    """A site behind a server of its own."""

    root: str

    def address(self, page):
        return f"{self.root}/{page}"


class Searcher:
    """A page that searches. Nothing is compressed on the way, so that an answer says how long it is."""

    def __init__(self, page, site):
        self.page, self.site = page, site
        self.bytes = self.count = 0
        page.set_extra_http_headers({"Accept-Encoding": "identity"})
        page.on("response", self.received)

    def received(self, answer):
        if "/search/" in answer.url:
            self.bytes += int(answer.headers.get("content-length", 0))
            self.count += 1

    def open(self, query=""):
        self.page.goto(self.site.address("search.html") + query)

    def settled(self):
        self.page.wait_for_function("['done', 'paused', 'failed', 'idle'].includes(document.getElementById('says').dataset.state)")

    def search(self, phrase, walk=True, most=10_000):
        page = self.page
        self.bytes = self.count = 0
        seconds = page.evaluate("""async phrase => {
            const form = document.getElementById("search"), says = document.getElementById("says");
            form.q.value = phrase;
            const start = performance.now();
            form.requestSubmit();
            while (says.dataset.state === "busy") await new Promise(requestAnimationFrame);
            return (performance.now() - start) / 1000;
        }""", phrase)
        steps, requests = [self.bytes], [self.count]
        while walk and page.evaluate("document.getElementById('says').dataset.state") == "paused" and len(steps) < most:
            self.bytes = self.count = 0
            page.evaluate("""async () => {
                const says = document.getElementById("says");
                document.getElementById("more").click();
                while (says.dataset.state === "busy") await new Promise(resolve => setTimeout(resolve));
            }""")
            steps.append(self.bytes)
            requests.append(self.count)
        keys = page.evaluate("[...document.querySelectorAll('#hits li')].map(item => item.dataset.key)")
        return Found([key for key in keys if not key.endswith("/index")], [key for key in keys if key.endswith("/index")],
                     steps, requests, seconds)
