"""The frameworks in the browser: open to whoever is signed in, and to nobody else."""

import re

import pytest
from django.urls import reverse

from standards.content import content_for
from standards.models import Framework

NS = ("ns-quality-standards", "2009")
PAGES = [
    "/frameworks/",
    "/frameworks/search?q=the",
    "/frameworks/ns-quality-standards/2009/",
    "/frameworks/ns-quality-standards/2009/2.4/",
    "/frameworks/ns-quality-standards/2009/sections/paired-visit/",
]


@pytest.fixture
def get(client, frameworks, regional):
    """A page as text; for someone signed in who belongs to no authority."""
    client.force_login(regional)

    def page(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200
        return response.content.decode()

    return page


def words(html: str) -> str:
    """What a reader reads, without tags and runs of space."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize("address", PAGES)
def test_nobody_reads_a_framework_without_signing_in(client, frameworks, address):
    response = client.get(address)
    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("person", ["lead", "core_member", "guest", "reader", "adviser", "regional"])
def test_anyone_signed_in_reads_every_page(client, frameworks, request, person):
    client.force_login(request.getfixturevalue(person))
    assert [client.get(address).status_code for address in PAGES] == [200] * len(PAGES)


def test_the_list_names_publisher_year_and_counts(get):
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", get("/frameworks/"), re.S)
    assert [words(row) for row in rows[1:]] == [
        "G&amp;T local authority quality standards (LAQS) 2009 LAQS user guide "
        "Department for Children, Schools and Families 2009 13 elements None printed",
        "Lancashire LASER LANCASHIRE LASER (Local Authority Self Evaluation Report) "
        "Lancashire local authority Undated 28 questions None printed",
        "National Strategies quality standards 2009 Quality standards and criteria for LA self-evaluation "
        "Department for Children, Schools and Families 2009 10 aspects in 3 phases 214, 45 of them critical",
        "Ofsted inspection of LA school improvement 2014 "
        "Handbook for the inspection of local authority arrangements for supporting school improvement "
        "Ofsted 2014 9 aspects None printed",
    ]


def test_an_empty_list_says_how_to_fill_it(get):
    Framework.objects.all().delete()
    assert "No framework is loaded yet." in get("/frameworks/")


def test_a_framework_shows_its_scale_elements_sections_and_licence(get):
    page = words(get(reverse("standards:framework_detail", args=NS)))
    assert "Heads its column as “Requires some improvement”; as an overall rating “Needs some" in page
    assert "1.1 Delivery of quality and school improvement programmes" in page
    assert "Appendix 2: the National Strategies regional team" in page
    assert "Extracts from this document may be reproduced for non-commercial research" in page


def test_a_framework_without_a_scale_says_how_it_is_answered(get):
    page = words(get("/frameworks/ofsted-la-school-improvement/2014/"))
    assert "This framework gives no grade. Each aspect is answered in strengths and weaknesses." in page
    assert "Inspectors should consider: the local authority’s vision" in page


def test_an_element_shows_its_columns_as_printed(get):
    page = get(reverse("standards:element_detail", args=(*NS, "2.4")))
    heads = re.findall(r'<h3 class="lq-col__head[^>]*>(.*?)</h3>', page, re.S)
    assert [words(head) for head in heads] == [
        "OS : Outstanding",
        "G : Good",
        "NI : Requires some improvement",
        "SI : Requires significant improvement",
    ]
    good = words(page.split('id="col-G"')[1].split('id="col-NI"')[0])
    assert "These show the following seven features: Critical timeliness accuracy and supported" in good


def test_critical_criteria_are_marked_in_words_and_in_bold(get, frameworks):
    page = get(reverse("standards:element_detail", args=(*NS, "1.4")))
    limit = page.split('id="criterion-1.4-NI-1"')[1].split("</div>")[0]
    assert "<b>The LA does not use the SIP/NCA as the key brokering agent" in limit
    assert '<span class="lq-chip lq-chip--critical">Critical</span>' in limit
    columns = page.split('id="criteria"')[1].split("<h2")[0]
    assert columns.count("lq-chip--critical") == 3


def test_criteria_of_some_phases_only_say_which(get):
    page = get(reverse("standards:element_detail", args=(*NS, "1.5")))
    first, second = (page.split(f'id="criterion-1.5-OS-{number}"')[1].split("</div>")[0] for number in (1, 2))
    assert words(first).endswith("Critical Early Years only")
    assert words(second).endswith("Critical Primary and Secondary only")


def test_a_rule_stands_in_plain_english_with_its_lines_and_its_place(get):
    page = get(reverse("standards:element_detail", args=(*NS, "2.4")))
    count = words(page.split('id="rule-2.4-seven-features"')[1].split("</li>")[0])
    assert "All seven features are needed for Good. One or two missing: at most Needs improvement." in count
    assert "“The key document for gathering intelligence from schools is the SIP report but one or" in count
    assert "How many are missing. Aspect 2.4, column 3, paragraph 5, and column 4, paragraph 3" in count


def test_a_line_that_is_worked_out_leads_to_its_rule(get):
    page = get(reverse("standards:element_detail", args=(*NS, "2.4")))
    line = page.split('id="criterion-2.4-NI-5"')[1].split('id="criterion-')[0]
    assert 'href="#rule-2.4-seven-features"' in line
    assert 'id="rule-2.4-seven-features"' in page


def test_measures_readings_prompts_and_leaders_are_shown(get):
    page = words(get(reverse("standards:element_detail", args=(*NS, "2.3"))))
    assert "A number from 0 to 100% Or: The authority has no National Challenge schools" in page
    assert "Reading taken: The source says “more than 80%” and “less than 80%”." in page
    assert "For Headteachers and other staff in schools" in page
    assert "Ratings led by Senior phase managers" in page
    assert "Note that these standards should be applied in the context" in page


def test_quality_standards_keep_their_nested_bullets(get):
    page = get(reverse("standards:element_detail", args=(*NS, "1.5")))
    standards = page.split('id="group-quality-standards"')[1].split('id="criteria"')[0]
    assert standards.count("<ul>") == 3
    assert "from Key Stage 1 to Key Stage 2 all children make at least two levels of progress" in standards


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("laqs/2009/1/", "Suggested contributors Key LA personnel Role or responsibility"),
        (
            "lancashire-laser/undated/2/",
            "Expected evidence Evidence includes: The QCI Service plan",
        ),
        (
            "ofsted-la-school-improvement/2014/1/",
            "Evidence statements School improvement arrangements are",
        ),
    ],
)
def test_elements_without_criteria_show_what_is_published(get, address, said):
    assert said in words(get(f"/frameworks/{address}"))


def test_a_section_shows_its_form_and_numbered_lists(get):
    form = words(get(reverse("standards:section_detail", args=(*NS, "paired-visit"))))
    assert "Name of SIP/NCA: Local authority: School for paired visit:" in form
    indicators = get(reverse("standards:section_detail", args=(*NS, "data-indicators")))
    assert indicators.split("<h1")[1].count("<ol>") == 3
    assert "5+ A*–C including English and mathematics 2006–08" in indicators


def test_every_element_and_section_of_every_framework_has_a_page_with_one_heading(get, frameworks):
    for framework in frameworks.values():
        content = content_for(framework)
        key = (content.slug, content.version)
        sections = [section.ref for section in content.sections]
        pages = [reverse("standards:element_detail", args=(*key, ref)) for ref in content.elements]
        pages += [reverse("standards:section_detail", args=(*key, ref)) for ref in sections]
        assert {address: get(address).count("<h1") for address in pages} == dict.fromkeys(pages, 1)


@pytest.mark.parametrize("address", ["ns-quality-standards/2009/2.3/", "ofsted-la-school-improvement/2014/"])
def test_no_id_stands_twice_on_a_page(get, address):
    ids = re.findall(r' id="([^"]+)"', get(f"/frameworks/{address}"))
    assert sorted(ids) == sorted(set(ids))


def test_every_link_within_a_page_lands(get):
    page = get(reverse("standards:element_detail", args=(*NS, "2.3")))
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets - set(re.findall(r' id="([^"]+)"', page)) == set()


@pytest.mark.parametrize(
    "address",
    [
        "nothing/2009/",
        "ns-quality-standards/2010/",
        "ns-quality-standards/2009/9.9/",
        "ns-quality-standards/2009/sections/nothing/",
    ],
)
def test_what_does_not_exist_is_not_found(client, frameworks, regional, address):
    client.force_login(regional)
    assert client.get(f"/frameworks/{address}").status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_a_page_costs_the_same_few_queries_with_one_framework_and_with_four(
    client, frameworks, lead, django_assert_num_queries, address
):
    client.force_login(lead)
    client.get(address)
    # The page of an element asks for crosswalks as well.
    queries = 5 if address.endswith("/2.4/") else 4
    with django_assert_num_queries(queries):
        client.get(address)
    Framework.objects.exclude(slug="ns-quality-standards").delete()
    with django_assert_num_queries(queries):
        client.get(address)
