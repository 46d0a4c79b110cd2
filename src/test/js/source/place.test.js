import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from '#js/dom/nodes.js';
import { breakable, linesOf, placeName, placeParts, sourceAddress } from '#js/source/place.js';

test('names places and links to them', () => {
  const place = { path: 'docs/a b#c.md', startLine: 10, endLine: 42 };
  assert.equal(placeName(place), 'docs/a b#c.md:10-42');
  assert.equal(sourceAddress(place), 'source.html?path=docs/a%20b%23c.md#L10-L42');
  assert.equal(sourceAddress({ path: 'a', startLine: 3, endLine: 3 }), 'source.html?path=a#L3');
  assert.deepEqual(linesOf('#L10-L42'), { startLine: 10, endLine: 42 });
  assert.deepEqual(linesOf('#L42-10'), { startLine: 10, endLine: 42 });
  assert.deepEqual(linesOf('#L7'), { startLine: 7, endLine: 7 });
  for (const hash of ['', '#x', '#L', '#L0', '#L1-Lx']) assert.equal(linesOf(hash), null);
});

test('a path wraps after its slashes first', () => {
  assert.deepEqual(breakable('name.md'), ['name.md']);
  assert.deepEqual(placeParts({ path: 'docs/a/b.md', startLine: 3, endLine: 9 }), [
    'docs/',
    h('wbr'),
    'a/',
    h('wbr'),
    'b.md:3-9',
  ]);
  assert.deepEqual(breakable('/srv//docs/'), ['/', h('wbr'), 'srv//', h('wbr'), 'docs/']);
});
