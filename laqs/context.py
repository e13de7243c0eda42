from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """What every page shows in its header: the person's authorities and the one they are working in."""
    return {"here": getattr(request, "here", None)}
