"""Rows into tables by PostgreSQL's COPY: a hundred times as fast as saving, and nothing of what saving does."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models


def copy_rows(model: type[models.Model], rows: Sequence[models.Model], *, with_key: bool = False) -> None:
    """Writes the model's own table; of inherited models each table is written by itself, and needs its keys.

    Without keys the database numbers the rows.
    """
    fields = [field for field in model._meta.local_concrete_fields if with_key or not field.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {quote(model._meta.db_table)} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(_values(row, fields))


def _values(row: models.Model, fields: Iterable[models.Field[Any, Any]]) -> list[Any]:
    return [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]


def next_keys(model: type[models.Model], number: int) -> list[int]:
    """Takes that many primary keys from the table's own sequence."""
    key = model._meta.pk
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [model._meta.db_table, key.column, number],
        )
        return [value for (value,) in cursor.fetchall()]


def analyse(*tables: type[models.Model]) -> None:
    """Lets the planner know of the new rows at once."""
    with connection.cursor() as cursor:
        for model in tables:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
