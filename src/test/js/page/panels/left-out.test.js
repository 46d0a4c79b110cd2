import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Slot } from '#js/dom/nodes.js';
import { leftOutSection, nothingText } from '#js/page/panels/left-out.js';
import { ServerState } from '#js/page/server-state.js';
import { leftOutKey } from '#js/page/state/left-out.js';
import { reduce } from '#js/page/state/reduce.js';
import { initialState } from '#js/page/state/state.js';
import { Store } from '#js/page/state/store.js';
import { FakeDocument } from '#testing/fake-document.js';

/** @import {IndexSource} from '#js/api/responses.js' */

const PDFS = {
  reason: 'unsupported',
  text: 'a format that is not read',
  count: 12,
  examples: ['a.pdf', 'b.pdf'],
  formats: { '': 1, '.pdf': 10, '.png': 1 },
};
/** @type {IndexSource} */
const SOURCE = {
  name: 'docs',
  state: 'done',
  files: 0,
  skipped: 13,
  leftOut: [PDFS, { reason: 'ignored', text: 'git ignores it', count: 1, examples: ['build/'], formats: {} }],
};

/** @param {any} lists @param {any} [source] */
function drawn(lists, source = SOURCE) {
  const element = new FakeDocument().createElement('div');
  new Slot(element).draw(leftOutSection(source, lists, () => {}));
  return element.outline;
}

test('counts what each rule leaves out, and names the formats and the first files', () => {
  assert.match(
    drawn({}),
    /"13 files and folders are left out".*"12: a format that is not read \(\.pdf 10, no extension 1, \.png 1\)".*a\.pdf.*b\.pdf.*"Show more".*"1: git ignores it".*build\//,
  );
});

test('offers more only if there are more', () => {
  assert.doesNotMatch(drawn({}, { ...SOURCE, leftOut: [(SOURCE.leftOut ?? [])[1]] }), /Show more/);
  assert.doesNotMatch(
    drawn({ [leftOutKey('docs', 'unsupported')]: { state: 'ready', paths: Array(12).fill('x.pdf'), next: null } }),
    /Show more/,
  );
});

test('says that the server does not list everything that it counts', () => {
  assert.match(
    drawn({ [leftOutKey('docs', 'unsupported')]: { state: 'ready', paths: ['a.pdf'], next: null } }),
    /and 11 more that the server does not list/,
  );
});

test('is absent when nothing is left out', () => {
  assert.equal(
    leftOutSection({ ...SOURCE, leftOut: [] }, {}, () => {}),
    null,
  );
});

test('says that a source without files has nothing to read', () => {
  assert.match(nothingText(SOURCE) ?? '', /none of the files here/);
  assert.match(nothingText({ ...SOURCE, skipped: 0 }) ?? '', /Check that it is mounted/);
  assert.equal(nothingText({ ...SOURCE, files: 3 }), null);
  assert.equal(nothingText({ ...SOURCE, state: 'running' }), null);
});

test('fetches the names page by page, and forgets them at the next pass', async () => {
  const store = new Store(
    reduce(initialState, { type: 'index', index: { state: 'idle', finishedAt: '1' } }),
    reduce,
    () => {},
  );
  const key = leftOutKey('docs & more', 'unsupported');
  /** @type {string[]} */
  const asked = [];
  const pages = [{ files: [{ path: 'a.pdf' }], next: 'docs & more/a.pdf' }, { files: [{ path: 'b.pdf' }] }];
  const server = new ServerState(
    store,
    /** @type {any} */ ({ get: async (/** @type {string} */ path) => pages[asked.push(path) - 1] }),
  );

  await server.moreLeftOut('docs & more', 'unsupported');
  await server.moreLeftOut('docs & more', 'unsupported');

  assert.deepEqual(store.state.leftOut[key], { state: 'ready', paths: ['a.pdf', 'b.pdf'], next: null });
  assert.deepEqual(
    asked.map((path) => new URLSearchParams(path.split('?')[1]).get('after')),
    ['', 'docs & more/a.pdf'],
  );
  assert.equal(new URLSearchParams(asked[1].split('?')[1]).get('source'), 'docs & more');
  store.dispatch({ type: 'index', index: { state: 'idle', finishedAt: '1' } });
  assert.notDeepEqual(store.state.leftOut, {});
  store.dispatch({ type: 'index', index: { state: 'idle', finishedAt: '2' } });
  assert.deepEqual(store.state.leftOut, {});
});

test('says that the names could not be fetched, and keeps those it has', async () => {
  const store = new Store(initialState, reduce, () => {});
  const server = new ServerState(
    store,
    /** @type {any} */ ({
      get: async () => {
        throw new Error('gone');
      },
    }),
  );

  await server.moreLeftOut('docs', 'unsupported');

  assert.match(drawn(store.state.leftOut), /a\.pdf.*"The server could not be reached\. Try again\.".*"Show more"/);
});
