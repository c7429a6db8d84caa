#!/usr/bin/env python3
"""How well and how fast `evidence track` follows sections through real histories. Texts are read from clones and written nowhere.

    cargo build --release --features cli,evidence
    benches/track.py documents NAME=PATH... < twenty.json     every document of the list that is in a clone at hand
    benches/track.py planted NAME=PATH                        changes planted in copies of histories of one archive

`documents` reads a list of platforms with `documents` of `archive` and `path`; of each it follows the three longest sections of the
newest version, in a seeded order. Interrupted, it tells of those that it has done. `planted` plants 50 flips of modality, 20 dropped exceptions, 20 inserted notes and 20 reorderings, each in the
fourth of six captures of a section, and counts how many a reader is shown. One run each; the choice is seeded.
"""

import collections, json, os, random, re, resource, subprocess, sys, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("PROGRAM", str(ROOT / "target/release/moderation-record"))
FLIPS = [("will", "may"), ("must", "should"), ("may", "will"), ("or", "and"), ("and", "or"), ("can", "cannot"), ("any", "all")]
EXCEPTION = re.compile(r"\b(unless|except|excluding|does not apply|may be allowed|we allow|we also allow|exempt)\b", re.I)
NOTE = " 9 Note of the archive: in the platform's own records this change appears as made some weeks before. "


def ask(data, archives, *arguments):
    """The JSON of an answer; None where the program ended with an error."""
    command = [PROGRAM, "--data", str(data), "evidence", *arguments, "--format", "json"]
    for archive in archives:
        command += ["--archive", archive]
    told = subprocess.run(command, capture_output=True)
    return json.loads(told.stdout) if told.returncode == 0 else None


def dataset(folder, documents):
    """A data directory of one source for each document: name, repository, path."""
    (folder / "sources").mkdir(parents=True)
    (folder / "platforms").mkdir()
    (folder / "platforms/p.ron").write_text('Platform(id: "p", name: (en: "P"), kind: forum)')
    for name, repository, path in documents:
        archive = f"git(repository: {json.dumps(repository)}, path: {json.dumps(path, ensure_ascii=False)})"
        (folder / f"sources/{name}.ron").write_text(
            f'Source(id: "{name}", kind: platform_document, publisher: "P", language: "en", '
            f'document: (platform: "p", kind: terms_of_service), kept: [(archive: {archive})])'
        )


def sections(headings, least, most):
    """The headings of sections of so many words, each named once in its document, the longest first."""
    names = collections.Counter(heading["text"].lower() for heading in headings)
    fit = [h for h in headings if h["level"] < 8 and least <= h["words"] <= most and names[h["text"].lower()] == 1 and len(h["text"]) > 3]
    return [h["text"] for h in sorted(fit, key=lambda h: -h["words"])]


def documents(archives):
    at_hand = {archive.split("=", 1)[0] for archive in archives}
    listed = [(d["archive"], d["path"]) for platform in json.load(sys.stdin) for d in platform["documents"]]
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        known = [(f"d{n}", archive, path) for n, (archive, path) in enumerate(listed) if archive in at_hand]
        dataset(data, known)
        sums, spent, begun, slowest = collections.Counter(), 0.0, time.monotonic(), (0.0, "")
        random.Random(15).shuffle(known)
        done = 0

        def follow(name, repository, path):
            nonlocal spent, slowest
            own = [archive for archive in archives if archive.startswith(repository + "=")]
            headings = ask(data, own, "section", "--source", name)
            if headings is None:
                sums["documents without a version"] += 1
                return
            chosen = sections(headings, 40, 4000)[:3]
            sums["documents without a section of 40 words"] += not chosen
            for heading in chosen:
                start = time.monotonic()
                track = ask(data, own, "track", "--source", name, "--section", heading)
                taken = time.monotonic() - start
                spent, slowest = spent + taken, max(slowest, (taken, f"{path}: {heading}"))
                if track is None:
                    sums["sections not followed"] += 1
                    continue
                sums["sections"] += 1
                sums["captures"] += track["captures"]
                sums["decided"] += track["decided"]
                sums["texts"] += len(track["texts"])
                sums["texts in doubt"] += sum(text["doubt"] is not None for text in track["texts"])
                sums["absent"] += track["absent"]
                sums["warnings"] += len(track["warnings"])

        try:
            for document in known:
                follow(*document)
                done += 1
        except KeyboardInterrupt:
            pass
        print(f"{len(listed)} documents listed, {len(known)} in clones at hand, {done} done")
        for what, count in sorted(sums.items()):
            print(f"{what}: {count}")
        print(f"decided by program: {100 * sums['decided'] / max(1, sums['captures']):.1f} % of captures")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"tracking {spent:.0f} s, whole run {time.monotonic() - begun:.0f} s, peak memory of one run {peak} MB")
        print(f"slowest {slowest[0]:.1f} s: {slowest[1]}")


def plants(text, kind, chance):
    """The section with a change planted, and what a reader must be shown of it: deleted and inserted words; None where it has no place."""
    if kind == "flip":
        places = [(m, new) for old, new in FLIPS for m in re.finditer(rf"(?<=[a-z] ){old}(?= [a-z])", text)]
        if not places:
            return None
        match, new = chance.choice(places)
        return text[: match.start()] + new + text[match.end() :], match[0], new
    sentences = [m for m in re.finditer(r"[A-Z][^.\n\[\]*_]{40,}\.", text)]
    if kind == "exception":
        fit = [m for m in sentences if EXCEPTION.search(m[0])]
        if not fit:
            return None
        match = chance.choice(fit)
        return text[: match.start()] + text[match.end() :], match[0], ""
    if kind == "note":
        if not sentences:
            return None
        match = chance.choice(sentences)
        return text[: match.end()] + NOTE + text[match.end() :], "", NOTE.strip()
    lines = text.split("\n")
    items = [n for n, line in enumerate(lines) if len(line) > 40]
    pairs = [(a, b) for a, b in zip(items, items[2:]) if lines[a] != lines[b]]
    if not pairs:
        return None
    a, b = chance.choice(pairs)
    lines[a], lines[b] = lines[b], lines[a]
    return "\n".join(lines), "", ""


