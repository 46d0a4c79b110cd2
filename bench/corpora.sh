#!/usr/bin/env bash
# Fetches the public documents that the questions in src/test/resources/bench are about: npm packages with their
# documentation, and sources from Maven. Arguments: the folder for them (target/corpora). What is there already is kept.
set -euo pipefail
cd "$(dirname "$0")/.."
root="$(mkdir -p "${1:-target/corpora}" && cd "${1:-target/corpora}" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# npm NAME PACKAGE@VERSION FOLDER: the corpus NAME is a folder of the package.
npm_docs() {
  [ -d "$root/$1" ] && return
  (cd "$work" && tar -xzf "$(npm pack --silent "$2")")
  mv "$work/package/$3" "$root/$1"
  rm -rf "$work/package"
}

# maven NAME GROUP:ARTIFACT:VERSION FOLDER: the corpus NAME is a folder of the sources.
maven_sources() {
  [ -d "$root/$1" ] && return
  mvn -B -q dependency:unpack -Dartifact="$2:jar:sources" -DoutputDirectory="$work/sources"
  mv "$work/sources/$3" "$root/$1"
  rm -rf "$work/sources"
}

npm_docs fastify fastify@5.12.8 docs
npm_docs undici undici@8.12.4 docs
maven_sources hikari com.zaxxer:HikariCP:6.3.3 com/zaxxer/hikari
maven_sources isyfact de.bund.bva.isyfact:isy-batchrahmen:2.1.0 de/bund/bva/isyfact/batchrahmen
maven_sources hutool cn.hutool:hutool-core:5.8.26 cn/hutool/core
maven_sources lucene org.apache.lucene:lucene-core:9.12.3 org/apache/lucene
