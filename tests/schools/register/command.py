"""`manage.py import_schools` as it is called, and what it says that it counted."""

import io

from django.core.management import call_command


def called(path, *options):
    out = io.StringIO()
    call_command("import_schools", path, *options, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def counted(*, added=0, changed=0, closed=0, same=0, left=0, refused=0):
    total = added + changed + closed + same + left + refused
    return (
        f"{added} added, {changed} changed, {closed} closed, {same} as held already, "
        f"{left} of other authorities left out, {refused} refused, of {total} rows.\n"
    )
