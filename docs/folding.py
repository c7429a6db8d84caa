"""Folding 1, the reference: reads UTF-8 from standard input, prints the folded text. See folding.md."""

import re
import sys

SPACE = "[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000|]"
INVISIBLE = "[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
UNSPACED = "[\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]"
ENTITIES = {"lt;": "<", "gt;": ">", "quot;": '"', "apos;": "'", "#39;": "'", "nbsp;": " ", None: "&"}
MARK = "#+|\\++|>+|=+|:?-+:?|[•·◦▪‣●○■□▫∙⁃]+"


def targets(text):
    """For each bracket that closes the text of a link, where the link's target ends."""
    ends, opened, escaped, behind_link = {}, [], False, False
    for at, character in enumerate(text):
        if character in "\n\r":
            opened.clear()
        elif character == "(" and not escaped:
            opened.append(at - 1 if behind_link else None)
        elif character == ")" and not escaped and opened:
            ends[opened.pop()] = at + 1
        behind_link = character == "]" and not escaped
        escaped = character == "\\" and not escaped
    return ends


def fold(text):
    ends, kept, at = targets(text), [], 0
    while at < len(text):
        if at in ends:  # 1: a link's target, with the bracket before it
            at = ends[at]
            continue
        if text[at : at + 2] != "![":  # 2: the exclamation mark of an image
            kept.append(text[at])
        at += 1
    text = re.sub(INVISIBLE + r"|[\\*_`\[\]]", "", "".join(kept))  # 3
    text = re.sub(SPACE, " ", text)  # 4
    text = re.sub("&(?:amp;)*(lt;|gt;|quot;|apos;|#39;|nbsp;)?", lambda found: ENTITIES[found[1]], text)  # 5
    text = text.replace("<br>", " ")  # 6
    words = [word for word in text.split(" ") if word and not re.fullmatch(MARK, word)]  # 7
    text = " ".join(words)
    return re.sub(f"(?<={UNSPACED}) | (?={UNSPACED})", "", text)  # 8


if __name__ == "__main__":
    text = sys.stdin.buffer.read().decode("utf-8")
    sys.stdout.buffer.write(fold(text).encode("utf-8") + b"\n")
