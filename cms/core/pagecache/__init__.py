"""The page cache: whole answers to readers, exact to the last change (docs/adr/0050-page-cache.md).

wsgi        stands before Django: answers from what is kept, or asks Django and keeps what it says
recording   what an answer has read, seen while Django makes it
tables      which tables are watched, and whose works their rows belong to
triggers    the database writes down what changes, in the transaction that changes it
changes     tells the clock what was written down, after the commit
clock       one time for all processes, in Redis, moved by every change
entries     an answer as it is kept; store (in this process) and shared (in Redis) keep them
rules       what may be asked and what may be kept
"""
