"""The ledger's form through its versions: each file under `versions` takes a ledger from one to the next."""
