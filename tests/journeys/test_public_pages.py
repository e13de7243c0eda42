PAGES = [
    "/accounts/login/",
    "/accounts/password/reset/",
    "/help/",
    "/accessibility/",
    "/privacy/",
    "/sources/",
    "/nothing/",
]


def test_public_pages_have_no_axe_faults_and_never_scroll_sideways(page, looked_at):
    for address in PAGES:
        page.goto(address)
        looked_at(page)


def test_every_component_has_no_axe_faults_with_its_errors(page, sign_in, settings, admin_user, looked_at):
    settings.DEBUG = True
    sign_in(page, admin_user).goto("/help/components/")
    looked_at(page)


def test_links_of_the_error_summary_land_on_every_kind_of_field(
    page, sign_in, settings, admin_user, links_land
):
    settings.DEBUG = True
    sign_in(page, admin_user).goto("/help/components/")
    links_land(page)
    landed = []
    for link in page.locator(".govuk-error-summary a").all():
        link.click()
        landed.append(page.evaluate("document.activeElement.id"))
    assert landed == [
        "id_name",
        "id_email",
        "id_day",
        "id_role_0",
        "id_aspects_0",
        "id_source",
        "id_file",
        "id_individual",
    ]


def test_the_error_summary_is_focused_first(page, sign_in, settings, admin_user):
    settings.DEBUG = True
    sign_in(page, admin_user).goto("/help/components/")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"


def test_the_skip_link_is_first_and_leads_to_the_content(page):
    page.goto("/help/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_menu_closes_on_escape_and_gives_the_focus_back(page, sign_in, admin_user):
    sign_in(page, admin_user).goto("/help/")
    menu = page.locator("details.lq-pick--end")
    menu.locator("summary").click()
    assert menu.get_attribute("open") == ""
    page.keyboard.press("Escape")
    assert (menu.get_attribute("open"), page.evaluate("document.activeElement.tagName")) == (None, "SUMMARY")


def test_nothing_is_loaded_from_elsewhere_and_the_console_stays_silent(page, live_server):
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto("/help/")
    assert ([url for url in asked if not url.startswith(live_server.url)], said) == ([], [])
