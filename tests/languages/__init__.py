"""A language that Dragoman does not know, made of one folder: what CONTRIBUTING says is enough."""
