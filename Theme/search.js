// Exact search in static files: see Sources/Pages/Search. Nothing leaves the site.
(() => {
  "use strict";
  const form = document.getElementById("search"), says = document.getElementById("says");
  const list = document.getElementById("hits"), more = document.getElementById("more");
  // Bytes that one step may load, what the script takes of the first one, a guess of what the server adds to each
  // answer; hits of the first screen.
  const SCRIPT = 2400, LIMIT = 23600, ANSWER = 300, SCREEN = 10, PAIRS = 4;
  const GRADES = "-优良中差", FREQUENT = "，。、年的部门工作绩效目标支出预算项资金管理完成单位（）情";
  let run = null, composing = false, settled = true, timer = 0, cache = new Map();

  // The tokens of a phrase, as in Tokens.swift: folded characters and where they stand.
  const fold = code =>
    code >= 0xff01 && code <= 0xff5e ? fold(code - 0xfee0)
    : code >= 0x41 && code <= 0x5a ? code + 32
    : code >= 0x201c && code <= 0x201f ? 34
    : code === 0x2018 || code === 0x2019 ? 39
    : code <= 32 || (code >= 0x7f && code <= 0xa0) || code === 0xad || (code >= 0x2000 && code <= 0x200f)
      || (code >= 0x2028 && code <= 0x202f) || (code >= 0x205f && code <= 0x2064) || code === 0x3000 || code === 0xfeff ? 0
    : code;
  const isDigit = code => code >= 48 && code <= 57, isWord = code => isDigit(code) || (code >= 97 && code <= 122);
  const tokens = text => {
    const found = [], at = place => place < text.length ? fold(text.charCodeAt(place)) : 0;
    for (let i = 0; i < text.length;) {
      const from = i, code = at(i++);
      if (!code) continue;
      let word = String.fromCharCode(code);
      if (isWord(code))
        for (let last = code; isWord(at(i)) || (at(i) === 46 && isDigit(last) && isDigit(at(i + 1)));)
          word += String.fromCharCode(last = at(i++));
      found.push({word, from, to: i, code: isWord(code) ? 1 : code});
    }
    return found;
  };

  const mix = hash => {
    hash = Math.imul(hash ^ hash >>> 16, 0x7feb352d);
    hash = Math.imul(hash ^ hash >>> 15, 0x846ca68b);
    return (hash ^ hash >>> 16) >>> 0;
  };
  const features = phrase => {
    const words = [], pairs = [[], []], joins = i => '"(),:;、。'.includes(phrase[i]?.word ?? ",");
    const three = i => joins(i) && !joins(i - 1) && !joins(i + 1);
    phrase.forEach(({word, code}, i) => {
      if (code === 1) {
        let hash = 0x811c9dc5;
        for (const unit of word) hash = Math.imul(hash ^ unit.charCodeAt(0), 0x1000193);
        words.push(hash = mix(hash ^ 0x5bd1e995));
        if (word.length <= 3 && i + 1 < phrase.length) words.unshift(mix(Math.imul(hash, 0x9e3779b1) + phrase[i + 1].code | 0));
      }
      if (!i) return;
      const two = Math.imul(phrase[i - 1].code, 0x9e3779b1) + code | 0;
      if (three(i)) words.push(mix(Math.imul(two, 0x85ebca77) + phrase[i + 1].code | 0));
      else if (!three(i - 1)) pairs[i % 2].push(mix(two));
    });
    if (phrase.length === 1 && phrase[0].code !== 1) words.push(mix(phrase[0].code ^ 0xc2b2ae35));
    // What says most comes first; of the pairs, those that have no character in common.
    return [...new Set([...words, ...pairs[1], ...pairs[0]])];
  };

  // Which places have a feature, by its block: see Shards.swift.
  const width = count => 32 - Math.clz32(count - 1);
  const parameter = (total, count) => width(Math.max(1, Math.floor(Math.floor(total / (count + 1)) / 2) + 1));
  const places = (bytes, head, feature) => {
    let at = 0;
    const bit = () => bytes[at >> 3] >> 7 - (at++ & 7) & 1;
    const bits = count => { let value = 0; while (count--) value = value * 2 + bit(); return value; };
    const gamma = () => { let count = 0; while (!bit()) count++; return 2 ** count + bits(count); };
    const rice = parameter => { let ones = 0; while (bit()) ones++; return ones * 2 ** parameter + bits(parameter); };
    const wanted = head.k ? feature << head.b >>> 32 - head.k : 0, count = gamma() - 1;
    const keys = parameter(2 ** head.k, count), has = new Uint8Array(head.n);
    for (let i = 0, key = -1; i < count && key < wanted; i++) {
      key += rice(keys) + 1;
      const sign = gamma(), missing = sign % 2 === 0, listed = missing ? sign / 2 - 1 : (sign + 1) / 2;
      if (key === wanted && missing) has.fill(1);
      for (let j = 0, place = 0, gaps = parameter(head.n, listed); j < listed; j++) {
        place += rice(gaps);
        if (key === wanted) has[place] = missing ? 0 : 1;
        place++;
      }
    }
    return has;
  };

  // See PackedText.swift.
  const unpack = bytes => {
    const units = [];
    for (let i = 0; i < bytes.length;) {
      const byte = bytes[i++];
      if (byte >= 0xa0) {
        const code = (byte - 0xa0) * 256 + bytes[i++];
        units.push(code < 20992 ? 0x4e00 + code : code < 21056 ? 0x3000 + code - 20992
          : code < 21296 ? 0xff00 + code - 21056 : 0x2000 + code - 21296);
      } else if (byte >= 0x80) {
        let back = bytes[i++];
        if (back >= 0x80) back = (back & 0x7f) * 256 + bytes[i++];
        for (let count = byte - 0x80 + 3; count--;) units.push(units[units.length - back]);
      } else if (!byte) units.push(bytes[i++] * 256 + bytes[i++]);
      else if (byte < 32 && byte !== 9 && byte !== 10) units.push(FREQUENT.charCodeAt(byte < 9 ? byte - 1 : byte - 3));
      else units.push(byte);
    }
    let text = "";
    for (let i = 0; i < units.length; i += 8192) text += String.fromCharCode(...units.slice(i, i + 8192));
    return text;
  };

  const stale = task => { if (task !== run) throw "stale"; };
  // Waits for the reader where a step has done enough.
  const pause = async task => {
    stale(task);
    tell(task, false);
    await new Promise(resolve => { task.go = resolve; });
    stale(task);
    task.spent = task.shown = 0;
    task.screen = Math.min(80, task.screen * 2);
  };
  const room = async (task, bytes) => { if (task.spent && task.spent + bytes > LIMIT) await pause(task); };
  const ask = async (path, how) => {
    const answer = await fetch("search/" + path, how);
    if (!answer.ok) throw answer.status;
    return answer;
  };
  const bytesOf = async answer => new Uint8Array(await answer.arrayBuffer());
  // A head of the index, with a guess of its size.
  const headOf = async (task, path, guess, how) => {
    if (!cache.has(path)) {
      await room(task, guess + ANSWER);
      task.spent += guess + ANSWER;
      cache.set(path, ask(path, how).then(bytesOf).then(bytes => {
        task.spent += bytes.length - guess;
        return JSON.parse(new TextDecoder().decode(bytes));
      }));
    }
    const head = await cache.get(path);
    stale(task);
    return head;
  };

  // The pieces of files that a head lists: ["name", length, length, "name", length].
  const pieces = (prefix, list) => {
    let file, found = [];
    for (const item of list)
      if (typeof item === "string") file = {path: prefix + item + ".bin", size: 0};
      else {
        found.push({file, from: file.size, to: file.size + item, number: found.length});
        file.size += item;
      }
    return found;
  };
  // A server that does not know ranges sends the whole file, and it is kept.
  const range = async ({path, size}, from, to) => {
    const wanted = `${from}-${to - 1}`;
    if (!cache.has(path)) {
      // A browser that keeps ranges lets those of one address wait for each other: each has an address of its own.
      let answer = await ask(path + "?" + wanted, {headers: {Range: "bytes=" + wanted}}).catch(fault => {
        if (!(fault instanceof TypeError)) throw fault;
      });
      // Another range, or one of compressed bytes, which nobody can unpack, gives way to the whole file.
      if (answer?.status === 206) {
        const bytes = await bytesOf(answer).catch(() => []), said = answer.headers;
        const isIt = said.get("Content-Range")?.startsWith(`bytes ${wanted}/`) && !said.has("Content-Encoding");
        if (isIt && bytes.length === to - from) return bytes;
        answer = null;
      }
      answer ||= await ask(path);
      if (cache.has(path)) answer.body.cancel();
      else cache.set(path, bytesOf(answer).then(bytes => {
        if (bytes.length !== size) throw "length";
        return bytes;
      }));
    }
    return (await cache.get(path)).subarray(from, to);
  };
  // The bytes of pieces of one node; neighbours come in one answer.
  const load = async (task, wanted) => {
    const key = ({file, from}) => file.path + from, missing = new Set(wanted.filter(piece => !cache.has(key(piece))));
    await room(task, [...missing].reduce((sum, {from, to}) => sum + to - from + ANSWER, 0));
    const runs = [];
    for (const piece of [...missing].sort((a, b) => a.number - b.number)) {
      const run = runs.at(-1);
      if (run?.file === piece.file && piece.from - run.to <= ANSWER) {
        run.to = piece.to;
        run.pieces.push(piece);
      } else runs.push({...piece, pieces: [piece]});
    }
    for (const run of runs) {
      task.spent += run.to - run.from + ANSWER;
      const loaded = range(run.file, run.from, run.to);
      for (const piece of run.pieces)
        cache.set(key(piece), loaded.then(bytes => bytes.subarray(piece.from - run.from, piece.to - run.from)));
    }
    const answers = await Promise.all(wanted.map(piece => cache.get(key(piece))));
    stale(task);
    return answers;
  };

  // The places of a node that have all features, as far as a few of them tell; the rarest first.
  const candidates = async (task, name, head, order) => {
    const blocks = pieces(name.slice(0, 9) + "b", head.f), block = feature => blocks[feature >>> 1 >>> 31 - head.b];
    // Where there is little to choose from, a look into each child costs less.
    const chosen = head.c && head.n < 4 ? [] : order.slice(0, PAIRS);
    const answers = await load(task, chosen.map(block)), known = new Map(), all = new Uint8Array(head.n).fill(1);
    chosen.forEach((feature, i) => {
      const has = places(answers[i], head, feature);
      known.set(feature, has.reduce((sum, one) => sum + one, 0));
      has.forEach((one, place) => { all[place] &= one; });
    });
    return {all, order: [...order].sort((a, b) => (known.get(a) ?? 1e9) - (known.get(b) ?? 1e9))};
  };

  const inRegion = (path, region) => !region || path === region || path.startsWith(region + "/");
  const walk = async (task, name, order) => {
    const {region, year, grade} = task.filter, head = await headOf(task, name + ".json", 2000);
    const found = await candidates(task, name, head, order);
    if (head.c) {
      for (let i = 0; i < head.n; i++) {
        const [child, first, last, from, to] = head.c.slice(5 * i, 5 * i + 5);
        if (!found.all[i] || (!last && grade) || (task.names && first)) continue;
        if (last && year && (year < first || year > last)) continue;
        if (region && (head.r[from] > region + "/\uffff" || head.r[to] < region)) continue;
        await walk(task, child, found.order);
      }
      return;
    }
    const spread = runs => runs.flatMap((value, i) => i % 2 ? [] : Array(runs[i + 1]).fill(value));
    const regions = spread(head.r), years = spread(head.y), wanted = [];
    const texts = pieces(name.slice(0, 9) + "t", head.t);
    for (let i = 0; i < head.n; i++)
      if (found.all[i] && inRegion(regions[i], region) && (!year || !years[i] || years[i] == year) && (!grade || GRADES[head.g[i]] === grade)) wanted.push(i);
    const share = head.w || 1, text = place => texts[Math.floor(place / share)];
    for (let i = 0; i < wanted.length;) {
      if (task.shown >= task.screen) await pause(task);
      // As many texts as there is room for, at least one.
      const batch = [];
      for (let sum = task.spent; i < wanted.length && batch.length < task.screen - task.shown; i++) {
        const next = text(wanted[i]), size = next.to - next.from + ANSWER;
        if (batch.length && sum + size > LIMIT) break;
        if (!batch.length || text(batch.at(-1)) !== next) sum += size;
        batch.push(wanted[i]);
      }
      const files = [...new Set(batch.map(text))], loaded = (await load(task, files)).map(unpack);
      for (const place of batch) look(task, loaded[files.indexOf(text(place))].split("\u0002n\n")[place % share], years[place]);
    }
  };

  const stands = (phrase, tokens, at) =>
    at + phrase.length <= tokens.length && phrase.every((token, i) => token.word === tokens[at + i].word);
  const look = (task, text, year) => {
    const lines = text.split("\n"), [slug, name, region, years] = lines[0].split("\t");
    if (!year && task.filter.year && !years.split(" ").includes(task.filter.year)) return;
    let part = "r", best = null, count = 0;
    for (const line of lines.slice(1)) {
      if (line[0] === "\u0002") { part = line[1]; continue; }
      const words = tokens(line);
      for (let i = 0; i + task.phrase.length <= words.length; i++)
        if (stands(task.phrase, words, i)) {
          count++;
          best ||= {line, part, marks: []};
          if (best.line === line) best.marks.push([words[i].from, words[i + task.phrase.length - 1].to]);
        }
    }
    const key = slug + "/" + (year || "index");
    if (!best || task.found.has(key)) return;
    task.found.add(key);
    task.shown++;
    task[year ? "reports" : "departments"]++;
    show(task, {slug, name, region, year, key, count, ...best});
  };

  const element = (tag, text, to, values) => {
    const made = Object.assign(document.createElement(tag), values);
    if (text) made.textContent = text;
    to.append(made);
    return made;
  };
  const number = (words, n) => words.replace("{n}", n);
  const show = (task, {slug, name, region, year, key, count, line, part, marks}) => {
    const words = list.dataset, item = element("li", "", list), title = element("h2", "", item);
    let [from, to] = marks[0];
    const ends = /[。；！？\t]/;
    while (from > 0 && marks[0][0] - from < 60 && !ends.test(line[from - 1])) from--;
    while (to < line.length && to - marks[0][1] < 90 && (to === marks[0][1] || !ends.test(line[to - 1]))) to++;
    const directive = "text=" + encodeURIComponent(line.slice(...marks[0])).replace(/-/g, "%2D");
    const place = {r: "report", a: "accounts", s: "scores"}[part];
    element("a", year ? name + " " + number(words.year, year) : name, title,
      {href: slug + "/" + (year ? year + ".html#" + place + ":~:" + directive : "index.html")});
    element("p", region.replaceAll("/", " ") + (year ? "　" + words[part] : ""), item, {className: "small"});
    const quote = element("p", "", item);
    let at = from;
    if (at > 0 && !ends.test(line[at - 1])) quote.append("…");
    for (const [start, end] of marks) {
      if (start < at || end > to) continue;
      quote.append(line.slice(at, start));
      element("mark", line.slice(start, end), quote);
      at = end;
    }
    quote.append(line.slice(at, to));
    if (to < line.length && !ends.test(line[to - 1])) quote.append("…");
    if (year && count > 1) element("p", number(words.more, count - 1), item, {className: "small"});
    item.dataset.key = key;
    task.first ||= item;
  };

  // Says what was found so far; `done` where all has been looked through.
  const tell = (task, done) => {
    const words = says.dataset;
    const some = ["departments", "reports"].filter(kind => task[kind]).map(kind => number(words[kind], task[kind]));
    // What stands between {d} and {r} joins them.
    const what = some[0] ? (done ? words.found : words.some).replace(/{d}(.*){r}/, (_, and) => some.join(and)) : done ? words.none : words.noneYet;
    says.textContent = (task.names ? words.one : "") + what;
    says.dataset.state = done ? "done" : "paused";
    more.hidden = done;
    if (task.focus && task.first) task.first.querySelector("a").focus();
    task.first = null;
  };

  const search = async (again = true) => {
    const filter = {region: form.region.value, year: form.year.value, grade: form.grade.value};
    const phrase = tokens(form.q.value.slice(0, 64));
    const task = run = {phrase, filter, spent: cache.size ? 0 : SCRIPT, shown: 0, screen: SCREEN, departments: 0, reports: 0, found: new Set(), focus: false};
    list.replaceChildren();
    more.hidden = true;
    says.textContent = "";
    says.dataset.state = "idle";
    if (!phrase.length) return;
    if (location.protocol === "file:") { says.textContent = says.dataset.file; return; }
    task.names = phrase.length === 1 && phrase[0].code !== 1;
    says.textContent = says.dataset.busy;
    says.dataset.state = "busy";
    try {
      const root = await headOf(task, "root.json", 20, {cache: "no-cache"});
      await walk(task, root.id, features(phrase));
      tell(task, true);
    } catch (fault) {
      if (task !== run) return;
      // A new release may have replaced what this page knew.
      cache = new Map();
      if (again) return search(false);
      says.textContent = says.dataset.failed;
      says.dataset.state = "failed";
    }
  };

  const read = () => {
    const values = new URLSearchParams(location.search);
    for (const name of ["q", "region", "year", "grade"]) {
      const field = form[name], value = values.get(name) || "";
      // A region that is too small for the list comes from its own page.
      if (field.options && value && ![...field.options].some(option => option.value === value))
        element("option", value, field, {value});
      field.value = value;
    }
    settled = true;
    search();
  };
  const write = final => {
    clearTimeout(timer);
    const values = new URLSearchParams();
    for (const name of ["q", "region", "year", "grade"]) if (form[name].value) values.set(name, form[name].value);
    const address = location.pathname + (values.size ? "?" + values : "");
    const isNew = address !== location.pathname + location.search;
    // What is typed in one go is one step of the history.
    if (isNew) history[settled ? "pushState" : "replaceState"](null, "", address);
    settled = final;
    if (isNew || final) search();
  };
  const typed = () => {
    clearTimeout(timer);
    if (!composing) timer = setTimeout(write, 400, false);
  };

  form.addEventListener("submit", event => { event.preventDefault(); if (!composing) write(true); });
  form.addEventListener("change", event => { if (event.target !== form.q) write(true); });
  form.q.addEventListener("input", typed);
  form.q.addEventListener("compositionstart", () => { composing = true; clearTimeout(timer); });
  form.q.addEventListener("compositionend", () => { composing = false; typed(); });
  more.addEventListener("click", () => {
    if (!run?.go) return;
    const go = run.go;
    run.go = null;
    run.focus = true;
    says.textContent = says.dataset.busy;
    says.dataset.state = "busy";
    more.hidden = true;
    go();
  });
  addEventListener("popstate", read);
  read();
})();
