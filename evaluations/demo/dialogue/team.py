"""The regional team at work: who acts, with which posts, on which authority."""

from collections.abc import Mapping
from functools import cached_property

from accounts.models import LocalAuthority, Region, RegionalAppointment, User
from accounts.posts import Posts, posts_from
from evaluations.demo.calendar import Calendar
from standards.content import Content


class Team:
    """`people` by the keys of people.yaml."""

    def __init__(self, people: Mapping[str, User], content: Content, calendar: Calendar) -> None:
        self.people = people
        self.content = content
        self.calendar = calendar
        self._posts: dict[int, Posts] = {}

    @property
    def director(self) -> User:
        return self.people["director"]

    @cached_property
    def region(self) -> Region:
        return RegionalAppointment.objects.select_related("region").get(user=self.director).region

    @cached_property
    def authorities(self) -> Mapping[str, LocalAuthority]:
        found = LocalAuthority.objects.filter(region=self.region, fictional=True).select_related("region")
        return {one.slug: one for one in found}

    def posts(self, user: User) -> Posts:
        if user.pk not in self._posts:
            held = RegionalAppointment.objects.filter(user=user).select_related("region")
            self._posts[user.pk] = posts_from(held)
        return self._posts[user.pk]
