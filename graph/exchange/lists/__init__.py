"""Somebody's own list of agreements on its way to the two tables.

Bytes become grids of cells (`grids`), a grid a table by its header (`tables`, or `matrices`), each of its
headings one of our columns (`mapping`, by the `contents` below it), each text a value (`values`), each party
an organisation (`organisations`), and each row an agreement (`agreements`) unless it divides the others
(`groups`); `joining` does this for all tables of an import. Every cell is kept, read, or told.
"""
