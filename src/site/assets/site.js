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
    const keep = () => {
      const query = new URLSearchParams(boxes.filter((box) => box.checked).map((box) => ["p", box.value])).toString();
      history.replaceState(null, "", query ? `?${query}` : location.pathname);
      for (const link of document.querySelectorAll("a.keep")) link.search = query;
    };
    const read = () => {
      const asked = new URLSearchParams(location.search).getAll("p");
      for (const box of boxes) box.checked = asked.includes(box.value);
    };
    picker.addEventListener("change", () => { keep(); show(); });
    picker.addEventListener("reset", () => setTimeout(() => { for (const box of boxes) box.checked = false; keep(); show(); }));
    picker.addEventListener("submit", (event) => {
      event.preventDefault();
      place.focus();
      place.scrollIntoView();
    });
    picker.hidden = false;
    read();
    keep();
    show();
  }

  // Search: the words in any order, without case, accents, vowel signs and the forms of Arabic letters.
  const search = document.getElementById("search");
  if (search) {
    const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, "")
      .replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").replace(/_/g, " ");
    const list = document.getElementById("results");
    const count = document.getElementById("count");
    const most = 100;
    let records;
    const index = () => records ??= new Promise((done) => {
      const script = make("script", { src: search.dataset.index });
      script.addEventListener("load", () => done(window.recordIndex.flatMap(([kind, folder, all]) => all.map(([id, name, others]) =>
        ({ kind, name, href: `${folder}/${id}.html`, text: plain(`${name} ${others} ${id}`), plainName: plain(name) })))));
      document.head.append(script);
    });
    const find = async () => {
      const words = plain(search.q.value).split(/\s+/).filter(Boolean);
      history.replaceState(null, "", words.length ? `?${new URLSearchParams({ q: search.q.value })}` : location.pathname);
      list.replaceChildren();
      count.textContent = "";
      if (!words.length) return;
      const found = (await index()).filter((record) => words.every((word) => record.text.includes(word)));
      // Those whose name begins with what was asked for come first, then short names.
      const rank = (record) => (record.plainName.startsWith(words.join(" ")) ? 0 : 1e6) + record.name.length;
      found.sort((a, b) => rank(a) - rank(b));
      count.textContent = found.length ? `${found.length} ${search.dataset.some}` : search.dataset.none;
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
      const button = make("button", { type: "button" }, words.copy);
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(text.textContent);
        button.textContent = words.copied;
      });
      text.after(button);
    }
  }
})();
