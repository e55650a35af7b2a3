"""Who did what, when, from where to where, and why: a trail that people can read.

An entry holds a verb and its parameters; the sentence is made in the reader's language when it is read.
"""
