"""Where the standalone program begins: the same door as `annotator` and `python -m annotator`."""

from annotator.__main__ import main

main()
