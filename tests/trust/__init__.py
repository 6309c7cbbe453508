"""Nothing lost, nobody let in: each promise with a control that must fail, and a count for long runs."""
