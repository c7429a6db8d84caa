//! The web site: links resolve, texts are escaped, and only its files are served.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use moderation_record::site::{Site, SiteOptions, site};
use moderation_record::{Archive, Dataset, Kind, Sighting, dataset, export, load};
use tempfile::TempDir;

use crate::root;

fn is_page(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "html")
}

/// The files of a site without its downloads, by path.
fn pages(data: &Dataset, options: &SiteOptions<'_>) -> BTreeMap<String, String> {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("site");
    site(data, &out, options).unwrap();
    let mut found = BTreeMap::new();
    let mut open = vec![out.clone()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(&out).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                open.push(path);
            } else if !name.starts_with("downloads/") {
                found.insert(name, String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned());
            }
        }
    }
    found
}

/// The site of the project's dataset, generated once for all tests.
fn founding() -> &'static BTreeMap<String, String> {
    static PAGES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    PAGES.get_or_init(|| pages(dataset(), &SiteOptions::default()))
}

fn with_base(base: &str) -> SiteOptions<'static> {
    let mut options = SiteOptions::default();
    options.base_url = Some(base.into());
    options
}

/// The texts between each `before` and the next `after`.
fn between<'t>(text: &'t str, before: &'t str, after: char) -> impl Iterator<Item = &'t str> {
    text.split(before).skip(1).filter_map(move |rest| rest.split(after).next())
}

/// Resolves a relative link of a page.
fn resolved(page: &str, link: &str) -> String {
    let mut path: Vec<&str> = page.split('/').collect();
    path.pop();
    for step in link.split('/') {
        if step == ".." {
            path.pop();
        } else {
            path.push(step);
        }
    }
    path.join("/")
}

fn hostile() -> Dataset {
    load::json_file(root().join("tests/corpus/hostile.json")).unwrap()
}

#[test]
fn pages_of_records_and_links_resolve() {
    let pages = founding();
    for record in dataset().records() {
        for folder in ["", "ar/"] {
            assert!(pages.contains_key(&format!("{folder}{}/{}.html", record.kind().folder(), record.id())), "{}", record.id());
        }
    }
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|(name, text)| (name.as_str(), between(text, " id=\"", '"').collect())).collect();
    let mut links = 0;
    for (name, text) in pages.iter().filter(|(name, _)| Path::new(name).extension().is_some_and(|kind| kind == "html")) {
        for link in between(text, "href=\"", '"').filter(|link| !link.starts_with("https://") && !link.starts_with("http://")) {
            let (path, place) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() { name.clone() } else { resolved(name, path) };
            links += 1;
            if !target.starts_with("downloads/") {
                let there = ids.get(target.as_str()).unwrap_or_else(|| panic!("{name}: {link} leads nowhere"));
                assert!(place.is_empty() || there.contains(place), "{name}: no place {link}");
            }
        }
    }
    assert!(links > 100_000, "{links}");
}

#[test]
fn front_page_distinguishes_silence_and_absence() {
    let pages = founding();
    let cell = |page: &str, platform: &str, place: usize| {
        let row = pages[page].split(&format!("data-platform=\"{platform}\"")).nth(1).unwrap().split("</tr>").next().unwrap();
        row.split("<td").nth(place + 1).unwrap().to_owned()
    };
    assert!(cell("index.html", "telegram", 0).contains("prohibits"));
    assert!(cell("index.html", "signal", 0).contains("silent"));
    assert!(cell("index.html", "baaz", 3).contains("not researched"));
    assert!(cell("ar/index.html", "signal", 0).contains("لا تذكره"));
    // Each answer shows when its main rule was last seen, and that a closed platform closed.
    assert!(cell("index.html", "signal", 0).contains("last seen: <span"));
    assert!(cell("index.html", "tamtam", 0).contains("platform closed: <span"));
    // Each answer links to the rules on the platform's page.
    assert!(cell("index.html", "tamtam", 0).contains("href=\"platforms/tamtam.html#terrorist_content\""));
    // An "as of" page shows only what was seen by then.
    assert!(cell("as-of/2019.html", "viber", 0).contains("nothing seen by then"));
    assert!(cell("as-of/2019.html", "twitter", 0).contains("stance") && pages["as-of/2019.html"].contains(">Twitter<"));
    assert!(pages["index.html"].contains("href=\"compare/telegram-tamtam.html\""));
}

