// Proves a generated site in a real browser, served from below a folder of a host and opened from disk. The site is
// made with a base URL that ends in /some/where/:
// node site.cjs CLIENTS SITE [--screenshots DIR] [--only PROOF,PROOF] [--quick] [--hostile]
//
// CLIENTS is the folder of a package.json with playwright-core, axe-core and html-validate, installed; SITE is what
// `moderation-record site` wrote. --quick opens every twentieth page beside one of each type. --hostile is for a site
// of data whose texts try to run: it proves the links, that nothing runs, and the widths, and leaves the rest.
// --only runs proofs by name, as their lines name them; --screenshots writes pictures of every type as well. One line
// for each proof; what fails is told at the end, with exit code 1. The environment variable CHROMIUM names another
// browser.
const { createRequire } = require("node:module");
const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { parseArgs } = require("node:util");
const zlib = require("node:zlib");

// --- What the site is expected to have.

const LANGUAGES = {
  en: { folder: "", dir: "ltr", other: "ar", query: "telegram" },
  ar: { folder: "ar/", dir: "rtl", other: "en", query: "تيليغرام" },
};
const CHOSEN = ["telegram", "tamtam"];
const HOSTILE_QUERY = "script";
const SELECTORS = {
  heading: "main h1",
  main: "main",
  choice: 'input[name="p"]',
  side: "#side-by-side table",
  heads: '#side-by-side table th[scope="col"]',
  query: 'main input[name="q"]',
  result: "#results a",
  asOf: 'main a[href*="as-of/"]',
};

// Each type of page: a page of it, and what must be seen there. `scripted` is what needs JavaScript; it takes the
// address of another type and adds to it. `plain` is what must be seen without JavaScript.
const TYPES = {
  index: { page: "index.html", shows: "#matrix tbody td", plain: "#pairs a" },
  chosen: { page: "index.html", scripted: (language, chosen) => chosen.map((id) => `p=${encodeURIComponent(id)}`), shows: SELECTORS.side },
  "as-of": { page: "as-of/2019.html", shows: "#matrix tbody td" },
  compare: { page: "compare/telegram-tamtam.html", shows: "main table td" },
  timeline: { page: "timeline.html", shows: "main a" },
  "timeline-year": { page: "timeline/2019.html", shows: "main a" },
  displacement: { page: "displacement.html", shows: "main p" },
  disputes: { page: "disputes.html", shows: "main a" },
  platforms: { page: "platforms.html", shows: "main a" },
  organizations: { page: "organizations.html", shows: "main a" },
  policies: { page: "policies.html", shows: "main a" },
  actions: { page: "actions.html", shows: "main a" },
  responses: { page: "responses.html", shows: "main a" },
  events: { page: "events.html", shows: "main a" },
  sources: { page: "sources.html", shows: "main a" },
  platform: { page: "platforms/telegram.html", shows: "main a" },
  organization: { page: "organizations/europol.html", shows: "main a" },
  // A silence on a platform that has closed, and a rule with several versions.
  policy: { page: "policies/tamtam/private_spaces.html", shows: "main .seen" },
  rule: { page: "policies/discord/violent_extremism.html", shows: "section.version", plain: "section.version details" },
  action: { page: "actions/tamtam_blocks_is_channels_2019.html", shows: "main a" },
  response: { page: "responses/displacement_telegram_tamtam_2019.html", shows: "main a" },
  event: { page: "events/london_bridge_attack_2019.html", shows: "main a" },
  source: { page: "sources/bbc_arabic_tamtam_2019.html", shows: "main a" },
  method: { page: "method.html", shows: "main p" },
  downloads: { page: "downloads.html", shows: "main a" },
  search: { page: "search.html", shows: SELECTORS.query, plain: "main noscript" },
  found: { page: "search.html", scripted: (language) => [`q=${encodeURIComponent(given.hostile ? HOSTILE_QUERY : LANGUAGES[language].query)}`], shows: SELECTORS.result },
  "not-found": { page: "404.html", shows: "main a" },
};

const WIDTHS = [360, 768, 1440];
// 1130 and 1225 lie below and above the width at which wide tables become lists, 76rem.
const NARROW = [360, 768, 1024, 1130, 1225, 1280];
const THEMES = ["light", "dark"];
const MOST_BYTES = 150_000;
const TALLEST = 6000;
const MOUNT = "/some/where/";
const TABS = 4;
const PATIENCE = 20_000;
const SOON = 5000;
// Of pages that fail for one reason, so many are named.
const MOST_PAGES = 20;
const BROWSER = {
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
    .split(" ")
    // A renderer for each document, which takes a third more of the time for thousands of pages.
    .concat("--disable-features=RenderDocument"),
};

