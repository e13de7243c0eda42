"""What good looks like: frameworks as versioned reference data. Only the loader writes it.

Natural keys are the refs of the framework file. `phase_refs` are refs of the framework's phases, empty where
it has none: a list is read with its row, where a table between would cost a query and a join each time.
"""

from django.db import models

from standards.enums import Asks, Audience, Basis, MeasureKind, PassageKind, RuleKind


class Framework(models.Model):
    """One version of one publication; `checksum` is the SHA-256 of what its file says."""

    slug = models.SlugField(max_length=60)
    version = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=200)
    short_title = models.CharField(max_length=80)
    checksum = models.CharField(max_length=64)
    element_one = models.CharField(max_length=30)
    element_many = models.CharField(max_length=30)
    source = models.JSONField(default=dict)
    scale_note = models.TextField(blank=True)
    answers = models.JSONField(default=list, help_text="What is written where there is no scale")
    overall = models.JSONField(default=dict)
    replaces = models.JSONField(default=dict, help_text="What became of the parts of the version before")
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["slug", "version"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "version"], name="one_row_per_framework_version")
        ]

    def __str__(self) -> str:
        return self.short_title

    @property
    def key(self) -> str:
        return f"{self.slug}@{self.version}" if self.version else self.slug


class Level(models.Model):
    """A step of the scale; a higher rank is better. The publication words it in three ways."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="levels")
    code = models.CharField(max_length=30)
    rank = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=60)
    column = models.CharField(max_length=60)
    overall = models.CharField(max_length=60)
    colour = models.CharField(max_length=4)
    asks = models.CharField(max_length=7, choices=Asks.choices)
    report_words = models.JSONField(default=list)
    report_note = models.TextField(blank=True)

    class Meta:
        ordering = ["framework", "-rank"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="one_level_per_code"),
            models.UniqueConstraint(fields=["framework", "rank"], name="one_level_per_rank"),
        ]

    def __str__(self) -> str:
        return self.label


class Phase(models.Model):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="phases")
    ref = models.SlugField(max_length=40)
    label = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["framework", "position"]
        constraints = [models.UniqueConstraint(fields=["framework", "ref"], name="one_phase_per_ref")]

    def __str__(self) -> str:
        return self.label


class Area(models.Model):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="areas")
    ref = models.CharField(max_length=40)
    title = models.CharField(max_length=250)
    short_label = models.CharField(max_length=80)
    dashboard_title = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["framework", "position"]
        constraints = [models.UniqueConstraint(fields=["framework", "ref"], name="one_area_per_ref")]

    def __str__(self) -> str:
        return self.short_label


class Element(models.Model):
    """An aspect, element or question. `columns` is how its criteria are set out in print, by level code."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="elements")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="elements")
    ref = models.CharField(max_length=40)
    title = models.TextField()
    short_label = models.CharField(max_length=80)
    phase_refs = models.JSONField(default=list)
    place = models.CharField(max_length=200, blank=True)
    led_by = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    columns = models.JSONField(default=dict)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["framework", "position"]
        constraints = [models.UniqueConstraint(fields=["framework", "ref"], name="one_element_per_ref")]

    def __str__(self) -> str:
        return f"{self.ref} {self.short_label}"


class Criterion(models.Model):
    """`text` is as published, with **bold** and *italic* marks; a rule decides what is `worked_out`."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="criteria")
    level = models.ForeignKey(Level, on_delete=models.CASCADE, related_name="criteria")
    ref = models.CharField(max_length=60)
    text = models.TextField()
    critical = models.BooleanField(default=False)
    worked_out = models.BooleanField(default=False)
    group = models.CharField(max_length=60, blank=True)
    phase_refs = models.JSONField(default=list)
    place = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["element", "position"]
        verbose_name_plural = "criteria"
        constraints = [models.UniqueConstraint(fields=["element", "ref"], name="one_criterion_per_ref")]

    def __str__(self) -> str:
        return self.ref


class Measure(models.Model):
    """A number with bounds (inclusive), or a choice; `not_applicable` is the label where it may not apply."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="measures")
    ref = models.CharField(max_length=60)
    label = models.CharField(max_length=250)
    kind = models.CharField(max_length=6, choices=MeasureKind.choices)
    unit = models.CharField(max_length=20, blank=True)
    minimum = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    maximum = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    choices = models.JSONField(default=list)
    hint = models.TextField(blank=True)
    not_applicable = models.CharField(max_length=200, blank=True)
    phase_refs = models.JSONField(default=list)
    place = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["element", "position"]
        constraints = [models.UniqueConstraint(fields=["element", "ref"], name="one_measure_per_ref")]

    def __str__(self) -> str:
        return self.label


class Rule(models.Model):
    """A capping rule; without an element it holds for all. `data` is what its kind needs: refs, bands."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="rules")
    element = models.ForeignKey(
        Element, on_delete=models.CASCADE, related_name="rules", null=True, blank=True
    )
    ref = models.CharField(max_length=60)
    kind = models.CharField(max_length=9, choices=RuleKind.choices)
    basis = models.CharField(max_length=8, choices=Basis.choices)
    text = models.TextField()
    note = models.TextField(blank=True)
    quote = models.TextField(blank=True)
    place = models.TextField(blank=True)
    phase_refs = models.JSONField(default=list)
    data = models.JSONField(default=dict)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["framework", "position"]
        constraints = [models.UniqueConstraint(fields=["framework", "ref"], name="one_rule_per_ref")]

    def __str__(self) -> str:
        return self.ref


class Section(models.Model):
    """A part of the publication that belongs to no element: a form, stages, sources, introduction."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="sections")
    ref = models.SlugField(max_length=60)
    title = models.CharField(max_length=250)
    short_label = models.CharField(max_length=80)
    kind = models.CharField(max_length=30, choices=PassageKind.choices)
    note = models.TextField(blank=True)
    place = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["framework", "position"]
        constraints = [models.UniqueConstraint(fields=["framework", "ref"], name="one_section_per_ref")]

    def __str__(self) -> str:
        return self.title


class Passage(models.Model):
    """A list of published lines under a lead-in; `items` is a tree of {text, place, ref, items}.

    It stands under an element, an area or a section.
    """

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="passages")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="passages", null=True, blank=True)
    element = models.ForeignKey(
        Element, on_delete=models.CASCADE, related_name="passages", null=True, blank=True
    )
    section = models.ForeignKey(
        Section, on_delete=models.CASCADE, related_name="passages", null=True, blank=True
    )
    ref = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=30, choices=PassageKind.choices)
    audience = models.CharField(max_length=20, choices=Audience.choices, blank=True)
    phase_refs = models.JSONField(default=list)
    title = models.CharField(max_length=250, blank=True)
    lead = models.TextField(blank=True)
    items = models.JSONField(default=list)
    tail = models.TextField(blank=True)
    place = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["framework", "position"]

    def __str__(self) -> str:
        return self.title or self.place or self.kind