/// The text of a page's main part as a screen reader reads it: one line for each block.
fn words(page: &str) -> String {
    let main = page.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
    let blocks = ["</p>", "</dt>", "</dd>", "</li>", "</h1>", "</h2>", "</h3>", "</h4>", "</summary>", "</nav>", "</pre>"];
    let lines = blocks.iter().fold(main.to_owned(), |text, block| text.replace(block, "\n"));
    let text: String = lines.split('<').skip(1).map(|rest| rest.split_once('>').map_or("", |(_, text)| text)).collect();
    let text = text.replace("&quot;", "\"").replace("&amp;", "&");
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn rules_are_shown_with_their_last_sighting() {
    let mut shown = 0;
    for (folder, told) in [("", ["last seen:", "ended:", "not yet seen"]), ("ar/", ["آخر مشاهدة:", "انتهت:", "لم تُشاهَد بعد"])]
    {
        let mine = |name: &str| if folder.is_empty() { !name.starts_with("ar/") } else { name.starts_with("ar/") };
        for (name, text) in founding().iter().filter(|(name, _)| is_page(name) && mine(name)) {
            let main = text.split("<main").nth(1).unwrap();
            for place in main.match_indices("href=\"").map(|(at, _)| at + 6) {
                let link = main[place..].split('"').next().unwrap();
                if !(link.contains("policies/") && is_page(link)) {
                    continue;
                }
                // Up to the end of the item, row or fact that contains the link.
                let rest = &main[place..];
                let end = ["</li>", "</tr>", "</dd>"].iter().filter_map(|end| rest.find(end)).min().unwrap();
                assert!(told.iter().any(|word| rest[..end].contains(word)), "{name}: {}", &rest[..end]);
                shown += 1;
            }
        }
    }
    assert!(shown > 8_000, "{shown}");
}

#[test]
fn page_of_a_rule() {
    let pages = founding();
    for policy in dataset().policies() {
        let page = &pages[&format!("policies/{}.html", policy.id())];
        for version in policy.versions() {
            assert!(page.contains(&format!("id=\"v-{}\"", version.key())), "{}", policy.id());
            for run in version.seen().iter().filter_map(|seen| if let Sighting::Captured(run) = seen { Some(run) } else { None }) {
                assert!(page.contains(&run.text().to_string()), "{}", policy.id());
                let (Some(lines), Some(Archive::Git(git))) =
                    (run.newest().lines(), dataset().source(run.source()).unwrap().kept_as(run.kept()))
                else {
                    continue;
                };
                if !git.earlier().is_empty() {
                    continue; // The path of that day is not known.
                }
                let (repository, (version, path)) = (git.repository(), git.version(run.newest().version()));
                let plain = if path.ends_with(".md") { "?plain=1" } else { "" };
                let path = path.replace(' ', "%20").replace('>', "%3E");
                let (first, last) = (lines.first(), lines.last());
                let there = format!("https://github.com/{repository}/blob/{version}/{path}{plain}#L{first}-L{last}\"");
                assert!(page.contains(&there), "{}: {there}", policy.id());
            }
        }
        let first_edition = !policy.coding().first_edition().is_empty();
        assert_eq!(page.contains("<p class=\"note\">as the first edition recorded it: "), first_edition, "{}", policy.id());
    }
}

#[test]
fn pages_of_rules_in_words() {
    let pages = founding();
    insta::assert_snapshot!("rule_with_versions", words(&pages["policies/discord/violent_extremism.html"]));
    insta::assert_snapshot!("silence", words(&pages["policies/tamtam/private_spaces.html"]));
    insta::assert_snapshot!("silence_ar", words(&pages["ar/policies/tamtam/private_spaces.html"]));
    // Every field of a rule, with short texts instead of hostile ones.
    let pages = self::pages(&hostile(), &SiteOptions::default());
    let plain = |page: &str| {
        let mut text = words(&pages[page]);
        for start in ["نص \"&gt;&lt;img", "\"&gt;&lt;img"] {
            while let Some(at) = text.find(start) {
                let end = text[at..].find('\u{2066}').map_or(text.len(), |end| at + end + "\u{2066}x".len());
                text.replace_range(at..end, "[text]");
            }
        }
        while text.contains("www") {
            text = text.replace("www", "w");
        }
        text
    };
    insta::assert_snapshot!("rule_with_everything", plain("policies/one/rule.html"));
    insta::assert_snapshot!("rule_with_everything_ar", plain("ar/policies/one/rule.html"));
}

#[test]
fn as_of_page_marks_possible_changes() {
    let page = &founding()["as-of/2019.html"];
    assert!(page.contains("may have changed by then") && page.contains("the next version was first seen: <span"));
    assert!(page.contains("seen before and after that time; last seen: <span"));
}

#[test]
fn claims_are_shown_with_source_and_proof() {
    let pages = founding();
    let action = dataset().action("tamtam_blocks_is_channels_2019").unwrap();
    let page = &pages["actions/tamtam_blocks_is_channels_2019.html"];
    for claim in action.when().claims() {
        assert!(page.contains(&claim.value().to_string()), "{}", claim.value());
        for citation in claim.evidence() {
            assert!(page.contains(&format!("href=\"../sources/{}.html\"", citation.source())));
            assert!(citation.digest().is_none_or(|digest| page.contains(&digest.to_string())));
        }
    }
    assert!(page.contains("Amarnath Amarasingam") && page.contains("@dataset{tamtam_blocks_is_channels_2019,"));
    // What Arabic has is shown in Arabic, what it has not is marked as English.
    let arabic = &pages["ar/actions/tamtam_blocks_is_channels_2019.html"];
    assert!(arabic.contains("أغلقت تام تام") && arabic.contains("<span class=\"en\" lang=\"en\" dir=\"ltr\">"));
}

#[test]
fn hostile_texts_are_escaped() {
    let pages = pages(&hostile(), &with_base("https://example.org/record"));
    for (name, text) in pages.iter().filter(|(name, _)| !name.starts_with("assets/")) {
        for tag in text.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default()) {
            // Quoted text is the value of an attribute.
            let names: String = tag.split('"').step_by(2).collect();
            assert!(!tag.starts_with("img") && !names.contains(" on"), "{name}: <{tag}>");
            let script = tag.starts_with("script");
            assert!(!script || tag.contains("assets/site.js") || tag.contains("application/ld+json"), "{name}: <{tag}>");
        }
        assert!(between(text, "href=\"", '"').all(|link| !link.starts_with("javascript:")), "{name}");
    }
    assert!(pages["events/occasion.html"].contains("&lt;script&gt;alert(2)&lt;/script&gt;"));
    assert!(!pages["assets/search-en.js"].contains('<'));
    // Missing platforms, sources and groups are named, but not linked.
    assert!(!pages.values().any(|text| text.contains("platforms/gone.html") || text.contains("no_such_source.html")));
    // An invalid web address is shown as text.
    assert!(pages["sources/web_evil.html"].contains("javascript:alert(4)"));
}

