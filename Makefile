# The targets are listed by `make`; the work is done by the scripts in ops/, which say in one sentence what is missing.
# HOST, PORT, DATABASE_URL and RELOAD may be given: make run PORT=8001

.DEFAULT_GOAL := help
.PHONY: help run demo test serve postgis postgis-stop bench screenshots lock clean
OPS = @sh ops/python.sh -m ops

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## set up what is missing, load the data and serve the site
	$(OPS) run

demo: ## the same site with invented figures, for trying it out: a second database, port 8001
	$(OPS) demo

test: ## every check and test, on both databases and in a browser
	$(OPS) test

serve: ## serve as in production: needs SECRET_KEY and ALLOWED_HOSTS
	$(OPS) serve

postgis: ## start a private PostGIS below var/ and print its DATABASE_URL
	$(OPS) postgis

postgis-stop: ## stop that PostGIS
	$(OPS) postgis-stop

bench: ## the benchmarks, as ratios; ROWS=1000000 for more rows
	$(OPS) bench

screenshots: ## take the pictures of the README anew
	$(OPS) screenshots

lock: ## write requirements*.txt anew from requirements*.in
	$(OPS) lock

clean: ## remove what can be made again: the environment, hashed files and caches (not the databases)
	rm -rf .venv var/static var/stamps .pytest_cache .ruff_cache .hypothesis
