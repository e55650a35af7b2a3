"""`{% load ui %}`: all components at once."""

from django import template

from waterlinks.ui.components import charts, chrome, forms, lists, tables, words

register = template.Library()

for _part in (words, charts, lists, tables, forms, chrome):
    register.tags.update(_part.register.tags)
    register.filters.update(_part.register.filters)
