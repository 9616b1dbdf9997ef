"""Questions whose SQL is worked out once in a process.

Django works a query out anew each time it is asked: for a reader's page that took longer than all else together. What
every reader asks for is the same question with other values, so the words are kept and only the values change.
"""

import copy
from collections.abc import Callable
from functools import cached_property
from inspect import signature
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Field, Lookup, QuerySet
from django.db.models.sql.compiler import SQLCompiler

M = TypeVar("M")


class Given(Expression):
    """Where a value will stand, by its number. The database must see its type from what it is compared with."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def as_sql(self, *args: Any, **kwargs: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)


@Field.register_lookup
class OneOf(Lookup):
    """`one_of`: as `in`, of a list that is given as one value."""

    lookup_name = "one_of"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        left, of_left = self.process_lhs(compiler, connection)
        right, of_right = self.process_rhs(compiler, connection)
        return f"{left} = ANY({right})", (*of_left, *of_right)


class Prepared(Generic[M]):
    """`build` makes the queryset; it is called once, with a `Given` for each of its arguments, or for so many `values`.

    Values are sent as they are: of the type that the column has, and for `one_of` a list. The query is the same in
    every language and for every reader, or it must be prepared for each.
    """

    def __init__(self, build: "Callable[..., QuerySet[Any, M]]", values: int | None = None) -> None:
        self._build = build
        self._values = len(signature(build).parameters) if values is None else values

    @cached_property
    def _worked_out(self) -> "tuple[QuerySet[Any, M], SQLCompiler, str, tuple[Any, ...]]":
        queryset = self._build(*map(Given, range(self._values)))
        compiler = queryset.query.get_compiler(queryset.db)
        sql, values = compiler.as_sql()
        return queryset, compiler, sql, tuple(values)

    def __call__(self, *given: Any) -> list[M]:
        """What the query finds with these values."""
        queryset, compiler, sql, values = self._worked_out
        filled = tuple(given[value.number] if isinstance(value, Given) else value for value in values)
        asked = copy.copy(compiler)
        asked.connection = connections[queryset.db]  # each thread has its own
        asked.as_sql = lambda *args, **kwargs: (sql, filled)  # type: ignore[method-assign]
        query = copy.copy(queryset.query)
        query.get_compiler = lambda *args, **kwargs: asked  # type: ignore[method-assign]
        answer = queryset.__class__(model=queryset.model, query=query, using=queryset.db)
        answer._iterable_class = queryset._iterable_class  # noqa: SLF001 — objects, or rows of values
        return list(answer)

    def first(self, *given: Any) -> M | None:
        return next(iter(self(*given)), None)
