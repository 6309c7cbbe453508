"""What is handed out, tried as a person gets it: the wheel and the standalone folder."""
