"""The strategy team's questions, answered with tables: who is this, what changed, what runs out, what if.

One module a question. A function takes an ecosystem and gives a table, or a frozen
record of tables; nothing here reads files, draws or prints. Structural ties are
context and never counted.
"""
