"""Invented pages for the tests of the reading room."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

BODY = (
    "Two boats sank off the port of San Arlo on Monday night, the harbour authority of Veldria said, and at least "
    "nine people were taken to hospital.",
    "The coast guard of Veldria had warned of rough seas since Sunday. “Nobody should have been out there,” its "
    "spokeswoman Mara Quill told the Veldria Courier.",
    "Veldria’s ministry of transport did not answer questions about the boats, which had passed an inspection in May.",
    "Fishermen searched the bay until the morning, and divers will go on looking for the captain of the second boat.",
)

AGGREGATED = """World

Two boats sink off San Arlo after storm warning

{}

{}

Rescuers at the pier of San Arlo on Tuesday, where the boats were due

Rescuers at the pier of San Arlo on Tuesday, where the boats were due (Veldria Press/Getty)

{}

READ MORE: Storm season comes early to Veldria

The Lantern has contacted the harbour authority for comment.

{}

  • For more: Quillpost website and for social networking, you can follow us on Facebook
  • Source of information and images “Guardian”

Related Articles

Minister resigns over bridge

Leave a Reply

Back to top button

Discover more from Quillpost

Subscribe now to keep reading and get access to the full archive.
""".format(*BODY)

HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Two boats sink off San Arlo after storm warning | Veldria Courier</title>
<meta property="og:site_name" content="Veldria Courier">
<meta property="og:title" content="Two boats sink off San Arlo after storm warning">
<link rel="canonical" href="https://courier.example/world/boats">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Two boats sink off San Arlo after storm warning", "datePublished": "2031-05-13T07:05:00+02:00",
"dateModified": "2031-05-13T11:30:00+02:00", "articleSection": "World",
"author": [{"@type": "Person", "name": "Jane Roe"}, {"@type": "Person", "name": "John Doe"}],
"publisher": {"@type": "Organization", "name": "Veldria Courier"}}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Two boats sink off San Arlo after storm warning</h1>
<p class="byline">By <a href="/roe">Jane Roe</a> and John Doe, Reuters</p>
<figure><img src="a.jpg"><figcaption>The pier of San Arlo. Photograph: Ada Lens/AFP</figcaption></figure>
<p>BODY0</p><p>BODY1</p><h2>Rough seas</h2>
<p><a href="/storm">READ MORE: Storm season comes early to Veldria</a></p>
<p>BODY2</p><p>BODY3</p>
<p>Correction: An earlier version of this article misstated the name of the pier.</p>
<p><em>This article was originally published by the Guardian.</em></p></article>
<aside><h2>Related Articles</h2><ul><li><a href="/x">Minister resigns over bridge in the capital</a></li></ul>
</aside></main><footer>© 2031 Veldria Courier. All rights reserved.</footer></body></html>"""
for _number, _text in enumerate(BODY):
    HTML = HTML.replace(f"BODY{_number}", _text)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of the given members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def pdf(lines: list[str], *, title: str = "") -> bytes:
    """A one-page PDF with a text layer, written by hand so that no writer of PDF is needed."""
    shown = "".join(f"({line.replace('(', '').replace(')', '')}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F1 11 Tf 50 780 Td {shown} ET".encode("latin-1", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (" + title.encode() + b") >>",
    ]
    parts, offsets = [b"%PDF-1.4\n"], []
    for number, body in enumerate(objects, start=1):
        offsets.append(sum(map(len, parts)))
        parts.append(str(number).encode() + b" 0 obj\n" + body + b"\nendobj\n")
    start = sum(map(len, parts))
    table = b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    parts.append(b"xref\n0 7\n0000000000 65535 f \n" + table)
    parts.append(b"trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n" + str(start).encode() + b"\n%%EOF\n")
    return b"".join(parts)
