"""The steps, one file (or folder) each: Reading → Reading. They know nothing of each other."""
