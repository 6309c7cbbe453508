"""Before the standalone program begins: what it starts (a browser) must find its own libraries, not ours.

PyInstaller points LD_LIBRARY_PATH at our folder and keeps the person's own value under another name. Our libraries
are found already; the person's value is put back for the programs we start. Ourselves, started again, set it anew.
"""

import os

own = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if own:
    os.environ["LD_LIBRARY_PATH"] = own
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
