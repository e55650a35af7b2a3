"""Operators that an import brings: entered unseen, listed when the import is stored, and hidden again with it.

Each is part of the transaction of the import, which leaves the trace.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q

from waterlinks.operators.lifecycle import NeedState
from waterlinks.operators.models import Need, NeedArea, Offer, Operator
from waterlinks.operators.terms import Standing
from waterlinks.organisations import actions as organisations
from waterlinks.organisations.models import Organisation
from waterlinks.organisations.terms import Kind, Origin


@dataclass(frozen=True, slots=True)
class Newcomer:
    """An operator as a public source names it. Services are None when unknown."""

    code: str
    name: str
    country: str
    source: str
    acronym: str = ""
    city: str = ""
    ownership: str = ""
    services: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What the newest figures of an operator say about itself. None is what they do not tell."""

    operator: int
    people_served: int | None = None
    connections: int | None = None
    hours_of_supply: float | None = None
    services: tuple[str, ...] | None = None


@transaction.atomic
def enter(newcomers: Iterable[Newcomer]) -> dict[str, int]:
    """Enter operators that are not here yet, not listed, with public figures; return the number of each code."""
    newcomers = list({one.code: one for one in newcomers}.values())
    numbers = organisations.enter(_organisation(one) for one in newcomers)
    Operator.objects.bulk_create(
        (
            Operator(
                organisation_id=numbers[one.code],
                services=list(one.services) if one.services else None,
                ownership=one.ownership,
                figures_are_public=True,
                is_listed=False,
            )
            for one in newcomers
        ),
        ignore_conflicts=True,
    )
    return numbers_of(numbers)


def _organisation(newcomer: Newcomer) -> Organisation:
    return Organisation(
        code=newcomer.code,
        name=newcomer.name[:200],
        acronym=newcomer.acronym[:40],
        kind=Kind.OPERATOR,
        country=newcomer.country,
        city=newcomer.city[:120],
        origin=Origin.IMPORTED,
        source=newcomer.source[:300],
    )


def numbers_of(codes: Iterable[str]) -> dict[str, int]:
    """Return the number of the operator behind each code that has one."""
    named = Operator.objects.filter(organisation__code__in=list(codes))
    return dict(named.values_list("organisation__code", "pk"))


def list_operators(numbers: models.QuerySet | Collection[int]) -> int:
    """Let these operators be seen, and say how many were not."""
    return Operator.objects.filter(pk__in=numbers, is_listed=False).update(is_listed=True)


@transaction.atomic
def unlist(numbers: Collection[int], *, besides: Collection[type[models.Model]]) -> list[int]:
    """Hide operators that came with an import and that nobody else refers to; return which were hidden.

    Whoever has people, has said anything itself, or stands in a row of any package above, stays. `besides` are the
    models whose rows are the import itself. What was suggested from the figures goes with them.
    """
    hidden = list(_left_alone(numbers, set(besides)).values_list("pk", flat=True))
    _suggestions(NeedArea.objects.filter(need__operator__in=hidden)).delete()
    _suggestions(Offer.objects.filter(operator__in=hidden)).delete()
    Operator.objects.filter(pk__in=hidden).update(is_listed=False)
    return hidden


@transaction.atomic
def remove_unlisted(numbers: Collection[int]) -> None:
    """Remove operators that were entered for an import which came to nothing."""
    unseen = Operator.objects.filter(pk__in=numbers, is_listed=False)
    organisations.remove(list(unseen.values_list("organisation", flat=True)))


def bring_up_to_date(profiles: Iterable[Profile]) -> int:
    """Take size, supply and services over from the newest figures, and say of how many operators.

    Operators compiled from public sources know nothing but their figures, so what these do not tell is unknown.
    What others have said about themselves is replaced only by a figure.
    """
    told = {profile.operator: profile for profile in profiles}
    operators = list(Operator.objects.filter(pk__in=told).select_related("organisation"))
    changed = [operator for operator in operators if _taken_over(operator, told[operator.pk])]
    columns = ["people_served", "connections", "hours_of_supply", "services"]
    Operator.objects.bulk_update(changed, columns, batch_size=200)
    return len(changed)


def _taken_over(operator: Operator, profile: Profile) -> bool:
    """Change the operator by its figures, and say whether that made a difference."""
    is_compiled = operator.organisation.origin == Origin.IMPORTED
    before = (operator.people_served, operator.connections, operator.hours_of_supply, operator.services)
    for name in ("people_served", "connections", "hours_of_supply"):
        value = getattr(profile, name)
        if value is not None or is_compiled:
            setattr(operator, name, value)
    if profile.services and is_compiled:
        operator.services = list(profile.services)
    return before != (
        operator.people_served,
        operator.connections,
        operator.hours_of_supply,
        operator.services,
    )


def _left_alone(numbers: Collection[int], besides: set[type[models.Model]]) -> models.QuerySet[Operator]:
    compiled = Operator.objects.filter(pk__in=numbers, is_listed=True, organisation__origin=Origin.IMPORTED)
    own_words = (
        Q(Exists(Need.objects.filter(operator=OuterRef("pk")).exclude(state=NeedState.OPEN)))
        | Q(Exists(_own_words(NeedArea.objects.filter(need__operator=OuterRef("pk")))))
        | Q(Exists(_own_words(Offer.objects.filter(operator=OuterRef("pk")))))
    )
    known: set[type[models.Model]] = {Operator, Need, Offer, *besides}
    for reference in (*_references_to(Operator, known), *_references_to(Organisation, known)):
        own_words |= Q(Exists(reference))
    return compiled.exclude(own_words)


def _references_to(
    target: type[models.Model], besides: Collection[type[models.Model]]
) -> Iterator[models.QuerySet]:
    """Return the rows that refer to an operator, whichever package holds them."""
    outer = OuterRef("pk") if target is Operator else OuterRef("organisation")
    for relation in target._meta.get_fields(include_hidden=True):  # noqa: SLF001 - public, in spite of its name
        if isinstance(relation, models.ManyToOneRel) and relation.related_model not in besides:
            rows = relation.related_model._base_manager  # noqa: SLF001 - past every filter
            yield rows.filter(**{relation.field.name: outer})


def _suggestions(rows: models.QuerySet) -> models.QuerySet:
    return rows.filter(standing=Standing.SUGGESTED)


def _own_words(rows: models.QuerySet) -> models.QuerySet:
    return rows.exclude(standing=Standing.SUGGESTED)
