"""The search: what is found is what contains the phrase, whatever it is, and a query costs little."""

import functools
import gzip
import http.server
import re
import statistics
import threading

import pytest

import search
import servers
import sites
from search_site import REGIONS, searched
from test_access import AXE, RULES, RUN

FIRST, LATER = 40_000, 25_000


@functools.cache
def corpus():
    return search.Corpus(searched()[1])


@pytest.fixture(scope="module")
def served():
    """The site below a path, by a server that knows ranges."""
    with servers.nginx(sites.ROOM) as port:
        yield search.Served(f"http://127.0.0.1:{port}/searched/Site/current")


@pytest.fixture
def searcher(browser, served):
    """A page of a browser that has loaded nothing yet."""
    made = []

    def make(query="", script=True, scheme="light", width=1280, site=served):
        # What tests wait for is looked up by eval, which the policy of the site forbids.
        context = browser.new_context(java_script_enabled=script, color_scheme=scheme, locale="zh-CN", bypass_csp=True,
                                      viewport={"width": width, "height": 900})
        made.append(context)
        page = context.new_page()
        page.wrong = []
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("console", lambda message: page.wrong.append(message.text))
        searched()
        found = search.Searcher(page, site)
        found.open(query)
        if script:
            found.settled()
        return found

    yield make
    for context in made:
        for page in context.pages:
            assert page.wrong == []
        context.close()


def keys(searcher):
    return searcher.page.evaluate("[...document.querySelectorAll('#hits li')].map(item => item.dataset.key)")


def test_found_is_what_contains_the_phrase(searcher):
    """Forty phrases from anywhere in the texts: over the ends of words, with digits, with quotes, with commas."""
    one = searcher()
    steps, wrong = [], []
    for phrase in corpus().phrases(40, seed=5):
        found = one.search(phrase)
        steps += [bytes + 300 * requests for bytes, requests in zip(found.steps, found.requests)]
        if set(found.keys) != corpus().grep(phrase) or len(found.keys) != len(set(found.keys)):
            wrong.append((phrase, len(found.keys), len(corpus().grep(phrase))))
    assert wrong == []
    assert max(steps) <= LATER


@pytest.mark.parametrize("phrase", ["绩效自评得分", "公共文化服务供给，投入资金", "没有这样的话", "COVID-19", "民生实事项目；", "2019"])
def test_a_first_query_is_light(searcher, phrase):
    found = searcher().search(phrase, walk=False)
    script = next(searched()[0].folder.glob("assets/search.*.js")).stat().st_size
    assert 0 < found.steps[0] + 300 * found.requests[0] + script <= FIRST


def test_the_script_is_small():
    script = next(searched()[0].folder.glob("assets/search.*.js")).read_bytes()
    assert len(gzip.compress(script, 9)) <= 6_800
    assert not re.search(rb"\beval\b|Function\(|innerHTML|https?:", script)


@pytest.mark.parametrize("phrase, other", [
    ("COVID-19防控", "ｃｏｖｉｄ－１９防控"), ("“放管服”改革", '"放管服"改革'), ("AB岗制度", "ＡＢ岗制度"),
    ("2020 年整体支出", "2020年整体支出"), ("较上年增长", " 较 上年增长 ")])
def test_what_is_the_same(searcher, phrase, other):
    one = searcher()
    found = set(one.search(phrase).keys)
    assert found and found == corpus().grep(phrase) == corpus().grep(other)
    assert set(one.search(other).keys) == found


def test_digits_and_latin_are_whole_words(searcher):
    one = searcher()
    assert one.search("2020年").keys
    assert one.search("020年").keys == []
    assert one.search("covi").keys == []
    assert "没有找到" in one.page.inner_text("#says")


def test_a_hit_shows_the_sentence_and_leads_to_it(searcher):
    one = searcher()
    phrase = "困难群众帮扶，投入资金"
    one.search(phrase, walk=False)
    hit = one.page.locator("#hits li").first
    assert hit.locator("mark").first.inner_text() == phrase
    sentence = hit.locator("p:has(mark)").inner_text().strip("…")
    assert sentence.endswith("。") and phrase in sentence
    key = hit.get_attribute("data-key")
    assert any(sentence in line for line in corpus().lines[key])
    hit.locator("a").click()
    assert re.search(rf"/{key}\.html", one.page.url)
    assert sentence in one.page.locator("#report").inner_text()


def test_names_come_first_then_the_newest(searcher):
    one = searcher()
    found = one.search("青石县总工会")
    assert found.departments and keys(one)[:len(found.departments)] == found.departments
    years = [key.split("/")[1] for key in found.keys]
    assert years == sorted(years, reverse=True) and set(found.keys) == corpus().grep("青石县总工会")
    says = one.page.locator("#says")
    assert says.inner_text() == f"找到部门 {len(found.departments)} 个、报告 {len(found.keys)} 份，已经全部列出。"
    assert one.search("别称7号").departments == ["d007/index"]
    assert says.inner_text() == "找到部门 1 个，已经全部列出。"


