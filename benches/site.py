"""A page for each record in two languages with Jinja2, for comparison with `moderation-record site`: site.py DATASET OUT.

The script does less: it lists each record's fields as they are, without claims beside each other, evidence that is
linked, pictures, comparison, search or exports.
"""

import json
import sys
from pathlib import Path

from jinja2 import Environment

PAGE = """<!doctype html>
<html lang="{{ lang }}" dir="{{ dir }}"><head><meta charset="utf-8"><title>{{ record.id }}</title></head>
<body><main><h1>{{ record.id }}</h1>
{%- macro show(value) %}
{%- if value is mapping %}<dl>{% for name, inner in value.items() %}<dt>{{ name }}</dt><dd>{{ show(inner) }}</dd>{% endfor %}</dl>
{%- elif value is sequence and value is not string %}<ul>{% for inner in value %}<li>{{ show(inner) }}</li>{% endfor %}</ul>
{%- else %}{{ value }}{% endif %}
{%- endmacro %}
{{ show(record) }}
</main></body></html>
"""
LIST = """<!doctype html>
<html lang="{{ lang }}" dir="{{ dir }}"><head><meta charset="utf-8"><title>{{ kind }}</title></head>
<body><main><h1>{{ kind }}</h1><ul>{% for record in records %}<li><a href="{{ kind }}/{{ record.id }}.html">{{ record.id }}</a></li>{% endfor %}</ul></main></body></html>
"""

dataset, out = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2])
environment = Environment(autoescape=True)
page, listing = environment.from_string(PAGE), environment.from_string(LIST)
for lang, direction, folder in (("en", "ltr", out), ("ar", "rtl", out / "ar")):
    for kind, records in dataset.items():
        if not isinstance(records, list):
            continue
        (folder / kind).mkdir(parents=True, exist_ok=True)
        (folder / f"{kind}.html").write_text(listing.render(kind=kind, records=records, lang=lang, dir=direction), encoding="utf-8")
        for record in records:
            path = folder / kind / f"{record['id']}.html"
            path.parent.mkdir(exist_ok=True)
            path.write_text(page.render(record=record, lang=lang, dir=direction), encoding="utf-8")
