"""Long work: what is waiting, what is running and how far it is, what came of it, why it failed.

Upper floors say in ready() which kinds of work there are; a worker beside the server does it.
"""
