"""For administrators: regions, authorities, people, who belongs where. Invitations are there to read."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.models import Group
from django.forms import ModelForm
from django.http import HttpRequest

from accounts.models import Invitation, LocalAuthority, Membership, Region, RegionalAppointment, User
from accounts.services.addresses import forget_old_addresses

# One way in, with one limit on tries.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.site_header = admin.site.site_title = "LAQS administration"
admin.site.index_title = "People, places and frameworks"

# Not ours to use: roles stand in accounts.roles, and a person has the one address of their account.
admin.site.unregister(Group)
admin.site.unregister(EmailAddress)


class NoDeletion:
    """What others' work refers to is closed or ended, never deleted."""

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


class MembershipInline(admin.TabularInline):
    model = Membership
    fk_name = "user"
    fields = ["authority", "role", "until", "ended_at"]
    autocomplete_fields = ["authority"]
    extra = 0
    can_delete = False


@admin.register(User)
class PersonAdmin(NoDeletion, UserAdmin):
    add_form = AdminUserCreationForm
    list_display = ["email", "name", "job_title", "is_active", "is_staff", "last_login"]
    list_filter = ["is_active", "is_staff"]
    search_fields = ["email", "name"]
    ordering = ["email"]
    filter_horizontal = []
    readonly_fields = ["last_login", "joined_at"]
    inlines = [MembershipInline]
    fieldsets = [
        (None, {"fields": ["email", "password", "name", "job_title"]}),
        ("Access", {"fields": ["is_active", "is_staff"]}),
        ("Dates", {"fields": ["last_login", "joined_at"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["email", "name", "job_title", "usable_password", "password1", "password2"]})
    ]

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        obj.is_superuser = obj.is_staff
        super().save_model(request, obj, form, change)
        if change and "email" in form.changed_data:
            forget_old_addresses(obj)


@admin.register(Region)
class RegionAdmin(NoDeletion, admin.ModelAdmin):
    list_display = ["name", "code", "gss_code"]
    search_fields = ["name"]


@admin.register(LocalAuthority)
class LocalAuthorityAdmin(NoDeletion, admin.ModelAdmin):
    list_display = ["name", "code", "region", "la_type", "in_2009", "current", "fictional"]
    list_filter = ["region", "in_2009", "in_2013", "current", "fictional"]
    list_select_related = ["region"]
    search_fields = ["name", "code"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["successors"]


@admin.register(Membership)
class MembershipAdmin(NoDeletion, admin.ModelAdmin):
    list_display = ["user", "authority", "role", "until", "ended_at"]
    list_filter = ["role"]
    list_select_related = ["user", "authority"]
    search_fields = ["user__email", "user__name", "authority__name"]
    autocomplete_fields = ["user", "authority"]
    fields = ["user", "authority", "role", "until", "ended_at"]

    def save_model(self, request: HttpRequest, obj: Membership, form: ModelForm, change: bool) -> None:
        if not change:
            obj.added_by = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)


@admin.register(RegionalAppointment)
class RegionalAppointmentAdmin(NoDeletion, admin.ModelAdmin):
    list_display = ["user", "region", "role", "phase", "deputy", "starts", "until", "ended_at"]
    list_filter = ["region", "role"]
    list_select_related = ["user", "region"]
    search_fields = ["user__email", "user__name"]
    autocomplete_fields = ["user", "region"]


@admin.register(Invitation)
class InvitationAdmin(NoDeletion, admin.ModelAdmin):
    list_display = ["email", "authority", "role", "sent_at", "accepted_at", "withdrawn_at"]
    list_filter = ["role"]
    list_select_related = ["authority"]
    search_fields = ["email", "authority__name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