def test_one_character_finds_names(searcher):
    one = searcher()
    found = one.search("馆")
    assert found.keys == [] and len(found.departments) == 6
    assert "一个字" in one.page.inner_text("#says")
    assert one.search("覅").departments == []


@pytest.mark.parametrize("filters", [
    {"year": "2019"}, {"grade": "良"}, {"region": "江南省/临江市"}, {"region": "岭北省", "year": "2022", "grade": "优"}])
def test_filters(searcher, filters):
    one = searcher("?" + "&".join(f"{name}={value}" for name, value in filters.items()))
    phrase = "统筹推进"
    found = one.search(phrase)

    def passes(key):
        slug, year = key.split("/")
        region = "/".join(REGIONS[int(slug[1:]) % len(REGIONS)])
        wanted = filters.get("region", "")
        text = "".join(corpus().lines[key])
        return (filters.get("year", year) == year and (region + "/").startswith(wanted + "/" if wanted else "")
                and f"等级为“{filters.get('grade', '')}" in text)

    assert set(found.keys) == {key for key in corpus().grep(phrase) if passes(key)} != set()
    for name, value in filters.items():
        assert one.page.locator(f"[name={name}]").input_value() == value


def test_the_address_holds_the_query(searcher):
    one = searcher("?q=司法局&year=2018")
    assert one.page.input_value("#q") == "司法局" and all("/2018" in key or "index" in key for key in keys(one))
    first = keys(one)
    assert first
    one.search("气象局")
    second = keys(one)
    assert "q=%E6%B0%94%E8%B1%A1%E5%B1%80" in one.page.url and "year=2018" in one.page.url and second != first
    one.page.go_back()
    one.settled()
    assert one.page.input_value("#q") == "司法局" and keys(one) == first
    one.page.go_forward()
    one.settled()
    assert one.page.input_value("#q") == "气象局" and keys(one) == second
    one.page.select_option("[name=year]", "2016")
    one.settled()
    assert "year=2016" in one.page.url and keys(one) != second
    one.page.reload()
    one.settled()
    assert one.page.input_value("[name=year]") == "2016"


def test_typing_searches_and_is_one_step_back(searcher):
    one = searcher("?q=司法局")
    one.page.fill("#q", "")
    one.page.type("#q", "水务局", delay=20)
    one.page.wait_for_url(re.compile("q=%E6%B0%B4"))
    one.settled()
    assert keys(one)
    one.page.go_back()
    one.settled()
    assert one.page.input_value("#q") == "司法局"


def test_half_typed_characters_are_not_searched(searcher):
    one = searcher()
    one.page.evaluate("""() => {
        const q = document.getElementById("q");
        q.dispatchEvent(new CompositionEvent("compositionstart", {bubbles: true}));
        q.value = "shui'wu";
        q.dispatchEvent(new InputEvent("input", {bubbles: true, isComposing: true}));
    }""")
    one.page.wait_for_timeout(900)
    assert one.page.get_attribute("#says", "data-state") == "idle" and "?" not in one.page.url
    one.page.evaluate("""() => {
        const q = document.getElementById("q");
        q.value = "水务局";
        q.dispatchEvent(new InputEvent("input", {bubbles: true, isComposing: true}));
        q.dispatchEvent(new CompositionEvent("compositionend", {bubbles: true, data: "水务局"}));
    }""")
    one.page.wait_for_function("document.querySelectorAll('#hits li').length > 0")
    assert "q=%E6%B0%B4%E5%8A%A1%E5%B1%80" in one.page.url


def test_without_script_it_says_where_else_to_look(searcher):
    one = searcher(script=False)
    note = one.page.locator("noscript, .note").last
    assert "按地区找部门" in note.inner_text()
    for link in note.locator("a").all():
        assert (searched()[0].folder / link.get_attribute("href")).exists()


def test_opened_as_a_file_it_says_so(browser):
    page = browser.new_page()
    page.goto((searched()[0].folder / "search.html").as_uri() + "?q=水务局")
    page.wait_for_function("document.getElementById('says').textContent")
    assert "不能搜索" in page.inner_text("#says")
    page.close()


def test_a_strict_policy_lets_it_work(browser, served):
    page = browser.new_page()
    wrong = []
    page.on("console", lambda message: wrong.append(message.text))

    def strict(route):
        answer = route.fetch()
        policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; form-action 'self'"
        route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": policy})

    page.route("**/search.html*", strict)
    one = search.Searcher(page, served)
    one.open()
    one.settled()
    assert set(one.search("组织开展COVID-19").keys) == corpus().grep("组织开展COVID-19")
    assert wrong == []
    page.close()


