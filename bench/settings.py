"""Production's settings with two things beside: a view to compare with, and a count of statements."""

from laqs.settings import *  # noqa: F403
from laqs.settings import BASE_DIR, MIDDLEWARE
from laqs.settings import TEMPLATES as PRODUCT

ROOT_URLCONF = "bench.urls"
MIDDLEWARE = ["bench.counting.StatementCount", *MIDDLEWARE]
TEMPLATES = [{**PRODUCT[0], "DIRS": [BASE_DIR / "templates", BASE_DIR / "bench" / "templates"]}]
