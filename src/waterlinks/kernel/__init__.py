"""What every package stands on: lifecycles, access, periods, money, figures.

Nothing here knows water, a model or a page.
"""
