from django.db import migrations


def give_sign_ups(apps, schema_editor):
    """What stood with each meeting of an event stood there for the whole of it: one signs up to a series once."""
    occurrences, sign_ups = (apps.get_model("events", name).objects for name in ("Occurrence", "SignUp"))
    works = occurrences.order_by().values_list("work", flat=True).distinct()
    for work in works:
        of_work = occurrences.filter(work=work).order_by("starts_at")
        first = of_work.filter(cancelled_at=None).first() or of_work.first()
        if first.capacity is None and first.deadline is None:
            continue
        taken = first.taken if first.capacity is None else min(first.taken, first.capacity)
        sign_up = sign_ups.create(
            work=work,
            capacity=first.capacity,
            taken=taken,
            has_waiting_list=first.has_waiting_list,
            deadline=first.deadline,
        )
        of_work.update(sign_up=sign_up)


class Migration(migrations.Migration):
    """By itself: PostgreSQL changes no table whose new rows it has not checked yet."""

    dependencies = [
        ("events", "0006_meet"),
    ]

    operations = [
        migrations.RunPython(give_sign_ups, migrations.RunPython.noop),
    ]
