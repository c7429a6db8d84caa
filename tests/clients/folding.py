"""The program folds as the published reference does: folding.py PROGRAM"""

import hashlib
import json
import random
import subprocess
import sys
from pathlib import Path

root = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "docs"))
from folding import fold  # noqa: E402

PIECES = [*"ab1 .,;:!?()[]{}*_`\\|#-+=>&<\"'~^\n\r\t", *"\u00a0\u00ad\u200b\u200f\u2028\u3000\ufeff•·–“文，ゃ한اПé\u0301", "\U0001f469", "\0", "\x1b"]
PIECES += ["](", "\\](", "](x)", '![a](b "c")', "amp;", "lt;", "&amp;", "&#39;", "nbsp;", "br>", "<br>", " - ", "---", ":-:", " | ", "https://e.example/a_b(c)", "word "]


def ours(text, *arguments):
    command = [sys.argv[1], "evidence", "fold", *arguments]
    return subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode().removesuffix("\n")


published = json.loads((root / "docs/folding.json").read_text(encoding="utf-8"))
assert published["folding"] == 1
for vector in published["vectors"]:
    name, text, folded = vector["name"], vector["original"], vector["folded"]
    assert fold(text) == folded, f"{name}: the reference says {fold(text)!r}"
    assert ours(text) == folded, f"{name}: the program says {ours(text)!r}"
    assert ours(text, "--digest") == vector["sha256"] == hashlib.sha256(folded.encode()).hexdigest(), name

chosen = random.Random(1)
for number in range(200):
    # Short texts show what goes wrong, long ones find it.
    text = "".join(chosen.choice(PIECES) for _ in range(chosen.choice([4, 12, 40, 4000])))
    assert ours(text) == fold(text), f"{number}: {text[:200]!r}"
    assert fold(fold(text)) == fold(text), f"{number}: {text[:200]!r}"
print(f"{len(published['vectors'])} vectors and {number + 1} random texts are folded alike")
