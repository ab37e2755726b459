"""The ledger in a database: the only rooms that know its SQL."""