#[test]
fn site_is_deterministic() {
    assert!(pages(&hostile(), &SiteOptions::default()) == pages(&hostile(), &SiteOptions::default()));
}

#[test]
fn base_url_makes_absolute_addresses() {
    let with = pages(dataset(), &with_base("https://example.org/record"));
    assert!(with["sitemap.xml"].contains("<loc>https://example.org/record/ar/platforms/telegram.html</loc>"));
    assert!(
        with["platforms/telegram.html"].contains("<link rel=\"canonical\" href=\"https://example.org/record/platforms/telegram.html\">")
    );
    assert!(with["feed.xml"].contains("<link rel=\"self\" href=\"https://example.org/record/feed.xml\"/>"));
    // Shown for missing pages at any depth.
    assert!(with["ar/404.html"].contains("href=\"/record/assets/site.css\""));
    let without = founding();
    assert!(!without.contains_key("sitemap.xml") && without["404.html"].contains("href=\"assets/site.css\""));
    for wrong in ["example.org", "javascript:alert(1)", "https://", "https://example.org/<x>"] {
        let folder = TempDir::new().unwrap();
        let error = site(&hostile(), &folder.path().join("site"), &with_base(wrong)).unwrap_err();
        assert!(error.to_string().contains("is no address of a site"), "{error}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left of it");
    }
}

#[test]
fn site_is_replaced_atomically() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("site");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("mine.html"), "mine").unwrap();
    let refused = site(&hostile(), &out, &SiteOptions::default()).unwrap_err();
    assert!(refused.to_string().contains("--force") && out.join("mine.html").exists());
    let mut options = SiteOptions::default();
    options.force = true;
    let refused = site(&hostile(), &out, &options).unwrap_err();
    assert!(refused.to_string().contains("--replace-foreign") && out.join("mine.html").exists());
    options.replace_foreign = Some(out.clone());
    site(&hostile(), &out, &options).unwrap();
    options.replace_foreign = None;
    site(&hostile(), &out, &options).unwrap();
    assert!(!out.join("mine.html").exists() && out.join("index.html").exists() && out.join("downloads/dataset.json").exists());
}

