"""python -m bench.weasyprint_alone WHAT SLUG RUNS: WeasyPrint's own time for the HTML of a PDF, in CPU ms.

WHAT is round, for a whole round, plan, for its action plan, answers, for what teams answered in it, pack, for its
inspection pack, or region, for its ratings in Primary.

With the product's style sheet and tagged output; without its reading, building and templates.
"""

import json
import statistics
import sys
import time

import django

django.setup()

from django.template.loader import render_to_string  # noqa: E402
from django.utils import timezone  # noqa: E402
from weasyprint import CSS, HTML  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

from accounts.models import Region  # noqa: E402
from accounts.posts import posts_from  # noqa: E402
from evaluations.models import Plan, Round  # noqa: E402
from evaluations.reports.answering.build import answering_report  # noqa: E402
from evaluations.reports.answering.files import page_of as answers_page  # noqa: E402
from evaluations.reports.build import report_of  # noqa: E402
from evaluations.reports.pack.build import pack_of  # noqa: E402
from evaluations.reports.pack.paper import page_of as pack_page  # noqa: E402
from evaluations.reports.pdf import SHEET, paper_html  # noqa: E402
from evaluations.reports.plans.build import draft_drawn  # noqa: E402
from evaluations.reports.plans.pdf import page_of  # noqa: E402
from evaluations.reports.regional.overview import overview_of  # noqa: E402
from evaluations.selectors.regional.standing import standards_content  # noqa: E402


def html_of(what: str, slug: str) -> str:
    if what == "plan":
        return page_of(draft_drawn(Plan.objects.select_related("round").get(round__slug=slug)), large=False)
    if what == "answers":
        return answers_page(answering_report(Round.objects.get(slug=slug)), short=False)
    if what == "pack":
        return pack_page(pack_of(Round.objects.select_related("authority", "framework").get(slug=slug)))
    if what == "region":
        return region_html(Region.objects.get(slug=slug))
    report = report_of(Round.objects.get(slug=slug))
    return paper_html(report, whole=True, large=False, today=timezone.localdate())


def region_html(region: Region) -> str:
    posts, content = posts_from(region.appointments.select_related("region")), standards_content()
    assert content is not None
    overview = overview_of(posts, region, content, {"by": "primary"})
    return render_to_string("pdf/region_ratings.html", {"overview": overview})


def alone(html: str, runs: int) -> dict[str, float]:
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
    print(json.dumps(alone(html_of(sys.argv[1], sys.argv[2]), int(sys.argv[3]))))