def test_a_new_release_in_between(searcher):
    """What the page knew is gone: it begins anew by itself."""
    one = searcher()
    one.page.wrong = type("Ignored", (list,), {"append": lambda *_: None})()
    lost = []

    def once(route):
        if lost:
            return route.continue_()
        lost.append(route.request.url)
        route.fulfill(status=404, body="")

    one.page.route("**/search/*/t*.bin*", once)
    assert set(one.search("林业局").keys) == corpus().grep("林业局") and lost


class Odd(sites.Handler):
    """A server that answers whoever asks for a range in a way of its own."""

    way = ""

    def do_GET(self):
        found = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if not found:
            return super().do_GET()
        first, last = int(found[1]), int(found[2])
        whole = (sites.ROOM / self.path.split("?")[0].lstrip("/")).read_bytes()
        status, part, said = 206, whole[first:last + 1], {"Content-Range": f"bytes {first}-{last}/{len(whole)}"}
        if self.way == "another range":
            part, said = whole[:len(part)], {"Content-Range": f"bytes 0-{len(part) - 1}/{len(whole)}"}
        elif self.way == "no range":
            part, said = whole, {}
        elif self.way == "too short":
            part = part[:-1]
        elif self.way == "compressed":
            part, said["Content-Encoding"] = gzip.compress(part), "gzip"
        elif self.way == "part of what is compressed":
            part, said["Content-Encoding"] = gzip.compress(whole)[first:last + 1], "gzip"
        elif self.way == "refused":
            status, part, said = 416, b"", {"Content-Range": f"bytes */{len(whole)}"}
        self.send_response(status)
        for name, value in said.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        self.wfile.write(part)


@pytest.fixture
def odd():
    """`odd(way)`: the site by such a server."""
    running = []

    def start(way):
        made = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(type("Way", (Odd,), {"way": way}), directory=str(sites.ROOM)))
        made.daemon_threads = True
        running.append(made)
        threading.Thread(target=made.serve_forever, daemon=True).start()
        return search.Served(f"http://127.0.0.1:{made.server_address[1]}/searched/Site/current")

    yield start
    for made in running:
        made.shutdown()
        made.server_close()


def test_a_server_that_does_not_know_ranges(searcher):
    """The same is found in the same steps; no file comes twice."""
    one, plain = searcher(), searcher(site=searched()[0])
    fetched = []
    plain.page.on("requestfinished", lambda request: fetched.append(request.url.split("?")[0]))
    for phrase in corpus().phrases(8, seed=6) + ["青石县总工会", "馆"]:
        found, other = one.search(phrase), plain.search(phrase)
        assert (found.keys, found.departments, len(found.steps)) == (other.keys, other.departments, len(other.steps)), phrase
    files = [url for url in fetched if url.endswith(".bin")]
    assert len(files) == len(set(files)) > 5


@pytest.mark.parametrize("way", ["", "another range", "no range", "too short", "compressed", "part of what is compressed"])
def test_answers_that_are_not_what_was_asked_for(searcher, odd, way):
    one = searcher(site=odd(way))
    one.page.wrong = type("Ignored", (list,), {"append": lambda *_: None})()
    for phrase in ["林业局", "组织开展COVID-19"]:
        assert set(one.search(phrase).keys) == corpus().grep(phrase)


def test_a_server_that_refuses_ranges(searcher, odd):
    one = searcher(site=odd("refused"))
    one.page.wrong = type("Ignored", (list,), {"append": lambda *_: None})()
    one.search("林业局")
    assert one.page.get_attribute("#says", "data-state") == "failed"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_barrier_with_hits(searcher, scheme, width):
    one = searcher("?q=档案馆", scheme=scheme, width=width)
    assert keys(one)
    one.page.evaluate(AXE)
    assert one.page.evaluate(RUN, RULES) == []
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_reader_hears_what_was_found_and_goes_on_by_keyboard(searcher):
    one = searcher()
    one.search("绩效自评情况", walk=False)
    says = one.page.locator("[role=status]")
    first = len(keys(one))
    assert says.inner_text() == f"已找到报告 {first} 份，可能还有。" and 5 <= first <= 10
    one.page.focus("#more")
    one.page.keyboard.press("Enter")
    one.settled()
    assert one.page.evaluate("[...document.querySelectorAll('#hits li a')].indexOf(document.activeElement)") == first
    assert says.inner_text() == f"已找到报告 {len(keys(one))} 份，可能还有。" and len(keys(one)) > first


def test_the_index_is_small():
    files = list((searched()[0].folder / "search").rglob("*.*"))
    index = [path.stat().st_size for path in files if not path.name.startswith("t")]
    heads = [path.stat().st_size for path in files if path.name.startswith("h")]
    assert sum(index) / 300 <= 1_000
    assert max(heads) <= 4_000 and statistics.mean(heads) <= 2_000
    assert len(files) <= 80 and max(path.stat().st_size for path in files) <= 64 << 10
