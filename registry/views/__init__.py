"""Pages of the ground floor: about, sources, evidence, health, and what is said when something is wrong."""
