"""The inspection pack: who may take it away."""

from evaluations.permissions import Access, can_export, can_see_confidential


def can_take_pack(access: Access) -> bool:
    """Those who know what is left out of it: leads and core team members, who send it to inspectors."""
    return can_export(access) and can_see_confidential(access)