const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const HTML_RULES = {
  root: true,
  extends: ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
  rules: {
    // For files of other hosts; the links' proof allows none.
    "require-sri": "off",
  },
};

// --- What was given.

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { screenshots: { type: "string" }, only: { type: "string" }, quick: { type: "boolean" }, hostile: { type: "boolean" } },
});
if (positionals.length !== 2) {
  console.error("usage: node site.cjs CLIENTS SITE [--screenshots DIR] [--only PROOF,PROOF] [--quick] [--hostile]");
  process.exit(2);
}
const [clients, root] = positionals.map((folder) => path.resolve(folder));
const client = createRequire(`${clients}/`);

// --- Telling.

const failures = new Map();
let proof = "";

function fail(where, reason) {
  const key = `${proof}: ${firstLine(reason).replaceAll(base, "")}`;
  if (!failures.has(key)) failures.set(key, new Set());
  failures.get(key).add(where.slice(0, 200));
}

function progress(words) {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${words}`);
}

function tell() {
  for (const [reason, pages] of failures) {
    console.error(`\n${reason}`);
    for (const page of [...pages].slice(0, MOST_PAGES)) console.error(`    ${page}`);
    if (pages.size > MOST_PAGES) console.error(`    and ${pages.size - MOST_PAGES} more`);
  }
  const places = [...failures.values()].reduce((sum, pages) => sum + pages.size, 0);
  console.error(`\n${count(failures.size, "failure")}, in ${count(places, "place")}`);
}

const count = (number, word) => `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
const firstLine = (text) => text.split("\n")[0].slice(0, 400);

// --- The files, read without a browser.

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const TAG = /<!--[\s\S]*?-->|<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
// Elements in which a tag is text.
const RAW = new Set(["script", "style", "title", "textarea"]);

function decode(text) {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name] ?? whole;
    return String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal));
  });
}

function attributes(text) {
  const found = new Map();
  for (const [, name, double, single, bare] of text.matchAll(ATTRIBUTE)) {
    found.set(name.toLowerCase(), decode(double ?? single ?? bare ?? ""));
  }
  return found;
}

/** Every start tag of a document, with its attributes and, where only text can follow, the text. */
function elements(html) {
  const found = [];
  TAG.lastIndex = 0;
  for (let match = TAG.exec(html); match; match = TAG.exec(html)) {
    if (!match[1]) continue;
    const element = { name: match[1].toLowerCase(), attributes: attributes(match[2]), text: "" };
    if (RAW.has(element.name)) {
      const end = html.indexOf(`</${element.name}`, TAG.lastIndex);
      element.text = decode(html.slice(TAG.lastIndex, end < 0 ? html.length : end));
      TAG.lastIndex = end < 0 ? html.length : end;
    }
    found.push(element);
  }
  return found;
}

const ADDRESSES = ["href", "xlink:href", "src", "action", "formaction", "poster"];
// What a <link> may name elsewhere, since no browser loads it.
const NAMED = new Set(["alternate", "canonical", "license", "author", "me"]);

function addresses(element) {
  const found = ADDRESSES.filter((name) => element.attributes.has(name)).map((name) => element.attributes.get(name));
  if (element.name === "object") found.push(element.attributes.get("data") ?? "");
  const set = element.attributes.get("srcset");
  return set ? found.concat(set.split(",").map((part) => part.trim().split(/\s+/)[0])) : found;
}

/** What the proofs ask of a document, so that not all of it must be kept. */
function facts(file) {
  const all = elements(fs.readFileSync(path.join(root, file), "utf8"));
  const first = (name) => all.find((element) => element.name === name);
  const ids = all.filter((element) => element.attributes.has("id")).map((element) => element.attributes.get("id"));
  const description = all.find((element) => element.name === "meta" && element.attributes.get("name") === "description");
  return {
    ids: new Set(ids),
    repeated: ids.filter((id, place) => ids.indexOf(id) !== place),
    links: all.flatMap((element) =>
      addresses(element).map((address) => ({ address, name: element.name, rel: (element.attributes.get("rel") ?? "").split(/\s+/) })),
    ),
    html: first("html")?.attributes ?? new Map(),
    title: first("title")?.text.trim() ?? "",
    description: description?.attributes.get("content")?.trim() ?? "",
    choices: all.filter((element) => element.name === "input" && element.attributes.get("name") === "p").map((element) => element.attributes.get("value")),
  };
}