#[test]
fn only_files_of_the_site_are_found() {
    let folder = TempDir::new().unwrap();
    let exports = folder.path().join("downloads");
    fs::write(folder.path().join("secret"), "secret").unwrap();
    let hostile = hostile();
    export::export(&hostile, &exports, &export::ExportOptions::default()).unwrap();
    let site = Site::new(&hostile, &exports, &SiteOptions::default()).unwrap();
    for there in ["index.html", "ar/index.html", "downloads/dataset.json", "assets/site.css", "assets/search-ar.js", "ar/feed.xml"] {
        assert!(site.file(there).is_some(), "{there}");
    }
    for not in [
        "../secret",
        "downloads/../secret",
        "downloads/../../secret",
        "/etc/passwd",
        "downloads//etc/passwd",
        "ar/ar/index.html",
        "",
        "ar/",
    ] {
        assert!(site.file(not).is_none(), "{not}");
    }
}

#[test]
fn feed_uses_the_git_history() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let git = |day: u32, arguments: &[&str]| {
        let at = format!("2026-03-0{day}T10:00:00Z");
        let mut git = Command::new("git");
        git.current_dir(folder.path()).args(["-c", "user.name=A", "-c", "user.email=a@example.org"]).args(arguments);
        let output = git.env("GIT_AUTHOR_DATE", &at).env("GIT_COMMITTER_DATE", &at).output().unwrap();
        assert!(output.status.success(), "{output:?}");
    };
    let source = |id: &str, publisher: &str| {
        let text =
            format!("Source(\n    id: \"{id}\",\n    kind: news_article,\n    publisher: \"{publisher}\",\n    language: \"en\",\n)\n");
        fs::create_dir_all(data.join("sources")).unwrap();
        fs::write(data.join(format!("sources/{id}.ron")), text).unwrap();
    };
    git(1, &["init", "-q"]);
    source("one", "First");
    source("two", "Second");
    git(1, &["add", "."]);
    git(1, &["commit", "-qm", "Two"]);
    source("one", "First, renamed");
    git(2, &["commit", "-qam", "A name"]);
    // The configuration of the repository has no effect.
    for (key, value) in
        [("i18n.logOutputEncoding", "UTF-16"), ("log.showSignature", "true"), ("log.date", "relative"), ("core.fsmonitor", "touch sprung")]
    {
        git(2, &["config", key, value]);
    }
    let mut options = SiteOptions::default();
    options.history = Some(data.clone());
    let feed = &pages(&load::directory(&data).unwrap(), &options)["feed.xml"];
    let (first, second) = (feed.find("Changed: First, renamed").unwrap(), feed.find("New: Second").unwrap());
    assert!(first < second && feed[first..].find("2026-03-02T10:00:00Z").unwrap() < feed[first..].find("2026-03-01T10:00:00Z").unwrap());
    assert!(!folder.path().join("sprung").exists());
    git(2, &["config", "--unset", "i18n.logOutputEncoding"]);
    git(2, &["config", "--unset", "core.fsmonitor"]);
    // A shallow clone does not know what its first commit changed.
    let shallow = folder.path().join("shallow");
    let from = format!("file://{}", folder.path().display());
    git(3, &["clone", "-q", "--depth", "1", &from, shallow.to_str().unwrap()]);
    options.history = Some(shallow.join("data"));
    let feed = &pages(&load::directory(&data).unwrap(), &options)["feed.xml"];
    assert!(feed.matches("<entry>").count() == 1 && !feed.contains("First, renamed"));
    // Without a history, the feed has one entry for the dataset, dated by its last sighting.
    let without = &founding()["feed.xml"];
    assert_eq!(without.matches("<entry>").count(), 1);
}

#[test]
fn interface_is_fully_translated() {
    let pages = founding();
    for kind in Kind::ALL {
        let page = &pages[&format!("ar/{}.html", kind.folder())];
        let heads: Vec<&str> = between(page, "<th scope=\"col\">", '<').collect();
        assert!(!heads.is_empty() && heads.iter().all(|head| !head.chars().any(|c| c.is_ascii_lowercase())), "{heads:?}");
    }
}
