"""A webinar day's load on the site as it is served, for so many minutes: `make load MINUTES=10`.

content    what the demo's people and readers begin with
scenario   who asks, and how often: locust runs it, in a process of its own
measuring  memory, connections and queue meanwhile
budgets    what may take how long, what may grow how much, and why
"""
