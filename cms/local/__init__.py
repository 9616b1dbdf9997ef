"""Everything on one machine: the demo, development and the tests. Production uses none of it."""