function read() {
  const files = fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
  const documents = new Map(files.filter((file) => /\.(html|svg)$/.test(file)).map((file) => [file, facts(file)]));
  return { files: new Set(files), documents, pages: files.filter((file) => file.endsWith(".html")) };
}

const languageOf = (file) => (file.startsWith(LANGUAGES.ar.folder) ? "ar" : "en");

/** The page of a type in a language; of hostile data, which has other records, any page of that folder. */
function pageOf(site, type, language) {
  const { folder } = LANGUAGES[language];
  const usual = folder + TYPES[type].page;
  const [kind, inside] = TYPES[type].page.split("/");
  if (!given.hostile || !inside || site.files.has(usual)) return usual;
  return site.pages.find((page) => page.startsWith(`${folder}${kind}/`)) ?? usual;
}

/** Whom the proofs choose in the picker. */
function chosenOf(site) {
  const choices = site.documents.get("index.html")?.choices ?? [];
  const known = CHOSEN.every((id) => choices.includes(id));
  return known || !given.hostile ? CHOSEN : choices.slice(0, 2);
}

/** Every type in every language. A view is a page, maybe with a query, and what must be seen there. */
function viewsOf(site) {
  const chosen = chosenOf(site);
  const views = Object.keys(LANGUAGES).flatMap((language) =>
    Object.entries(TYPES).map(([type, { scripted, shows, plain }]) => {
      const page = pageOf(site, type, language);
      const query = scripted ? `?${scripted(language, chosen).join("&")}` : "";
      return { type, language, page, address: page + query, scripted: Boolean(scripted), shows, plain: plain ?? shows };
    }),
  );
  proof = "types";
  for (const { type, page } of views) if (!site.files.has(page)) fail(page, `there is no page of the type ${type}`);
  return views.filter(({ page }) => site.files.has(page));
}

// --- The server: the site below a folder of a host, and nothing else.

const CONTENT_TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".jsonld": "application/ld+json",
  ".ndjson": "application/x-ndjson",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".bib": "text/plain; charset=utf-8",
  ".xml": "application/xml",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
const PACKED = new Set([".png", ".woff2", ".parquet", ".sqlite", ".gz", ".zip"]);

function answer(site, request, response) {
  const { pathname } = new URL(request.url, "http://localhost");
  let file = pathname.startsWith(MOUNT) ? decodeURIComponent(pathname.slice(MOUNT.length)) : "";
  if (file === "" || file.endsWith("/")) file += "index.html";
  const there = pathname.startsWith(MOUNT) && site.files.has(file);
  if (!there) file = `${LANGUAGES[languageOf(file)].folder}404.html`;
  const extension = path.extname(file);
  const headers = { "content-type": CONTENT_TYPES[extension] ?? "application/octet-stream" };
  let body = site.files.has(file) ? fs.readFileSync(path.join(root, file)) : Buffer.from("nothing");
  if (!PACKED.has(extension) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
    body = zlib.gzipSync(body);
    headers["content-encoding"] = "gzip";
  }
  // What all pages share is taken once, as from any host.
  if (extension !== ".html") headers["cache-control"] = "max-age=600";
  response.writeHead(there ? 200 : 404, { ...headers, "content-length": body.length }).end(body);
}

