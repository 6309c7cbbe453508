"""How long work takes beside the plainest code that does the same: `python -m tests.bench`.

`rows` lists what is measured; `child` runs one measurement in a fresh process; `store` and `window` do the
work with the program, `plain` without it; `material` and `building` make the projects; `table` prints.
"""
