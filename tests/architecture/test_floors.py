"""Every relation between models points down the floors, and nothing below learns about it."""

import pytest
from django.apps import apps

from house import HEIGHT, package_of

CROSSING = [
    field
    for model in apps.get_models()
    for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
    if field.is_relation
    and package_of(model)
    and package_of(field.related_model)
    and package_of(model) != package_of(field.related_model)
]


@pytest.mark.parametrize("field", CROSSING, ids=str)
def test_every_relation_points_down_the_floors(field):
    assert HEIGHT[package_of(field.related_model)] < HEIGHT[package_of(field.model)]


@pytest.mark.parametrize("field", CROSSING, ids=str)
def test_the_lower_floor_does_not_learn_of_the_relation(field):
    assert field.remote_field.related_name == "+", f'Give {field} related_name="+".'
