"""Targets of the plans against what the register holds: rules that count, and pages that show it."""
