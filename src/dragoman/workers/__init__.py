"""Processes that work for this one: a sandbox for foreign bytes, pools for all that takes long."""
