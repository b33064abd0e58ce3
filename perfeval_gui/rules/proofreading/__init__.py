"""Proof-reading: what a careful reader sees in the words of a report, offline and alike each time.

The rooms: `figures` holds numbers against the tables, `arithmetic` against one another, `language`
reads words, marks and names; what they share stands beside them. Each check is a plain function.
The list of them is `readers`, not here: it loads them all, and what only names a family needs none.
"""
