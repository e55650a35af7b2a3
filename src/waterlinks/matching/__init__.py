"""Finding partners: who could help with a need, why and why not, and the best round over the whole network.

The engine scores, assigns and explains, and knows no Django. People decide: accepting a proposal is an action
here that begins a partnership one floor down.
"""
