"""Several readers in the window: side by side, and which of them one sees."""
