"""Where a framework's pages are: published, or the preview of a draft, in which nothing leads out."""

from django import template
from django.template import Context
from django.urls import reverse

from standards.content import Content
from standards.forms.trying import TryForm

register = template.Library()


@register.simple_tag(takes_context=True)
def at_framework(context: Context, content: Content) -> str:
    if draft := context.get("draft"):
        return reverse("standards:own_preview", args=[draft.pk])
    return reverse("standards:framework_detail", args=[content.slug, content.version])


@register.simple_tag(takes_context=True)
def at_element(context: Context, content: Content, ref: str) -> str:
    if draft := context.get("draft"):
        return reverse("standards:own_preview_element", args=[draft.pk, ref])
    return reverse("standards:element_detail", args=[content.slug, content.version, ref])


@register.simple_tag(takes_context=True)
def at_section(context: Context, content: Content, ref: str) -> str:
    if draft := context.get("draft"):
        return reverse("standards:own_preview_section", args=[draft.pk, ref])
    return reverse("standards:section_detail", args=[content.slug, content.version, ref])


@register.filter
def asked_by(criterion: object, form: TryForm) -> object:
    """The question of a form about this criterion."""
    return form.field_of(criterion)  # type: ignore[arg-type]


@register.filter
def opened(message: str) -> str:
    """A fault with a capital to begin with, but for the name of a key, which is written as the file has it."""
    first = message.split(" ", 1)[0]
    return message if "_" in first else message[:1].upper() + message[1:]
