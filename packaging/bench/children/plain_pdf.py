"""The floor for the charter: its text, page by page, as plain paragraphs of ReportLab in the same embedded font."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from xml.sax.saxutils import escape

from bench.children import probe


def main(words: list[str]) -> None:
    """Report the seconds from the text to the PDF on disk, with loading ReportLab. Fails if the pages differ."""
    from stageworkshop.paths import resource

    pages: list[list[str]] = json.loads(Path(words[0]).read_text("utf-8"))
    begun, busy = time.perf_counter(), time.process_time()
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(TTFont("Noto Sans", str(resource("fonts", "NotoSans-Regular.ttf"))))
    # Small enough for the fullest page, so that there are as many pages as in the charter.
    style = ParagraphStyle("plain", fontName="Noto Sans", fontSize=5, leading=5.6)
    story: list[Flowable] = []
    for page in pages:
        story += [*(Paragraph(escape(text), style) for text in page), PageBreak()]
    document = SimpleDocTemplate(words[1], pagesize=A4, topMargin=18, bottomMargin=18)
    document.build(story)
    seconds, cpu = time.perf_counter() - begun, time.process_time() - busy
    if document.page != len(pages):
        raise SystemExit(f"the plain document has {document.page} pages instead of {len(pages)}")
    probe.report({"seconds": seconds, "cpu": cpu, "pages": len(pages)})


if __name__ == "__main__":
    main(sys.argv[1:])