async function serve(site) {
  const server = http.createServer((request, response) => answer(site, request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, base: `http://127.0.0.1:${server.address().port}${MOUNT}` };
}

// --- The browser.

/** A tab that takes for a failure whatever goes wrong in it. It stands at the address `at` below `home`. */
async function open(context) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const tab = { page, at: "", home: base, expected: 200 };
  const wrong = (reason) => fail(tab.at, reason);
  page.on("console", (message) => {
    // The browser repeats in the console that a page is missing that is meant to be.
    const repeated = tab.expected === 404 && message.text().includes("404");
    if (["error", "warning"].includes(message.type()) && !repeated) wrong(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong(`uncaught: ${error.message ?? error}`));
  page.on("crash", () => wrong("the tab crashed"));
  page.on("dialog", (dialog) => {
    wrong(`${dialog.type()} dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on("request", (request) => {
    if (![tab.home, "data:"].some((start) => request.url().startsWith(start))) wrong(`a request leaves the site: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    const { errorText } = request.failure();
    // The browser asks for the icon on its own, and gives up when the page goes before it has come.
    const dropped = errorText === "net::ERR_ABORTED" && request.resourceType() === "other";
    if (!dropped) wrong(`${request.url()}: ${errorText}`);
  });
  page.on("response", (response) => {
    const meant = response.request().isNavigationRequest() ? tab.expected : 200;
    // 0 is a file from disk; 304 one that the browser has.
    if (![meant, 304, 0].includes(response.status())) wrong(`${response.url()}: status ${response.status()}`);
  });
  tab.goto = (address) => {
    tab.at = address;
    return page.goto(new URL(address, tab.home).href, { waitUntil: "load" });
  };
  return tab;
}

async function withContext(options, work) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", ...options });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

/** Does the work for each item, in several tabs at once. */
async function across(options, items, work) {
  await withContext(options, async (context) => {
    const queue = items.values();
    let done = 0;
    const run = async () => {
      const tab = await open(context);
      for (const item of queue) {
        await attempt(item.address, () => work(tab, item));
        progress(`${proof}: ${++done} of ${items.length}`);
      }
    };
    await Promise.all(Array.from({ length: TABS }, run));
  });
}

/** A proof in one tab. */
async function alone(options, address, work) {
  await withContext(options, async (context) => {
    const tab = await open(context);
    tab.at = address;
    await attempt(address, () => work(tab));
  });
}

async function attempt(where, work) {
  try {
    await work();
  } catch (error) {
    fail(where, error.message);
  }
}

const side = (tab) => tab.page.locator(SELECTORS.side);
const choice = (tab, id) => tab.page.locator(`${SELECTORS.choice}[value="${id}"]`);
const eachLanguage = async (work) => {
  for (const [language, about] of Object.entries(LANGUAGES)) await work(language, about);
};

function expect(condition, reason) {
  if (!condition) throw new Error(reason);
}

async function becomes(state, locator, reason) {
  const came = await locator.waitFor({ state, timeout: SOON }).then(() => true, () => false);
  expect(came, reason);
}

const shown = (tab, selector) => becomes("visible", tab.page.locator(selector).first(), `${selector} is not visible`);
const unchosen = (tab, reason) => becomes("hidden", side(tab), reason);

// --- What runs in a page. These functions are sent to the browser and can use nothing from outside of them.

/** What a page must not have: scripts that are not its own, and attributes or addresses that run; and its heading. */
function examine([heading, base]) {
  const reasons = [];
  const protocol = (address) => {
    try {
      return new URL(address, document.baseURI).protocol;
    } catch {
      return "";
    }
  };
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) reasons.push(`<${element.localName}> has the attribute ${name}`);
      const leads = ["href", "xlink:href", "action", "formaction"].includes(name);
      if (leads && ["javascript:", "vbscript:", "data:"].includes(protocol(value))) reasons.push(`<${element.localName}> leads to ${value.slice(0, 80)}`);
    }
  }
  for (const script of document.querySelectorAll("script")) {
    const data = /^application\/([\w.-]+\+)?json$/.test(script.type);
    if (script.src ? !script.src.startsWith(base) : !data) reasons.push(`a script that is no file of the site: ${script.src || script.textContent.slice(0, 80)}`);
  }
  if (!document.querySelector(heading)?.checkVisibility({ visibilityProperty: true })) reasons.push(`${heading} is not visible`);
  return reasons;
}

/** The element that makes the page wider than the window, or nothing. */
function tooWide() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return null;
  const contained = (element) => {
    for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
      if (getComputedStyle(above).overflowX !== "visible") return true;
    }
    return false;
  };
  const out = [...document.querySelectorAll("body *")].find((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && (box.right > clientWidth + 1 || box.left < -1) && !contained(element);
  });
  return `${scrollWidth} wide in ${clientWidth}: ${out ? out.outerHTML.slice(0, 100) : "no element"}`;
}

/** Keeps what can have the focus, in the order of the document, and how it looks without. */
function survey() {
  const candidates = 'a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable="true"]';
  const can = (element) => element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]") && element.checkVisibility({ visibilityProperty: true });
  const list = [...document.querySelectorAll(candidates)].filter(can);
  const shadows = new Map(list.flatMap((element) => [element, ...(element.labels ?? [])]).map((element) => [element, getComputedStyle(element).boxShadow]));
  window.surveyed = { list, shadows };
  return list.map((element) => element.outerHTML.slice(0, 100));
}

