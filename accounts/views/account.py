from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.addresses import own_address
from accounts.forms.people import AccountForm
from accounts.here import MemberRequest
from accounts.middleware import CHOSEN


def account(request: MemberRequest) -> HttpResponse:
    form = AccountForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save(commit=False).save(update_fields=form.Meta.fields)
        messages.success(request, "Your details are saved.")
        return redirect("accounts:account")
    return render(request, "accounts/account.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def switch_authority(request: MemberRequest) -> HttpResponse:
    """Only among the person's own; any other, like one that does not exist, is not found."""
    chosen = request.POST.get("authority", "")
    membership = request.here.membership_in(int(chosen)) if chosen.isdecimal() else None
    if membership is None:
        raise Http404("You do not belong to that authority.")
    request.session[CHOSEN] = membership.authority_id
    messages.success(request, f"You are now working in {membership.authority}.")
    return redirect(own_address(request, request.POST.get("next", "")) or "home")
