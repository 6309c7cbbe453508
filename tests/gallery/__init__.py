"""Pictures of the window in every state that matters, made offscreen: `python -m tests.gallery [FOLDER]`."""