/** Which element has the focus, and whether one sees that. A label may show it for its input. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const { list, shadows } = window.surveyed;
  const seen = [element, ...(element.labels ?? [])].some((part) => {
    const style = getComputedStyle(part);
    const box = part.getBoundingClientRect();
    const marked = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== (shadows.get(part) ?? "none");
    const inside = box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
    return marked && inside;
  });
  return { place: list.indexOf(element), seen, html: element.outerHTML.slice(0, 100) };
}

// --- The proofs. Each gives the words for what it found good.

const HOST = "http://site.invalid";

/** The address of a link as the browser has it, or nothing. */
function resolve(page, address) {
  try {
    return new URL(address, `${HOST}${MOUNT}${page}`);
  } catch {
    return null;
  }
}

/** Why a link of a page leads nowhere, or nothing. */
function broken(site, page, { address, name, rel }) {
  // The page for what is missing is shown at any depth, and so must name the site's folder.
  const anywhere = page.endsWith("404.html") && address.startsWith(MOUNT);
  if (!anywhere && /^[\s\0]*[/\\]/.test(address)) return `leads to the root of the host: ${address}`;
  const url = resolve(page, address);
  if (!url) return `no address: ${address}`;
  if (url.protocol === "mailto:") return null;
  if (url.protocol === "data:" && name === "img") return null;
  if (!["http:", "https:"].includes(url.protocol)) return `leads to ${url.protocol} ${address.slice(0, 80)}`;
  if (url.origin !== HOST) return brokenOutside(url, name, rel);
  if (!url.pathname.startsWith(MOUNT)) return `leads out of the site: ${address}`;
  const file = decodeURIComponent(url.pathname.slice(MOUNT.length));
  if (!site.files.has(file)) return `no such file: ${address}`;
  const fragment = decodeURIComponent(url.hash.slice(1));
  if (fragment && !site.documents.get(file)?.ids.has(fragment)) return `no such place: ${address}`;
  return null;
}

function brokenOutside(url, name, rel) {
  if (name === "link" ? !rel.some((word) => NAMED.has(word)) : !["a", "area"].includes(name)) return `<${name}> takes from another host: ${url}`;
  if (name !== "link" && !rel.includes("noopener") && !rel.includes("noreferrer")) return `neither noopener nor noreferrer: ${url}`;
  return null;
}

function links(site) {
  let checked = 0;
  for (const [page, { links: found, repeated }] of site.documents) {
    for (const id of repeated) fail(page, `the id ${id} twice`);
    for (const link of found) {
      const reason = broken(site, page, link);
      if (reason) fail(page, reason);
    }
    checked += found.length;
  }
  return `${count(checked, "link")} of ${count(site.pages.length, "page")} lead to a file and place, ids are unique`;
}

function languages(site) {
  for (const page of site.pages) {
    const language = languageOf(page);
    const { folder, dir, other } = LANGUAGES[language];
    const { html, title, description, links: found } = site.documents.get(page);
    if (html.get("lang") !== language || html.get("dir") !== dir) fail(page, `<html lang="${html.get("lang")}" dir="${html.get("dir")}">`);
    if (!title) fail(page, "no title");
    if (!description) fail(page, "no meta description");
    const counterpart = LANGUAGES[other].folder + page.slice(folder.length);
    const target = `${HOST}${MOUNT}${counterpart}`;
    const linked = found.some(({ name, address }) => name === "a" && resolve(page, address)?.href === target);
    if (!site.files.has(counterpart)) fail(page, `not there in ${other}`);
    else if (!linked) fail(page, `no link to it in ${other}`);
  }
  return `${count(site.pages.length, "page")} with language, direction, title, description and a link to the other language`;
}

/** The page of each type, and every so many of the others. */
function sample(site, every) {
  const typical = new Set(site.views.map((view) => view.page));
  return [...typical, ...site.pages.filter((page) => !typical.has(page)).filter((page, place) => place % every === 0)];
}

function html(site) {
  const { HtmlValidate, StaticConfigLoader } = client("html-validate");
  const validator = new HtmlValidate(new StaticConfigLoader(HTML_RULES));
  const pages = sample(site, given.quick ? 100 : 10);
  for (const [done, page] of pages.entries()) {
    const { results } = validator.validateStringSync(fs.readFileSync(path.join(root, page), "utf8"), page);
    for (const { messages } of results) {
      for (const { ruleId, message, line, column } of messages) fail(`${page}:${line}:${column}`, `${ruleId}: ${message}`);
    }
    progress(`${proof}: ${done + 1} of ${pages.length}`);
  }
  return `${count(pages.length, "page")} valid and accessible to html-validate`;
}

