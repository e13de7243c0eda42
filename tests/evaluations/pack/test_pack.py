"""What is in an inspection pack: self-evaluation, index of evidence, plan; kept when a round is signed off."""

import datetime as dt
import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile

import time_machine
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from evaluations.models import EvidenceItem, Round, SelfEntry
from evaluations.reports.pack.build import KEY, pack_of
from evaluations.reports.pack.files import Format, file_of, zip_of
from evaluations.reports.plain import to_plain
from evaluations.services.rounds import reopen
from tests.evaluations.pack.conftest import SUM
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import cell_of

NAMES = [
    *("inspection-pack.pdf", "summary.docx", "evidence-index.xlsx", "evidence-index.csv"),
    *("action-plan.xlsx", "action-plan.csv", "readiness-list.xlsx"),
    *("readiness-list.csv", "manifest.txt"),
]

ELSEWHERE = """
import json, pathlib, sys
import django
django.setup()
from evaluations.reports.pack.files import zip_of
from evaluations.reports.pack.model import Pack
from evaluations.reports.plain import from_plain
sys.stdout.buffer.write(zip_of(from_plain(Pack, json.loads(pathlib.Path(sys.argv[1]).read_text()))))
"""


def again(round_) -> Round:
    return Round.objects.select_related("authority", "framework").get(pk=round_.pk)


class TestTheIndex:
    def test_the_latest_comes_first_each_once_with_what_it_bears_on(self, full):
        lines = pack_of(full).index.lines
        assert [(one.ref, one.title, one.bears_on, one.held) for one in lines] == [
            ("E1", "Strategy", ("1",), "Link"),
            ("E2", "Minutes", ("1", "3"), SUM),
            ("E3", "On paper", ("3",), "No file"),
        ]

    def test_what_concerns_an_individual_is_only_counted(self, full):
        index = pack_of(full).index
        assert (index.individuals, "Capability" in repr(index)) == (1, False)

    def test_statements_point_at_its_numbers(self, full):
        aspects = {aspect.ref: aspect for aspect in pack_of(full).aspects}
        assert aspects["1"].statements[0].rests_on == "E1, E2"
        assert aspects["3"].statements[0].rests_on == "E2, E3"


class TestThePlan:
    def test_without_one_it_says_so(self, full):
        plan = pack_of(full).plan
        assert (plan.stands, plan.actions) == (f"None was written by {words(timezone.localdate())}", ())

    def test_a_plan_that_nobody_signed_names_posts(self, plan, lead):
        lead.job_title = "Head of school improvement"
        lead.save()
        found = pack_of(plan.round).plan
        assert found.stands == f"As it stood on {words(timezone.localdate())}: not signed"
        assert [(one.title, one.lead) for one in found.actions] == [
            ("Bring data in on time", "Head of school improvement")
        ]

    def test_a_lead_without_a_post_is_not_named_either(self, plan):
        assert [one.lead for one in pack_of(plan.round).plan.actions] == ["Named in the plan"]

    def test_a_signed_revision_names_who_leads(self, plan, sign_the_plan):
        signed = sign_the_plan(plan, signed_at=dt.datetime(2015, 1, 5, 9, tzinfo=dt.UTC))
        plan.actions.update(title="Changed since")
        found = pack_of(plan.round).plan
        assert found.stands == "Revision 1, signed on 5 January 2015, waiting for approval"
        assert [(one.title, one.lead) for one in found.actions] == [("Bring data in on time", "Lena Lead")]
        assert signed.number == found.number

    def test_a_lead_without_a_name_is_not_shown_by_their_address(self, plan, sign_the_plan, lead):
        lead.name = ""
        lead.save()
        sign_the_plan(plan)
        assert [one.lead for one in pack_of(plan.round).plan.actions] == ["Named in the plan"]

    def test_a_revision_that_was_sent_back_does_not_count(self, plan, sign_the_plan):
        sign_the_plan(plan, signed_at=timezone.now() - dt.timedelta(days=2))
        sign_the_plan(plan, 2, state="returned", approved_at=timezone.now())
        assert pack_of(plan.round).plan.number == 1


