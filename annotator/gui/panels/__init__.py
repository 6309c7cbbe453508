"""What stands beside the page: documents, tags, annotation cards, filter, messages."""