async function examined(tab) {
  for (const reason of await tab.page.evaluate(examine, [SELECTORS.heading, base])) fail(tab.at, reason);
}

/** A wrong address, at whatever depth, shows the page for that, in the language of its folder and in the site's style. */
async function missing() {
  await eachLanguage(async (language, { folder }) => {
    for (const address of [`${folder}no-such.html`, `${folder}no/such/page.html`]) {
      await alone({}, address, async (tab) => {
        tab.expected = 404;
        const response = await tab.goto(address);
        expect(response.status() === 404, `status ${response.status()}`);
        await shown(tab, SELECTORS.heading);
      });
    }
  });
}

async function scripted(site) {
  const typical = new Set(site.views.map((view) => view.address));
  const others = site.pages.filter((page) => !typical.has(page)).filter((page, place) => !given.quick || place % 20 === 0);
  const all = [...site.views, ...others.map((address) => ({ address }))];
  await across({ viewport: { width: NARROW[0], height: 800 } }, all, async (tab, { address, shows }) => {
    await tab.goto(address);
    if (shows) await shown(tab, shows);
    await examined(tab);
    const wide = await tab.page.evaluate(tooWide);
    if (wide) fail(address, wide);
  });
  await missing();
  return `${count(all.length, "page")} without error, warning, dialog, foreign request or foreign script, none wider than ${NARROW[0]}`;
}

async function plain(site) {
  const views = site.views.filter((view) => !view.scripted);
  await across({ javaScriptEnabled: false }, views, async (tab, { address, plain: shows }) => {
    await tab.goto(address);
    await shown(tab, SELECTORS.heading);
    await shown(tab, shows);
  });
  return `${count(views.length, "page")} show what they have without JavaScript`;
}

async function axe(site) {
  const source = client("axe-core").source;
  for (const colorScheme of THEMES) {
    // The policy of the pages keeps out axe as well.
    await across({ colorScheme, bypassCSP: true }, site.views, async (tab, { address, shows }) => {
      await tab.goto(address);
      await shown(tab, shows);
      await tab.page.evaluate(source);
      const { violations } = await tab.page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }), AXE_TAGS);
      for (const { id, help, nodes } of violations) {
        for (const node of nodes) fail(`${address} (${colorScheme}): ${node.html.slice(0, 120)}`, `${id}: ${help}`);
      }
    });
  }
  return `${count(site.views.length, "page")} in ${THEMES.length} themes without a violation`;
}

/** Tabs through the page until the focus comes to where it was or leaves the page; calls what it reaches. */
async function tabThrough(tab, limit, visit) {
  const reached = new Set();
  for (let pressed = 0; pressed < limit; pressed += 1) {
    await tab.page.keyboard.press("Tab");
    const now = await tab.page.evaluate(focused);
    if (!now || reached.has(now.html + now.place)) return;
    reached.add(now.html + now.place);
    visit(now);
  }
  fail(tab.at, `the focus is nowhere at home after ${limit} times Tab`);
}

