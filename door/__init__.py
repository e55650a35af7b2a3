"""The door: what stands behind `./waterlinks`.

Standard library only, because it runs before anything is installed.
"""
