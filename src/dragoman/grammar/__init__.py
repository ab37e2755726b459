"""What grammar says about who does what: rules over Universal Dependencies trees that hold for every language."""