async function reach(tab, selector) {
  for (let pressed = 0; pressed < 500; pressed += 1) {
    await tab.page.keyboard.press("Tab");
    if (await tab.page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

async function skips(tab) {
  await tab.page.evaluate(survey);
  await tab.page.keyboard.press("Tab");
  const now = await tab.page.evaluate(focused);
  const leads = await tab.page.evaluate((main) => document.activeElement?.getAttribute("href") === `#${document.querySelector(main)?.id}`, SELECTORS.main);
  expect(leads, `the first Tab reaches no link to the main part but ${now?.html}`);
  expect(now.seen, "the link to the main part is not seen when it has the focus");
  await tab.page.keyboard.press("Enter");
  const onMain = await tab.page.evaluate((main) => document.activeElement === document.querySelector(main), SELECTORS.main);
  expect(onMain, "the link to the main part does not move the focus there");
  await tab.page.keyboard.press("Tab");
  const inMain = await tab.page.evaluate((main) => Boolean(document.activeElement?.closest(main)), SELECTORS.main);
  expect(inMain, "Tab after the link to the main part leaves that");
}

async function reaches(tab) {
  const expected = await tab.page.evaluate(survey);
  const places = [];
  await tabThrough(tab, expected.length + 50, ({ place, seen, html: element }) => {
    if (place >= 0) places.push(place);
    if (!seen) fail(tab.at, `nothing shows the focus of ${element}`);
  });
  for (const [place, element] of expected.entries()) {
    if (!places.includes(place)) fail(tab.at, `Tab does not reach ${element}`);
  }
  const jump = places.find((place, step) => step > 0 && place < places[step - 1]);
  if (jump !== undefined) fail(tab.at, `Tab reaches out of order ${expected[jump]}`);
  return places.length;
}

async function keyboard(site) {
  let reached = 0;
  await eachLanguage(async (language, { folder, query }) => {
    const index = `${folder}index.html`;
    await alone({}, index, async (tab) => {
      await tab.goto(index);
      await skips(tab);
    });
    await alone({}, index, async (tab) => {
      await tab.goto(index);
      reached += await reaches(tab);
    });
    await alone({}, index, async (tab) => {
      await tab.goto(index);
      for (const id of chosenOf(site)) {
        await tab.page.evaluate(() => document.activeElement?.blur());
        await reach(tab, `${SELECTORS.choice}[value="${id}"]`);
        await tab.page.keyboard.press("Space");
      }
      await shown(tab, SELECTORS.side);
    });
    await alone({}, `${folder}search.html`, async (tab) => {
      await tab.goto(`${folder}search.html`);
      await reach(tab, SELECTORS.query);
      await tab.page.keyboard.type(query);
      await tab.page.keyboard.press("Enter");
      await shown(tab, SELECTORS.result);
    });
  });
  return `${count(reached, "element")} reached by Tab and seen to be; skip link, picker and search work`;
}

/** The table is there, and the picker, the address and the heads name whom was chosen. */
async function chosenIsShown(tab, chosen) {
  await shown(tab, SELECTORS.side);
  const query = await tab.page.evaluate(() => new URLSearchParams(location.search).getAll("p"));
  expect(String([...query].sort()) === String([...chosen].sort()), `the address names ${query.join(", ") || "nobody"}`);
  const heads = await tab.page.locator(SELECTORS.heads).allTextContents();
  for (const id of chosen) {
    const name = await choice(tab, id).evaluate((input) => input.labels[0].textContent.trim());
    expect(heads.some((head) => head.includes(name)), `no head of the table names ${name}`);
    expect(await choice(tab, id).isChecked(), `${id} is not chosen in the picker`);
  }
}

async function choose(tab, chosen) {
  for (const id of chosen) await choice(tab, id).check();
  await chosenIsShown(tab, chosen);
}

async function clear(tab, chosen) {
  for (const id of chosen) await choice(tab, id).uncheck();
  await unchosen(tab, "the table stays when nobody is chosen");
  const query = await tab.page.evaluate(() => location.search);
  expect(query === "", `the address keeps ${query} when nobody is chosen`);
}

const ODD_QUERIES = [
  "?p=%3Cscript%3E",
  "?p=%3Cscript%3Ealert(1)%3C/script%3E&p=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
  "?p=telegram&p=%22%5D%29%3Balert(1)%2F%2F",
  "?p=__proto__&p=constructor",
  "?p=telegram&p=telegram",
  "?p=&p=&q=%00%FF",
  `?${"p=telegram&".repeat(500)}`,
];

async function picker() {
  await eachLanguage(async (language, { folder }) => {
    const index = `${folder}index.html`;
    await alone({}, index, async (tab) => {
      await tab.goto(index);
      await choose(tab, CHOSEN);
      await tab.page.reload();
      await chosenIsShown(tab, CHOSEN);
      await tab.page.locator(SELECTORS.asOf).first().click();
      await tab.page.waitForURL("**/as-of/**");
      await chosenIsShown(tab, CHOSEN);
      await tab.page.goBack();
      await chosenIsShown(tab, CHOSEN);
      await clear(tab, CHOSEN);
      await tab.page.reload();
      await unchosen(tab, "a reload brings back what was cleared");
    });
    for (const query of ODD_QUERIES) {
      await alone({}, index + query, async (tab) => {
        await tab.goto(index + query);
        await examined(tab);
        await unchosen(tab, "a table of nobody");
      });
    }
  });
  return `choosing, reloading, another year, going back, clearing and ${ODD_QUERIES.length} odd addresses, in ${Object.keys(LANGUAGES).length} languages`;
}

async function widths(site) {
  const [first, ...wider] = NARROW;
  await across({ viewport: { width: first, height: 800 } }, site.views, async (tab, { address, shows }) => {
    await tab.page.setViewportSize({ width: first, height: 800 });
    await tab.goto(address);
    await shown(tab, shows);
    await examined(tab);
    for (const width of [first, ...wider]) {
      await tab.page.setViewportSize({ width, height: 800 });
      const wide = await tab.page.evaluate(tooWide);
      if (wide) fail(address, wide);
    }
  });
  return `${count(site.views.length, "page")} not wider than ${NARROW.join(" and ")}`;
}

/** Bytes of everything that a new visitor's browser takes for a page. */
async function weigh(address) {
  const parts = [];
  await alone({}, address, async (tab) => {
    const requests = [];
    tab.page.on("requestfinished", (request) => requests.push(request));
    await tab.goto(address);
    await tab.page.waitForLoadState("networkidle");
    for (const request of requests) {
      const { responseBodySize, responseHeadersSize } = await request.sizes();
      parts.push([request.url().replace(base, ""), responseBodySize + responseHeadersSize]);
    }
  });
  return parts;
}

async function weight() {
  const told = [];
  await eachLanguage(async (language, { folder }) => {
    const index = `${folder}index.html`;
    const parts = await weigh(index);
    const total = parts.reduce((sum, [, bytes]) => sum + bytes, 0);
    const words = `${kilobytes(total)} KB (${parts.map(([name, bytes]) => `${name} ${kilobytes(bytes)}`).join(", ")})`;
    if (total >= MOST_BYTES) fail(index, `${words}, of ${kilobytes(MOST_BYTES)}`);
    told.push(`${index} ${words}`);
  });
  return told.join("; ");
}

async function disk() {
  await eachLanguage(async (language, { folder, query }) => {
    const home = pathToFileURL(`${root}/`).href;
    await alone({}, `${folder}index.html`, async (tab) => {
      tab.home = home;
      await tab.goto(`${folder}index.html`);
      await choose(tab, CHOSEN);
      await tab.page.reload();
      await chosenIsShown(tab, CHOSEN);
    });
    await alone({}, `${folder}search.html`, async (tab) => {
      tab.home = home;
      await tab.goto(`${folder}search.html`);
      await tab.page.locator(SELECTORS.query).fill(query);
      await tab.page.locator(SELECTORS.query).press("Enter");
      await shown(tab, SELECTORS.result);
      await tab.page.locator(SELECTORS.result).first().click();
      await shown(tab, SELECTORS.heading);
    });
  });
  return `picker and search work from disk, in ${Object.keys(LANGUAGES).length} languages`;
}

async function screenshots(site) {
  fs.mkdirSync(given.screenshots, { recursive: true });
  let taken = 0;
  for (const theme of THEMES) {
    for (const width of WIDTHS) {
      await across({ colorScheme: theme, viewport: { width, height: 900 } }, site.views, async (tab, { type, language, address, shows }) => {
        await tab.page.setViewportSize({ width, height: 900 });
        await tab.goto(address);
        await shown(tab, shows);
        const height = await tab.page.evaluate(() => document.documentElement.scrollHeight);
        await tab.page.setViewportSize({ width, height: Math.min(Math.max(height, 900), TALLEST) });
        await tab.page.screenshot({ path: path.join(given.screenshots, `${type}-${language}-${width}-${theme}.png`) });
        taken += 1;
      });
    }
  }
  return `${count(taken, "picture")} in ${given.screenshots}`;
}

const PROOFS = { links, languages, html, scripted, plain, widths, keyboard, picker, weight, disk, axe, screenshots };
const HOSTILE_PROOFS = ["links", "scripted", "widths"];

function wanted() {
  const names = given.only?.split(",") ?? (given.hostile ? HOSTILE_PROOFS : Object.keys(PROOFS).filter((name) => name !== "screenshots"));
  for (const name of names) expect(PROOFS[name], `no proof is named ${name}, but ${Object.keys(PROOFS).join(", ")}`);
  return given.screenshots ? [...new Set([...names, "screenshots"])] : names.filter((name) => name !== "screenshots");
}

let browser;
let base;

async function main() {
  const names = wanted();
  const site = read();
  expect(site.pages.length > 0, `no page in ${root}`);
  const served = await serve(site);
  base = served.base;
  site.views = viewsOf(site);
  browser = await client("playwright-core").chromium.launch(BROWSER);
  try {
    for (const name of names) {
      proof = name;
      const before = failures.size;
      const start = performance.now();
      const words = await PROOFS[name](site);
      progress("");
      const failed = failures.size - before;
      console.log(`${name}: ${failed ? count(failed, "failure") : words} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    }
  } finally {
    await browser.close();
    served.server.closeAllConnections();
    served.server.close();
  }
  if (failures.size > 0) {
    tell();
    process.exitCode = 1;
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
