"""Tags at a glance: what the tags say of the whole project, as pictures and as tables."""
