"""The administration: administrators alone, and nothing that an authority's work is made of.

What is here for each address: how its object is named, and what an administrator gets.
"""

from collections.abc import Mapping

MODELS = {
    "user": ("200", "200"),
    "region": ("200", "200"),
    "localauthority": ("200", "200"),
    "membership": ("200", "200"),
    "regionalappointment": ("200", "200"),
    "invitation": ("403", "200"),  # there to read: people are invited on the pages of an authority
}


def _of_models() -> dict[str, tuple[str, str]]:
    found = {}
    for model, (add, change) in MODELS.items():
        name = f"accounts_{model}"
        found |= {f"{name}_changelist": ("", "200"), f"{name}_add": ("", add)}
        found |= {f"{name}_change": (model, change), f"{name}_history": (model, "200")}
        found |= {f"{name}_delete": (model, "403")}  # what others' work refers to stays
    return found


ADMIN: Mapping[str, tuple[str, str]] = {
    "index": ("", "200"),
    "login": ("", "302"),
    "logout": ("", "405"),
    "password_change": ("", "200"),
    "password_change_done": ("", "200"),
    "autocomplete": ("", "403"),
    "jsi18n": ("", "200"),
    "view_on_site": ("any", "404"),
    "auth_user_password_change": ("user", "200"),
    "app_list": ("app", "200"),
    "<path:object_id>/": ("old", "302"),
    "(?P<url>.*)$": ("rest", "404"),
    **_of_models(),
}

# What everybody else gets, where it is not to be sent to sign in: both say that they are signed in already.
OTHERS = {"login": "403", "logout": "302"}
