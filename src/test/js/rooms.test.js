// Which room of the page may import which. A room knows what it is built from and never what uses it. Types count too.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { test } from 'node:test';

const MODULES = new URL('../../main/webapp/js/', import.meta.url);

/** What each room may import besides its own modules. @type {Record<string, string[]>} */
const MAY_IMPORT = {
  stream: [],
  dom: [],
  answer: ['stream'],
  api: ['answer', 'dom'],
  markdown: ['dom'],
  code: ['dom'],
  source: ['api', 'code', 'dom'],
  check: ['api', 'dom', 'stream'],
  'page/state': ['answer', 'api', 'source', 'stream'],
  'page/panels': ['answer', 'api', 'dom', 'markdown', 'page/state', 'source', 'stream'],
  page: ['answer', 'api', 'code', 'dom', 'page/panels', 'page/state', 'source', 'stream'],
};

/** An address in an import, an export or a type. */
const ADDRESS = /(?:\bfrom |\bimport |\bimport\()'([^']+)'/g;

const modules = readdirSync(MODULES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));

/** The modules that a module imports. @param {string} name */
function importsOf(name) {
  const text = readFileSync(new URL(name, MODULES), 'utf8');
  return [...text.matchAll(ADDRESS)].map(([, address]) => ({ address, room: dirname(join(dirname(name), address)) }));
}

/** The rooms whose modules a room imports. @param {string} room */
function roomsOf(room) {
  const named = modules
    .filter((name) => dirname(name) === room)
    .flatMap(importsOf)
    .map((it) => it.room);
  return [...new Set(named)].filter((it) => it !== room).sort();
}

test('every module is in a room of the table', () => {
  assert.deepEqual([...new Set(modules.map((name) => dirname(name)))].sort(), Object.keys(MAY_IMPORT).sort());
});

for (const [room, allowed] of Object.entries(MAY_IMPORT)) {
  test(`${room} imports what it may, and uses every allowance`, () =>
    assert.deepEqual(roomsOf(room), [...allowed].sort()));
}

test('the documentation has the same table', () => {
  const guide = readFileSync(new URL('../../../docs/architecture.md', import.meta.url), 'utf8');
  const rows = [...guide.slice(guide.indexOf('### The page')).matchAll(/^\| `([a-z/]+)` \| .+ \| (.*)\|$/gm)];
  const told = Object.fromEntries(
    rows.map(([, room, imports]) => [room, [...imports.matchAll(/`([a-z/]+)`/g)].map(([, name]) => name).sort()]),
  );
  assert.deepEqual(told, MAY_IMPORT);
});

test('rooms do not import each other in a cycle', () => {
  /** @param {string} room @param {string[]} way */
  const visit = (room, way) => {
    assert.ok(!way.includes(room), [...way, room].join(' → '));
    for (const next of MAY_IMPORT[room]) visit(next, [...way, room]);
  };
  for (const room of Object.keys(MAY_IMPORT)) visit(room, []);
});

test('every address is relative, so that it loads the same version and runs in Node', () => {
  for (const name of modules) for (const { address } of importsOf(name)) assert.match(address, /^\.\.?\/.*\.js$/, name);
});
