import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from '#js/dom/nodes.js';
import {
  breakable,
  linesOf,
  originLink,
  originOf,
  partHeading,
  placeName,
  placeOf,
  placeParts,
  sourceAddress,
} from '#js/source/place.js';

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

test('links to the origin of a document in a tab of its own', () => {
  const link = originLink('https://forge.example/a.md#L1');
  assert.equal(link?.tag, 'a');
  assert.equal(link?.attributes.href, 'https://forge.example/a.md#L1');
  assert.equal(link?.attributes.target, '_blank');
  assert.equal(link?.attributes.rel, 'noopener');
  assert.deepEqual(link?.children, ['Open at its origin']);
  for (const address of [undefined, 'javascript:alert(1)', 'file:///etc/passwd', '//forge', '']) {
    assert.equal(originLink(address), null);
  }
});

test('fills the numbers of lines into the address of the origin', () => {
  const lines = { startLine: 10, endLine: 42 };
  assert.equal(originOf('https://f/a.md?l={start}#L{start}-L{end}', lines), 'https://f/a.md?l=10#L10-L42');
  assert.equal(originOf('https://f/a.pdf', lines), 'https://f/a.pdf');
  assert.equal(originOf(undefined, lines), undefined);
});

test('names the pages of a document that has pages', () => {
  const place = { path: 'a.pdf', startLine: 10, endLine: 42, place: { kind: 'page', from: 3, to: 3 } };
  assert.equal(placeName(place), 'a.pdf, page 3');
  assert.equal(placeName({ ...place, place: { kind: 'page', from: 3, to: 4 } }), 'a.pdf, pages 3-4');
  assert.equal(sourceAddress(place), 'source.html?path=a.pdf#L10-L42');
});

test('names slides, rows of a sheet, cells and messages', () => {
  const name = (/** @type {string} */ path, /** @type {any} */ place) => placeName({ path, startLine: 1, place });
  assert.equal(name('a.pptx', { kind: 'slide', from: 3, to: 3 }), 'a.pptx, slide 3');
  assert.equal(name('a.xlsx', { kind: 'cells', from: 4, to: 9, sheet: 'Prices' }), 'a.xlsx, sheet Prices, rows 4-9');
  assert.equal(name('a.ipynb', { kind: 'notebook_cell', from: 5, to: 5 }), 'a.ipynb, cell 5');
  assert.equal(name('a.mbox', { kind: 'email_part', from: 1, to: 2 }), 'a.mbox, messages 1-2');
});

test('finds the rows of lines, if each line of a sheet is a row', () => {
  const places = [
    { kind: 'cells', sheet: 'A', from: 2, to: 9, start: 1, end: 8 },
    { kind: 'cells', sheet: 'A', from: 20, to: 30, start: 9, end: 10 },
    { kind: 'cells', sheet: 'B', from: 1, to: 1, start: 11, end: 11 },
  ];
  assert.deepEqual(placeOf(places, { startLine: 3, endLine: 4 }), { kind: 'cells', from: 4, to: 5, sheet: 'A' });
  assert.deepEqual(placeOf(places, { startLine: 8, endLine: 9 }), { kind: 'cells', from: 9, to: 30, sheet: 'A' });
  assert.equal(placeOf(places, { startLine: 10, endLine: 11 }), undefined);
  assert.deepEqual(
    places.map((place, i) => partHeading(place, places[i - 1])),
    ['Sheet A', '', 'Sheet B'],
  );
});

test('finds the pages of lines', () => {
  const pages = [
    { kind: 'page', from: 1, to: 1, start: 1, end: 20 },
    { kind: 'page', from: 3, to: 3, start: 20, end: 30 },
  ];
  assert.deepEqual(placeOf(pages, { startLine: 3, endLine: 19 }), { kind: 'page', from: 1, to: 1 });
  assert.deepEqual(placeOf(pages, { startLine: 20, endLine: 20 }), { kind: 'page', from: 1, to: 3 });
  assert.deepEqual(placeOf(pages, { startLine: 21, endLine: 99 }), { kind: 'page', from: 3, to: 3 });
  assert.equal(placeOf(pages, { startLine: 31, endLine: 31 }), undefined);
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