def planted(archives):
    repository, path = archives[0].split("=", 1)
    git = lambda *arguments: subprocess.run(["git", "-C", path, *arguments], capture_output=True, check=True).stdout
    chance = random.Random(15)
    files = [name for name in git("ls-tree", "-r", "-z", "--name-only", "HEAD").decode().split("\0") if name.endswith(".md") and "/" in name]
    chance.shuffle(files)
    wanted = collections.Counter(flip=50, exception=20, note=20, reorder=20)
    made = []
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        dataset(data, [(f"f{n}", repository, name) for n, name in enumerate(files)])
        for n, name in enumerate(files):
            if not +wanted:
                break
            commits = git("log", "--first-parent", "--format=%H", "--diff-filter=AM", "--", name).decode().split()[:6][::-1]
            headings = len(commits) == 6 and ask(data, archives, "section", "--source", f"f{n}")
            for heading in sections(headings or [], 80, 2500)[:6]:
                # Only where the section stands in the captures before and behind the change as well.
                at = lambda commit: ask(data, archives, "section", "--source", f"f{n}", "--from", heading, "--version", commit)
                shown, around = at(commits[3]), [at(commits[2]), at(commits[5])]
                size = lambda section: len(section["sentences"])
                if not shown or not all(around) or any(not size(shown) / 2 <= size(other) <= size(shown) * 2 for other in around):
                    continue
                texts = [git("show", f"{commit}:{name}").decode(errors="replace") for commit in commits]
                old = texts[3][slice(*shown["span"])]
                tried = ((kind, plants(old, kind, chance)) for kind in ("exception", "reorder", "note", "flip") if wanted[kind] > 0)
                kind, changed = next(((kind, changed) for kind, changed in tried if changed), (None, None))
                if not changed:
                    continue
                new, deleted, inserted = changed
                # The change stays: later captures have it too where the section is the same.
                texts = texts[:3] + [text.replace(old, new, 1) for text in texts[3:]]
                wanted[kind] -= 1
                made.append((kind, heading, texts, deleted, inserted))
        score(Path(folder), made)


def score(folder, made):
    """Writes the histories as one repository, a file each, and asks what a reader is shown of the fourth capture."""
    archive, data = folder / "planted", folder / "planted_data"
    subprocess.run(["git", "init", "-q", "-b", "main", str(archive)], check=True)
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null"}
    for name in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{name}_NAME": "Nobody", f"GIT_{name}_EMAIL": "nobody@example.org"}
    for step in range(6):
        for n, (_, _, texts, _, _) in enumerate(made):
            # A first line that changes makes each a capture of its own.
            (archive / f"{n}.md").write_text(f"Capture {step}\n\n{texts[step]}")
        date = f"2020-01-{step + 1:02}T12:00:00Z"
        dated = environment | {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        subprocess.run(["git", "-C", str(archive), "add", "-A"], check=True)
        subprocess.run(["git", "-C", str(archive), "commit", "-q", "-m", "Record"], check=True, env=dated)
    dataset(data, [(f"s{n}", "archive/planted", f"{n}.md") for n in range(len(made))])
    counts = collections.defaultdict(collections.Counter)
    plain = lambda text: re.sub(r"[\W_]+", " ", text).strip().lower()
    for n, (kind, heading, _, deleted, inserted) in enumerate(made):
        track = ask(data, [f"archive/planted={archive}"], "track", "--source", f"s{n}", "--section", heading)
        count = counts[kind]
        count["planted"] += 1
        if track is None:
            count["not followed"] += 1
            continue
        new = [text for text in track["texts"] if text["first"]["on"] == "2020-01-04"]
        texts = [text for text in new if text.get("compared_with") is not None]
        gone = plain(" ".join(piece["text"] for text in texts for piece in text["diff"] if piece["change"] != "inserted"))
        come = plain(" ".join(piece["text"] for text in texts for piece in text["diff"] if piece["change"] != "deleted"))
        shown = bool(texts) and plain(deleted) in gone and plain(inserted) in come
        count["shown"] += shown
        count["not found"] += not new
        if kind == "flip":
            changes = [change for text in texts for change in text.get("modality", [])]
            marked = any(deleted in change["before"] and inserted in change["after"] for change in changes)
            count["marked as modality"] += marked
            if shown and not marked:
                print(f"not marked: {deleted} → {inserted} under {heading!r}: {[(c['before'], c['after']) for c in changes]}", file=sys.stderr)
        if kind == "exception":
            count["marked as modality"] += any(text.get("modality") for text in texts)
        if not shown:
            print(f"not shown: {kind} under {heading!r}", file=sys.stderr)
    for kind, count in counts.items():
        print(f"{kind}: " + ", ".join(f"{what} {number}" for what, number in count.items()))


if __name__ == "__main__":
    commands = {"documents": documents, "planted": planted}
    if len(sys.argv) < 3 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    commands[sys.argv[1]](sys.argv[2:])
