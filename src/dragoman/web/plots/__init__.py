"""Plots: values in, a drawing out, as SVG for the page and as SVG, PNG and CSV to take away."""
