"""Reads other languages than English by word lists: no parser, but the same values, each on its words.

A language is a set of tables in `data/languages`; the logic here is the same for all of them.
"""
