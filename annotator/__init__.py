"""Annotator: close reading with highlights, notes, tags and cross-references in one local file.

The layers, from the bottom up (arrows point down, `tests/test_layers.py` keeps it so):

- `model`, `errors`, `ids`   the nouns, and what a reader can be told
- `text`                     pure functions on strings
- `store`                    the project file; the only SQL
- `formats`                  files to values and back; no SQL, no Qt
- `jobs`                     verbs that join files and project
- `cli`, `gui`               the command line and the window; only `gui` knows Qt
"""

__version__ = "0.2.0"
