#!/bin/bash
# `make dev` without cargo-leptos: build, serve, wait for a change, again. The page is reloaded by hand.
set -euo pipefail
cd "$(dirname "$0")/.."

server=
stop() { if [ -n "$server" ]; then kill "$server" 2>/dev/null && wait "$server" || true; server=; fi; }
trap stop EXIT

changed() { find app frontend migrations server style Cargo.toml -newer target/make/watched -print -quit | grep -q .; }

mkdir -p data target/make
while true; do
    touch target/make/watched
    if make site WASM_PROFILE=dev && cargo build -p server; then
        stop
        target/debug/otklik serve --demo --database sqlite://data/dev.db --listen 127.0.0.1:3000 &
        server=$!
    fi
    until changed; do sleep 1; done
done
