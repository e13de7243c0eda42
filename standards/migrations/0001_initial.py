import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=250)),
                ("short_label", models.CharField(max_length=80)),
                ("dashboard_title", models.CharField(blank=True, max_length=120)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("position", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["framework", "position"],
            },
        ),
        migrations.CreateModel(
            name="Framework",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=60)),
                ("version", models.CharField(blank=True, max_length=20)),
                ("title", models.CharField(max_length=200)),
                ("short_title", models.CharField(max_length=80)),
                ("checksum", models.CharField(max_length=64)),
                ("element_one", models.CharField(max_length=30)),
                ("element_many", models.CharField(max_length=30)),
                ("source", models.JSONField(default=dict)),
                ("scale_note", models.TextField(blank=True)),
                (
                    "answers",
                    models.JSONField(default=list, help_text="What is written where there is no scale"),
                ),
                ("overall", models.JSONField(default=dict)),
                ("loaded_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ["slug", "version"],
                "constraints": [
                    models.UniqueConstraint(fields=("slug", "version"), name="one_row_per_framework_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="Element",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=40)),
                ("title", models.TextField()),
                ("short_label", models.CharField(max_length=80)),
                ("phase_refs", models.JSONField(default=list)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("led_by", models.JSONField(default=dict)),
                ("note", models.TextField(blank=True)),
                ("columns", models.JSONField(default=dict)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="elements",
                        to="standards.area",
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="elements",
                        to="standards.framework",
                    ),
                ),
            ],
            options={
                "ordering": ["framework", "position"],
            },
        ),
        migrations.AddField(
            model_name="area",
            name="framework",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="areas", to="standards.framework"
            ),
        ),
        migrations.CreateModel(
            name="Level",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=30)),
                ("rank", models.PositiveSmallIntegerField()),
                ("label", models.CharField(max_length=60)),
                ("column", models.CharField(max_length=60)),
                ("overall", models.CharField(max_length=60)),
                ("colour", models.CharField(max_length=4)),
                (
                    "asks",
                    models.CharField(
                        choices=[("met", "Met / not met"), ("applies", "Applies / does not")], max_length=7
                    ),
                ),
                ("report_words", models.JSONField(default=list)),
                ("report_note", models.TextField(blank=True)),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="levels",
                        to="standards.framework",
                    ),
                ),
            ],
            options={
                "ordering": ["framework", "-rank"],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=60)),
                ("text", models.TextField()),
                ("critical", models.BooleanField(default=False)),
                ("worked_out", models.BooleanField(default=False)),
                ("group", models.CharField(blank=True, max_length=60)),
                ("phase_refs", models.JSONField(default=list)),
                ("place", models.CharField(max_length=200)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "element",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="standards.element",
                    ),
                ),
                (
                    "level",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="standards.level",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "criteria",
                "ordering": ["element", "position"],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=60)),
                ("label", models.CharField(max_length=250)),
                (
                    "kind",
                    models.CharField(choices=[("number", "Number"), ("choice", "Choice")], max_length=6),
                ),
                ("unit", models.CharField(blank=True, max_length=20)),
                ("minimum", models.DecimalField(blank=True, decimal_places=3, max_digits=12, null=True)),
                ("maximum", models.DecimalField(blank=True, decimal_places=3, max_digits=12, null=True)),
                ("choices", models.JSONField(default=list)),
                ("hint", models.TextField(blank=True)),
                ("not_applicable", models.CharField(blank=True, max_length=200)),
                ("phase_refs", models.JSONField(default=list)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "element",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measures",
                        to="standards.element",
                    ),
                ),
            ],
            options={
                "ordering": ["element", "position"],
            },
        ),
        migrations.CreateModel(
            name="Phase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.SlugField(max_length=40)),
                ("label", models.CharField(max_length=60)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phases",
                        to="standards.framework",
                    ),
                ),
            ],
            options={
                "ordering": ["framework", "position"],
            },
        ),
        migrations.CreateModel(
            name="Rule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("necessary", "Must be met"),
                            ("limiting", "Holds the rating down where it applies"),
                            ("all_of", "All of a level"),
                            ("count", "How many are missing"),
                            ("band", "Where a measure falls"),
                            ("evidence", "Evidence of impact"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "basis",
                    models.CharField(choices=[("critical", "Critical"), ("stated", "Stated")], max_length=8),
                ),
                ("text", models.TextField()),
                ("note", models.TextField(blank=True)),
                ("quote", models.TextField(blank=True)),
                ("place", models.TextField(blank=True)),
                ("phase_refs", models.JSONField(default=list)),
                ("data", models.JSONField(default=dict)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "element",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rules",
                        to="standards.element",
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rules",
                        to="standards.framework",
                    ),
                ),
            ],
            options={
                "ordering": ["framework", "position"],
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=250)),
                ("short_label", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("quality-standards", "Quality standards"),
                            ("prompts", "Questions to discuss"),
                            ("expected-evidence", "Expected evidence"),
                            ("considerations", "What is considered"),
                            ("evidence-statements", "Evidence statements"),
                            ("contributors", "Suggested contributors"),
                            ("sources-of-evidence", "Sources of evidence"),
                            ("indicators", "Data indicators"),
                            ("guidance", "Guidance"),
                            ("documents", "Documents to have ready"),
                            ("people", "People to meet"),
                            ("vocabulary", "Words for reports"),
                            ("form", "Form"),
                            ("stages", "Stages"),
                            ("introduction", "Introduction"),
                            ("protocol", "Protocol"),
                        ],
                        max_length=30,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="standards.framework",
                    ),
                ),
            ],
            options={
                "ordering": ["framework", "position"],
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(blank=True, max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("quality-standards", "Quality standards"),
                            ("prompts", "Questions to discuss"),
                            ("expected-evidence", "Expected evidence"),
                            ("considerations", "What is considered"),
                            ("evidence-statements", "Evidence statements"),
                            ("contributors", "Suggested contributors"),
                            ("sources-of-evidence", "Sources of evidence"),
                            ("indicators", "Data indicators"),
                            ("guidance", "Guidance"),
                            ("documents", "Documents to have ready"),
                            ("people", "People to meet"),
                            ("vocabulary", "Words for reports"),
                            ("form", "Form"),
                            ("stages", "Stages"),
                            ("introduction", "Introduction"),
                            ("protocol", "Protocol"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("la-contacts", "LA contacts"),
                            ("headteachers", "Headteachers and other staff in schools"),
                            ("all", "Everyone"),
                        ],
                        max_length=20,
                    ),
                ),
                ("phase_refs", models.JSONField(default=list)),
                ("title", models.CharField(blank=True, max_length=250)),
                ("lead", models.TextField(blank=True)),
                ("items", models.JSONField(default=list)),
                ("tail", models.TextField(blank=True)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="standards.area",
                    ),
                ),
                (
                    "element",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="standards.element",
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="standards.framework",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="standards.section",
                    ),
                ),
            ],
            options={
                "ordering": ["framework", "position"],
            },
        ),
        migrations.AddConstraint(
            model_name="element",
            constraint=models.UniqueConstraint(fields=("framework", "ref"), name="one_element_per_ref"),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.UniqueConstraint(fields=("framework", "ref"), name="one_area_per_ref"),
        ),
        migrations.AddConstraint(
            model_name="level",
            constraint=models.UniqueConstraint(fields=("framework", "code"), name="one_level_per_code"),
        ),
        migrations.AddConstraint(
            model_name="level",
            constraint=models.UniqueConstraint(fields=("framework", "rank"), name="one_level_per_rank"),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.UniqueConstraint(fields=("element", "ref"), name="one_criterion_per_ref"),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.UniqueConstraint(fields=("element", "ref"), name="one_measure_per_ref"),
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=models.UniqueConstraint(fields=("framework", "ref"), name="one_phase_per_ref"),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.UniqueConstraint(fields=("framework", "ref"), name="one_rule_per_ref"),
        ),
        migrations.AddConstraint(
            model_name="section",
            constraint=models.UniqueConstraint(fields=("framework", "ref"), name="one_section_per_ref"),
        ),
    ]
