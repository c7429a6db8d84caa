// Makes the pages better where there is JavaScript: platforms side by side, search, and copying of citations.
"use strict";
(() => {
  const make = (name, attributes = {}, ...inner) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inner);
    return element;
  };

  // Platforms side by side. The address holds the choice, so that it can be kept and passed on.
  const picker = document.getElementById("picker");
  if (picker) {
    const place = document.getElementById("side-by-side");
    const boxes = [...picker.querySelectorAll("input")];
    const heads = [...document.querySelectorAll("#matrix thead th")].slice(1).map((head) => head.textContent);
    const row = (id) => [...document.querySelectorAll("#matrix tr[data-platform]")].find((row) => row.dataset.platform === id);

    // What a cell tells in full where it has more to tell, else what it shows.
    const told = (cell) => {
      const more = cell.querySelector("template");
      const copy = document.createElement("div");
      copy.append(...(more ? more.content : cell).cloneNode(true).childNodes);
      return copy;
    };
    const show = () => {
      const chosen = boxes.filter((box) => box.checked).map((box) => row(box.value));
      place.hidden = chosen.length < 2;
      place.replaceChildren();
      if (place.hidden) return;
      const names = chosen.map((row) => row.querySelector("th").textContent);
      const body = heads.map((head, at) => make("tr", {},
        make("th", { scope: "row" }, head),
        ...chosen.map((row, n) => make("td", { "data-label": names[n] }, told(row.querySelectorAll("td")[at])))));
      const links = chosen.map((row) => make("th", { scope: "col" }, row.querySelector("th a").cloneNode(true)));
      place.append(
        make("h2", {}, picker.dataset.title),
        make("table", { class: "versus" },
          make("caption", { class: "unseen" }, picker.dataset.title),
          make("thead", {}, make("tr", {}, make("th", { scope: "col" }, picker.dataset.question), ...links)),
          make("tbody", {}, ...body)));
      const ids = chosen.map((row) => row.dataset.platform);
      const whole = ids.length === 2 && [...document.querySelectorAll("#pairs a")].find((link) =>
        [`${ids[0]}-${ids[1]}.html`, `${ids[1]}-${ids[0]}.html`].includes(link.getAttribute("href").split("/").pop()));
      if (whole) place.append(make("p", {}, make("a", { href: whole.getAttribute("href") }, picker.dataset.whole)));
    };
    // Platforms of which this page does not tell are kept in the address for the pages that do.
    const others = new URLSearchParams(location.search).getAll("p").filter((id) => !boxes.some((box) => box.value === id));
    const query = () => new URLSearchParams([...boxes.filter((box) => box.checked).map((box) => box.value), ...others].map((id) => ["p", id])).toString();
    const pass = () => { for (const link of document.querySelectorAll("a.keep")) link.search = query(); };
    const keep = () => {
      history.replaceState(null, "", (query() ? `?${query()}` : location.pathname) + location.hash);
      pass();
    };
    const read = () => {
      const asked = new URLSearchParams(location.search).getAll("p");
      for (const box of boxes) box.checked = asked.includes(box.value);
    };
    picker.addEventListener("change", () => { keep(); show(); });
    picker.addEventListener("reset", () => setTimeout(() => { others.length = 0; for (const box of boxes) box.checked = false; keep(); show(); }));
    picker.addEventListener("submit", (event) => {
      event.preventDefault();
      if (place.hidden) {
        place.replaceChildren(make("p", { role: "status" }, picker.dataset.few));
        place.hidden = false;
      }
      place.focus();
      place.scrollIntoView();
    });
    picker.hidden = false;
    read();
    pass();
    show();
  }

  // Search: the words in any order, without case, accents, vowel signs and the forms of Arabic letters, as in src/model/fold.rs.
  const search = document.getElementById("search");
  if (search) {
    const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, "")
      .replace(/[أإآٱ]/g, "ا").replace(/[ىی]/g, "ي").replace(/ة/g, "ه").replace(/ک/g, "ك")
      .replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15).replace(/_/g, " ");
    const list = document.getElementById("results");
    const count = document.getElementById("count");
    const most = 100;
    let records;
    const index = () => records ??= new Promise((done, failed) => {
      const script = make("script", { src: search.dataset.index });
      script.addEventListener("load", () => done(window.recordIndex.flatMap(([kind, folder, all]) => all.map(([id, name, others]) =>
        ({ kind, name, href: `${folder}/${id}.html`, text: plain(`${name} ${others} ${id}`), plainName: plain(name) })))));
      script.addEventListener("error", () => { records = undefined; failed(); });
      document.head.append(script);
    });
    const find = async () => {
      const words = plain(search.q.value).split(/\s+/).filter(Boolean);
      const query = words.length ? `?${new URLSearchParams({ q: search.q.value })}` : "";
      history.replaceState(null, "", query || location.pathname);
      for (const link of document.querySelectorAll("a.keep")) link.search = query;
      list.replaceChildren();
      count.textContent = "";
      if (!words.length) return;
      const all = await index().catch(() => null);
      // Something else may have been asked for meanwhile.
      if (words.join(" ") !== plain(search.q.value).split(/\s+/).filter(Boolean).join(" ")) return;
      if (!all) { count.textContent = search.dataset.failed; return; }
      const found = all.filter((record) => words.every((word) => record.text.includes(word)));
      // Those whose name begins with what was asked for come first, then short names.
      const rank = (record) => (record.plainName.startsWith(words.join(" ")) ? 0 : 1e6) + record.name.length;
      found.sort((a, b) => rank(a) - rank(b));
      const some = `${search.dataset.some} ${found.length}${found.length > most ? ` (${search.dataset.shown} ${most})` : ""}`;
      count.textContent = found.length ? some : search.dataset.none;
      list.replaceChildren(...found.slice(0, most).map((record) => make("li", {},
        make("small", {}, record.kind), make("a", { href: record.href, dir: "auto" }, record.name))));
    };
    let waiting;
    search.q.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(find, 120); });
    search.addEventListener("submit", (event) => { event.preventDefault(); find(); });
    search.q.value = new URLSearchParams(location.search).get("q") ?? "";
    find();
  }

  // Citations can be copied where the browser lets a page do that.
  if (navigator.clipboard) {
    for (const text of document.querySelectorAll(".copy")) {
      const words = text.closest("[data-copy]").dataset;
      const button = make("button", { type: "button", lang: document.documentElement.lang, "aria-live": "polite" }, words.copy);
      button.addEventListener("click", () => navigator.clipboard.writeText(text.textContent).then(() => { button.textContent = words.copied; }, () => {}));
      text.after(button);
    }
  }
})();