class TestWhenTheRoundIsSignedOff:
    def test_nothing_that_changes_afterwards_changes_the_pack(self, plan, sign, sign_the_plan, quick, lead):
        sign(plan.round)
        before = {kind: file_of(pack_of(again(plan.round)), kind).body for kind in Format}
        EvidenceItem.objects.filter(title="Minutes").update(title="ZQ", sha256="f" * 64, impact="substantial")
        SelfEntry.objects.update(text="ZQ")
        plan.actions.update(title="ZQ")
        sign_the_plan(plan)
        link(cell_of(plan.round, "1"), EvidenceFactory(authority=plan.round.authority))
        after = {kind: file_of(pack_of(again(plan.round)), kind).body for kind in Format}
        assert before == after

    def test_its_pdf_comes_out_the_same_on_another_day(self, plan, sign):
        sign(plan.round)
        first = zip_of(pack_of(again(plan.round)))
        with time_machine.travel("2031-03-04T05:06:07Z"):
            assert zip_of(pack_of(again(plan.round))) == first

    def test_another_process_writes_the_same_bytes(self, plan, sign, tmp_path, settings):
        sign(plan.round)
        pack = pack_of(again(plan.round))
        kept = tmp_path / "pack.json"
        kept.write_text(json.dumps(to_plain(pack)))
        done = subprocess.run(
            [sys.executable, "-c", ELSEWHERE, str(kept)],
            cwd=settings.BASE_DIR,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "laqs.settings_test", "PYTHONHASHSEED": "77"},
            stdout=subprocess.PIPE,
            check=True,
        )
        assert done.stdout == zip_of(pack)

    def test_two_requests_get_the_same_bytes(self, plan, sign, as_lead, as_core, at):
        sign(plan.round)
        got = {
            name: [who.get(at(name)).content for who in (as_lead, as_core)]
            for name in ("pack_pdf", "pack_zip")
        }
        assert {name: len(set(bodies)) for name, bodies in got.items()} == {"pack_pdf": 1, "pack_zip": 1}

    def test_a_plan_signed_by_then_is_the_one(self, plan, sign, sign_the_plan):
        sign_the_plan(plan)
        sign(plan.round)
        assert pack_of(again(plan.round)).plan.number == 1

    def test_reopening_drops_it(self, full, sign):
        signed = sign(full)
        assert KEY in Round.objects.get(pk=full.pk).report
        reopen(round_=signed, reason="More evidence came.", version=signed.version)
        assert pack_of(again(full)).head.signed_off is False

    def test_a_round_signed_off_before_packs_were_kept_has_what_was_kept(
        self, plan, sign, quick, sign_the_plan
    ):
        sign_the_plan(plan, signed_at=timezone.now() - dt.timedelta(days=1))
        sign(plan.round)
        sign_the_plan(plan, 2)
        row = Round.objects.get(pk=plan.round.pk)
        del row.report[KEY]
        row.save()
        pack = pack_of(again(plan.round))
        assert (pack.opening, pack.index, pack.plan.number) == ("It works.", None, 1)
        made = zip_of(pack)
        assert names_in(made) == [name for name in NAMES if not name.startswith("evidence-index")]
        assert made == zip_of(pack_of(again(plan.round)))


class TestTheZip:
    def test_it_holds_the_files_in_order_and_nothing_of_the_machine(self, plan, sign, quick):
        signed = sign(plan.round)
        moment = timezone.localtime(signed.signed_off_at)
        with zipfile.ZipFile(io.BytesIO(zip_of(pack_of(again(plan.round))))) as folder:
            entries = folder.infolist()
        assert [one.filename for one in entries] == NAMES
        assert {(one.external_attr, one.create_system, one.extra, one.comment) for one in entries} == {
            (0o100644 << 16, 3, b"", b"")
        }
        assert {one.date_time[:5] for one in entries} == {tuple(moment.timetuple()[:5])}

    def test_the_manifest_gives_the_sum_of_every_other_file(self, plan, quick):
        with zipfile.ZipFile(io.BytesIO(zip_of(pack_of(plan.round)))) as folder:
            lines = folder.read("manifest.txt").decode().splitlines()
            said = [line for line in lines if not line.startswith("#")]
            sums = {name: hashlib.sha256(folder.read(name)).hexdigest() for name in NAMES[:-1]}
        assert said == [f"{total}  {name}" for name, total in sums.items()]

    def test_the_index_is_a_spreadsheet_too(self, full, quick):
        with zipfile.ZipFile(io.BytesIO(zip_of(pack_of(full)))) as folder:
            book = load_workbook(io.BytesIO(folder.read("evidence-index.xlsx")))
            csv = folder.read("evidence-index.csv").decode("utf-8-sig").splitlines()
        rows = list(book["Evidence index"].values)
        assert rows[2] == (
            *("E2", "Minutes", "Team meeting minutes", dt.datetime(2014, 5, 1)),
            *("1 Corporate leadership; 3 Knowledge of schools", "None", "File", SUM),
        )
        assert (len(csv), csv[1].split(",")[:2]) == (4, ["E1", "Strategy"])


class TestThePdf:
    def test_it_is_tagged_and_has_bookmarks_down_to_each_aspect(self, plan):
        read = PdfReader(io.BytesIO(file_of(pack_of(plan.round), Format.PDF).body))
        (cover,) = [mark for mark in read.outline if not isinstance(mark, list)]
        parts = [mark.title for mark in read.outline[1] if not isinstance(mark, list)]
        aspects = [one.title for mark in read.outline[1][3:4] for one in mark]
        assert cover.title == "Any Borough"
        assert parts[0] == "Summary of self-evaluation"
        assert parts[-4:] == ["Evidence index", "Action plan", "Readiness list", "What was left out"]
        assert aspects[0].startswith("1 ")
        assert read.root_object["/MarkInfo"]["/Marked"].value is True


def names_in(body: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(body)) as folder:
        return folder.namelist()


def words(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
