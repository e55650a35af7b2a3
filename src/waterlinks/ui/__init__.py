"""How every page looks: one stylesheet, base pages, components, and the gallery that shows them all.

Knows no water: operators, partnerships and figures arrive as plain pieces (pieces.py) and leave as HTML.
"""
