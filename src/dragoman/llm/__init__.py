"""Asking a language model: what is asked of an article, and what comes back."""
