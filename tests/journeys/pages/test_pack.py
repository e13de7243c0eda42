"""The page of the inspection pack, of a round that is signed off and of one that is open."""

LEAD = "lead@any-borough"
SIGNED_OFF, OPEN = "/rounds/any-borough-self-evaluation/", "/rounds/any-borough-self-evaluation-again/"


def test_the_page_of_a_pack_and_the_way_to_it(visit, look_at):
    visit(LEAD)
    look_at(f"{SIGNED_OFF}self-evaluation/", f"{SIGNED_OFF}pack/", f"{OPEN}pack/")


def test_it_is_the_leads_and_the_teams(visit, look_at):
    visit("reader@any-borough")
    look_at(f"{SIGNED_OFF}pack/")


def test_both_files_come_by_their_buttons(page, visit):
    visit(LEAD).goto(f"{SIGNED_OFF}pack/")
    names = []
    for button in ("One PDF", "ZIP of files"):
        with page.expect_download() as download:
            page.get_by_role("link", name=button).click()
        names.append(download.value.suggested_filename)
    assert names == [f"any-borough-self-evaluation-inspection-pack.{kind}" for kind in ("pdf", "zip")]
