"""Quotations and footnotes: works in the terms of CSL, and the styles that cite them. Pure; no files, no windows."""
