// Shows what changed, where the reader is. Only the preview has this.
(() => {
  const frame = () => document.getElementById("gongkai-preview");
  const key = "gongkai-preview-scroll";
  let events, isBusy = false, isAgain = false;

  const remembered = sessionStorage.getItem(key);
  if (remembered) {
    sessionStorage.removeItem(key);
    const [page, x, y] = JSON.parse(remembered);
    if (page === location.pathname) scrollTo(x, y);
  }

  const listen = () => {
    events?.close();
    const { root, page, seen } = frame().dataset;
    events = new EventSource(`${root}_preview/events?page=${encodeURIComponent(page)}&seen=${seen}`);
    events.addEventListener("changed", show);
    events.addEventListener("open", () => delete frame().dataset.lost);
    events.addEventListener("error", () => { frame().dataset.lost = ""; });
  };

  // A page that brings scripts of its own is loaded as a whole.
  const hasScripts = page => [...page.scripts].some(script => !script.closest("#gongkai-preview"));

  async function show() {
    if (isBusy) { isAgain = true; return; }
    isBusy = true;
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.getElementById("gongkai-preview");
      if (!next || next.dataset.seen === frame().dataset.seen) return;
      if (document.head.innerHTML !== page.head.innerHTML || hasScripts(page) || hasScripts(document)) {
        sessionStorage.setItem(key, JSON.stringify([location.pathname, scrollX, scrollY]));
        location.reload();
        return;
      }
      const [x, y] = [scrollX, scrollY];
      const details = [...document.querySelectorAll("details")].map(element => element.open);
      const panes = [...document.querySelectorAll("section[tabindex]")].map(element => element.scrollTop);
      document.body.replaceWith(document.adoptNode(page.body));
      document.querySelectorAll("details").forEach((element, i) => { if (i < details.length) element.open = details[i]; });
      document.querySelectorAll("section[tabindex]").forEach((element, i) => { element.scrollTop = panes[i] ?? 0; });
      scrollTo(x, y);
      listen();
    } catch {
      frame().dataset.lost = "";
    } finally {
      isBusy = false;
      if (isAgain) { isAgain = false; show(); }
    }
  }

  listen();
})();
