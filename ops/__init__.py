"""Setting up, running and testing the site: standard library only, for it runs before anything is installed."""
