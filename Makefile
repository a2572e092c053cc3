# Отклик: `make help` lists the targets. Each step runs only when its sources are newer than its stamp.
ADDRESS      ?= 127.0.0.1:3000
DATABASE     ?= sqlite://data/otklik.db
export WASM_PROFILE ?= wasm-release

STAMPS := target/make
NPM    := end2end/node_modules/.package-lock.json
WASM   := $(STAMPS)/wasm-$(WASM_PROFILE)

BROWSER_SOURCES := Cargo.toml Cargo.lock $(shell find app frontend -type f)
STYLES          := $(shell find style -type f -not -path 'style/public/*' 2>/dev/null)
PUBLIC          := $(shell find style/public -type f 2>/dev/null)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run dev site test torture bench formulas screenshots fmt deny clean tools

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

run: site ## install what is missing, build, and serve the demo school at http://127.0.0.1:3000
	@echo "==> building the server"
	cargo build --release -p server
	@mkdir -p data
	target/release/otklik serve --demo --database $(DATABASE) --listen $(ADDRESS)

dev: ## build again on every change (cargo-leptos if it is there)
	@if command -v cargo-leptos >/dev/null; then exec cargo leptos watch; else exec frontend/watch.sh; fi

test: ## formatting, clippy, Rust tests and browser tests
	@.ci/test

torture: ## end servers, disks, clocks and connections under load; nothing acknowledged may be lost (20 minutes at most)
	cargo build --release -p server -p torture
	@.ci/tools strace
	@.ci/tools nginx
	target/release/torture

bench: ## how fast it is, beside what this machine could do at most, on SQLite and PostgreSQL (QUICK=1: a third of the time; SCENES=saves,pages: only these)
	cargo build --release -p server -p bench
	@address=$$(.ci/postgres start) && BENCH_POSTGRES=$$address target/release/bench; status=$$?; .ci/postgres stop; exit $$status

formulas: ## a million random formulas: none panics, none takes more steps than it has parts
	cargo test --release -p domain --test main random

screenshots: site ## every page at 390 and 1280 px into end2end/screenshots
	@.ci/tools chromium
	cargo build -p server
	cd end2end && npm run screenshots

fmt: ## format the Rust sources
	cargo fmt

deny: ## licences, advisories and banned versions (needs cargo-deny)
	cargo deny check

clean: ## remove everything built; data/ stays
	cargo clean
	rm -rf end2end/node_modules end2end/test-results end2end/playwright-report end2end/screenshots

# What the browser loads, in target/site. The server embeds it, so it comes first.
site: $(STAMPS)/compressed ## build only what the browser loads

$(STAMPS)/compressed: $(WASM) $(STAMPS)/css $(STAMPS)/public
	@echo "==> compressing"
	@frontend/build.sh compress
	@touch $@

$(WASM): $(BROWSER_SOURCES) $(NPM) frontend/build.sh | tools
	@echo "==> building the WebAssembly side ($(WASM_PROFILE))"
	frontend/build.sh wasm
	@rm -f $(STAMPS)/wasm-* && touch $@

$(STAMPS)/css: $(STYLES) $(NPM) frontend/build.sh | tools
	@echo "==> building the style sheets"
	frontend/build.sh css
	@touch $@

$(STAMPS)/public: $(PUBLIC) frontend/build.sh | tools
	frontend/build.sh public
	@touch $@

$(NPM): end2end/package-lock.json
	@.ci/tools npm
	@touch $@

tools:
	@mkdir -p $(STAMPS)
	@.ci/tools wasm-target
	@.ci/tools wasm-bindgen
