"""What nineteen of twenty may take, and how much may grow, on two processors that locust and the database share.

A reader at the desk does not notice 200 ms; a search is read before it is answered, and after 400 ms one begins to
wait. Whoever signs up, saves or decides does it a few times a day and looks for the answer: a second, and a second and
a half, is where one wonders whether the button was hit. An editor is the slowest page, since Wagtail draws it anew.
"""

MILLISECONDS = {
    "reads a page": 200,
    "searches": 400,
    "opens the sign-up": 400,
    "signs up": 1000,
    "opens the editor": 1500,
    "saves": 1500,
    "sends": 1500,
    "opens the review": 1500,
    "approves": 1500,
}
# From the end of the first two minutes to the end. Memory: what is kept fills up to its limit (PAGE_CACHE_MB), and
# Python's own rooms settle; in ten minutes a process answers some ten thousand questions, and a leak of 4 kB in each
# would show.
MEGABYTES = 40
CONNECTIONS = 2  # the pools are full after the first minute; a connection that is not given back is one more each time
JOBS = 20  # what a few events bring at once; a queue that grows by one in two seconds would be ten times that
