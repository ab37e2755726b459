"""Other forms of readings and claims: the output contract, tables, graphs, gold."""
