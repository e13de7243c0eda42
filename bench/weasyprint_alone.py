"""python -m bench.weasyprint_alone SLUG RUNS: WeasyPrint's own time for the HTML of a whole round, in CPU ms.

With the product's style sheet and tagged output; without its reading, building and templates.
"""

import json
import statistics
import sys
import time

import django

django.setup()

from django.utils import timezone  # noqa: E402
from weasyprint import CSS, HTML  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

from evaluations.models import Round  # noqa: E402
from evaluations.reports.build import report_of  # noqa: E402
from evaluations.reports.pdf import SHEET, paper_html  # noqa: E402


def alone(slug: str, runs: int) -> dict[str, float]:
    round_ = Round.objects.get(slug=slug)
    html = paper_html(report_of(round_), whole=True, large=False, today=timezone.localdate())
    fonts = FontConfiguration()
    sheet = CSS(filename=str(SHEET), font_config=fonts)
    _draw("<p>Warm", sheet, fonts)
    took = [_draw(html, sheet, fonts) for _ in range(runs)]
    return {"cpu_ms": statistics.mean(took)}


def _draw(html: str, sheet: CSS, fonts: FontConfiguration) -> float:
    started = time.process_time()
    HTML(string=html).write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")
    return (time.process_time() - started) * 1000


if __name__ == "__main__":
    print(json.dumps(alone(sys.argv[1], int(sys.argv[2]))))
