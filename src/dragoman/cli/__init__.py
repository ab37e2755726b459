"""The command line: arguments in, tables and JSON lines out."""
