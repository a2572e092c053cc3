#!/bin/bash
# Builds what the browser loads into target/site: `build.sh wasm|css|public|compress`.
# The server embeds that folder, so the Makefile runs this before it compiles the server.
set -euo pipefail
cd "$(dirname "$0")/.."

site=target/site
profile=${WASM_PROFILE:-wasm-release}
npm_tools=$PWD/end2end/node_modules/.bin

wasm() {
    local bindgen built
    # Messages of panics name source files: no browser needs to know where this machine keeps them.
    cargo build -p frontend --target wasm32-unknown-unknown --profile "$profile" \
        --config "build.rustflags = ['--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo']"
    bindgen=$(.ci/tools wasm-bindgen-path)
    built=${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/${profile/#dev/debug}/frontend.wasm
    "$bindgen" --target web --no-typescript --out-dir "$site/pkg" --out-name otklik "$built"
    if [ "$profile" != dev ]; then shrink "$site/pkg/otklik_bg.wasm"; fi
}

# The features are those rustc turns on for the target; wasm-bindgen drops the section that names them.
shrink() {
    "$npm_tools/wasm-opt" -Oz \
        --enable-bulk-memory --enable-multivalue --enable-mutable-globals \
        --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext \
        "$1" -o "$1.small"
    mv "$1.small" "$1"
}

# School computers with Windows 7 end at Chrome 109, which reads no nested rules: they are taken apart.
css() {
    local sheet
    for sheet in main answer; do
        [ -f "style/$sheet.css" ] || { echo "  (no style/$sheet.css yet)"; continue; }
        "$npm_tools/esbuild" "style/$sheet.css" --bundle --minify --log-level=warning \
            --target=chrome105,firefox110,safari16 '--external:/fonts/*' --outfile="$site/$sheet.css"
    done
}

public() {
    mkdir -p "$site"
    if [ -d style/public ]; then cp -R style/public/. "$site/"; fi
}

# Brotli at its best quality takes seconds: once here instead of on every request.
compress() {
    find "$site" -name '*.br' -delete
    if [ "$profile" = dev ]; then return; fi
    node --input-type=module - "$site" <<'JS'
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const site = process.argv[2];
for (const name of readdirSync(site, { recursive: true })) {
    if (!/\.(js|wasm|css|svg)$/.test(name)) continue;
    const plain = readFileSync(join(site, name));
    const small = brotliCompressSync(plain, {
        params: {
            [constants.BROTLI_PARAM_QUALITY]: 11,
            [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
        },
    });
    writeFileSync(join(site, `${name}.br`), small);
    console.log(`  ${name}: ${plain.length} -> ${small.length} bytes`);
}
JS
}

mkdir -p "$site/pkg"
"$1"
