"""Dragoman reads news and keeps a ledger of who did, offered, denied or said what to whom, according to whom."""
