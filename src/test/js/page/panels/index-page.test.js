import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Slot } from '#js/dom/nodes.js';
import { IndexView } from '#js/page/index-view.js';
import { bytes } from '#js/page/panels/files.js';
import { content } from '#js/page/panels/index-page.js';
import { INDEX_HASH, showAddressed } from '#js/page/panels/index-place.js';
import { reduce } from '#js/page/state/reduce.js';
import { initialState } from '#js/page/state/state.js';
import { Store } from '#js/page/state/store.js';
import { FakeDocument } from '#testing/fake-document.js';
import { FakeClock } from '#testing/fakes.js';

const NOW = Date.parse('2026-01-31T09:35:00Z');
const SOURCE = {
  name: 'handbook',
  title: 'The Handbook',
  state: 'running',
  location: '/srv/handbook',
  files: 31,
  indexed: 12,
  unchanged: 4,
  chunks: 96,
  lastLook: '2026-01-31T09:30:00Z',
  nextLook: '2026-01-31T09:40:00Z',
  passagesPerSecond: 18.5,
  secondsLeft: 9,
};
const LOOKS = { vectors: { waiting: 1204, secondsLeft: 65 }, sources: [SOURCE] };
const FILES = {
  total: 2,
  files: [
    {
      source: 'handbook',
      path: 'a b.md',
      state: 'indexed',
      format: 'Markdown',
      passages: 3,
      size: 2048,
      at: '2026-01-31T09:30:00Z',
    },
    {
      source: 'handbook',
      path: 'build/',
      state: 'left_out',
      detail: 'git ignores it: line 3 of .gitignore says build/',
    },
  ],
  next: 'handbook/build/',
};
const WHY = {
  path: 'handbook/a b.md',
  state: 'indexed',
  text: 'This file is in the index.',
  indexed: { total: 3, passages: [{ start: 1, end: 9, name: 'handbook/a b.md:1-9', headings: ['Install', 'Debian'] }] },
  similar: [],
};

/** A page whose server answers with these responses. @param {Record<string, any>} responses @param {boolean} [begun] */
function page(responses, begun = true) {
  /** @type {string[]} */
  const asked = [];
  const store = new Store(initialState, reduce, () => {});
  const api = {
    get: async (/** @type {string} */ path) => {
      asked.push(path);
      const found = Object.entries(responses).find(([start]) => path.startsWith(start));
      if (!found) throw new Error('gone');
      return found[1];
    },
    post: async (/** @type {string} */ path, /** @type {any} */ body) => {
      asked.push(`POST ${path} ${JSON.stringify(body) ?? ''}`);
    },
  };
  let refreshed = 0;
  const clock = Object.assign(new FakeClock(), { document: { visibilityState: 'visible' } });
  const view = new IndexView(store, /** @type {any} */ (api), () => refreshed++, /** @type {any} */ (clock));
  if (begun) view.begin();
  return { store, view, asked, clock, refreshed: () => refreshed };
}

/** @param {any} state @param {any} [actions] */
function drawn(state, actions = {}) {
  const element = new FakeDocument().createElement('main');
  new Slot(element).draw(content(state, actions, NOW));
  return element;
}

/** Lets answered requests be handled. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('opens with the sources and the files', async () => {
  const { store, asked } = page({ 'api/sources': LOOKS, 'api/index/files': FILES });
  showAddressed(store, INDEX_HASH);
  await settled();

  assert.deepEqual(asked.map((path) => path.split('?')[0]).sort(), ['api/index/files', 'api/sources']);
  const text = drawn(store.state).textContent;
  assert.match(text, /The Handbookrunning/);
  assert.match(text, /16 of 31 files · 96 passages/);
  assert.match(text, /18\.5 passages a second · about 9\.0 s left · looked at 5 min ago · next look in 5 min 0 s/);
  assert.match(text, /1,204 passages wait for their vectors; words already find them\. About 1 min 5 s left\./);
  assert.match(text, /handbook\/a b\.mdindexedMarkdown32 KiB2026-01-31 09:30:00/);
  assert.match(text, /handbook\/build\/git ignores it: line 3 of \.gitignore says build\/left out/);
  showAddressed(store, '#c=1');
  assert.equal(store.state.indexPage.view, 'chat');
});

test('names the commit of each branch that is read', () => {
  const looks = (/** @type {any} */ revisions) => ({ ...LOOKS, sources: [{ ...SOURCE, ...revisions }] });
  const text = (/** @type {any} */ revisions) =>
    drawn({ ...initialState, indexPage: { ...initialState.indexPage, looks: looks(revisions) } }).textContent;

  assert.match(text({ revision: '4f2c0d1e5a' }), /\/srv\/handbook @ 4f2c0d1e5a/);
  const revisions = { main: `4f2c0d1e5a${'0'.repeat(30)}`, 'release/2': `91ab34cd56${'0'.repeat(30)}` };
  assert.match(text({ revisions }), /\/srv\/handbook: main @ 4f2c0d1e5a, release\/2 @ 91ab34cd56/);
});

test('shows what an address names that was opened before the page was loaded', async () => {
  const { store, view, asked } = page({ 'api/sources': LOOKS, 'api/index/files': FILES }, false);
  showAddressed(store, INDEX_HASH);
  await settled();
  assert.deepEqual(asked, []);
  view.begin();
  await settled();
  assert.deepEqual(asked, ['api/sources', 'api/index/files?q=&source=&state=&after=&limit=100']);
});

test('lists the files anew when a pass has ended', async () => {
  const responses = { 'api/sources': LOOKS, 'api/index/files': { total: 0, files: [], next: null } };
  const { store, clock, refreshed } = page(responses);
  showAddressed(store, INDEX_HASH);
  await settled();
  clock.advance(1000);
  assert.equal(refreshed(), 1);

  responses['api/sources'] = { ...LOOKS, sources: [{ ...SOURCE, state: 'done', lastLook: '2026-01-31T09:36:00Z' }] };
  responses['api/index/files'] = /** @type {any} */ (FILES);
  store.dispatch({ type: 'index', index: /** @type {any} */ ({ state: 'done', sources: [] }) });
  await settled();
  assert.equal(store.state.indexPage.files.items.length, 2);

  store.dispatch({ type: 'index', index: /** @type {any} */ ({ state: 'done', sources: [] }) });
  await settled();
  assert.equal(store.state.indexPage.files.items.length, 2);
  assert.equal(clock.pending, 0);
});

test('fetches as many files anew as it shows', async () => {
  const responses = { 'api/sources': LOOKS, 'api/index/files': FILES };
  const { store, asked } = page(responses);
  showAddressed(store, INDEX_HASH);
  await settled();
  store.dispatch({
    type: 'filesLoaded',
    query: store.state.indexPage.files.query,
    files: Array(248).fill(FILES.files[0]),
    total: 300,
    next: 'x',
    more: true,
  });

  responses['api/sources'] = { ...LOOKS, sources: [{ ...SOURCE, state: 'done' }] };
  store.dispatch({ type: 'index', index: /** @type {any} */ ({ state: 'done', sources: [] }) });
  await settled();
  assert.match(asked.at(-1) ?? '', /limit=250$/);
  assert.equal(store.state.indexPage.files.items.length, 2);
});

test('lists files although the sources are not known', async () => {
  const { store } = page({ 'api/index/files': FILES });
  showAddressed(store, INDEX_HASH);
  await settled();
  assert.equal(store.state.indexPage.files.items.length, 2);
  assert.match(drawn(store.state).textContent, /The server could not be reached\. Try again\./);
});

test('a hidden page does not look again', async () => {
  const { store, clock, refreshed } = page({ 'api/sources': LOOKS, 'api/index/files': FILES });
  showAddressed(store, INDEX_HASH);
  await settled();
  clock.document.visibilityState = 'hidden';
  clock.advance(1000);
  assert.equal(refreshed(), 0);
});

test('offers to list the next files again when that failed', async () => {
  const responses = { 'api/index/files': FILES };
  const { store, view } = page(responses);
  await view.find({ q: '', source: '', state: '' });
  responses['api/index/files'] = /** @type {any} */ (undefined);
  await view.more();
  const again = () =>
    drawn(store.state, { retry: () => view.retry() })
      .all('button')
      .find((/** @type {any} */ it) => it.textContent === 'Try again');
  assert.ok(again());
  assert.equal(store.state.indexPage.files.items.length, 2);

  responses['api/index/files'] = FILES;
  await again().onclick();
  await settled();
  assert.equal(store.state.indexPage.files.items.length, 4);
  assert.equal(again(), undefined);
});

test('lists files page by page, and drops what an earlier search still brings', async () => {
  const { store, view, asked } = page({ 'api/index/files': FILES });
  const slow = view.find({ q: 'old', source: '', state: '' });
  await view.find({ q: 'a & b', source: 'handbook', state: 'left_out' });
  await slow;
  await view.more();

  const last = new URLSearchParams(asked[2].split('?')[1]);
  assert.deepEqual(Object.fromEntries(last), {
    q: 'a & b',
    source: 'handbook',
    state: 'left_out',
    after: 'handbook/build/',
    limit: '100',
  });
  assert.equal(store.state.indexPage.files.items.length, 4);
});

test('says why a file is not found, with its passages', async () => {
  const { store, view } = page({ 'api/index/files/why': WHY });
  await view.why('handbook/a b.md');
  /** @type {any[]} */
  const opened = [];

  const element = drawn(store.state, { open: (/** @type {any[]} */ ...place) => opened.push(place) });

  assert.match(
    element.textContent,
    /This file is in the index\.3 passages, the first 1 of them:Lines 1-9 Install › Debian/,
  );
  element
    .all('button')
    .find((/** @type {any} */ it) => it.textContent === 'Lines 1-9')
    .onclick();
  assert.deepEqual(opened, [['handbook/a b.md', 1, 9]]);
});

test('names similar files', async () => {
  const rule = { reason: 'ignored', path: 'build/', line: { file: '.gitignore', line: 3, text: 'build/' } };
  const { store, view } = page({
    'api/index/files/why': { path: 'x', state: 'left_out', text: 'Out.', rule, similar: ['a/x'] },
  });
  await view.why('x');

  assert.match(drawn(store.state).textContent, /Out\.Files of such a name:a\/x/);
});

test('asks nothing for an empty path', async () => {
  const { view, asked } = page({});
  await view.why('  ');
  assert.deepEqual(asked, []);
});

test('looks again and cancels', async () => {
  const { view, asked, refreshed } = page({});
  await view.look('handbook');
  await view.cancel();

  assert.deepEqual(asked, ['POST api/index {"source":"handbook"}', 'POST api/index/cancel ']);
  assert.equal(refreshed(), 2);
});

test('looks again until no source waits or is read, because a pass may begin after the state was fetched', async () => {
  const responses = { 'api/sources': { sources: [{ ...SOURCE, state: 'waiting' }] }, 'api/index/files': FILES };
  const { store, clock, refreshed } = page(responses);
  showAddressed(store, INDEX_HASH);
  await settled();
  clock.advance(4999);
  assert.equal(refreshed(), 0);
  clock.advance(1);
  assert.equal(refreshed(), 1);

  responses['api/sources'] = { sources: [{ ...SOURCE, state: 'done' }] };
  store.dispatch({ type: 'index', index: { state: 'idle' } });
  await settled();
  assert.equal(clock.pending, 0);
});

test('says what the server refuses', async () => {
  const { store, view } = page({});
  showAddressed(store, INDEX_HASH);
  await view.why('a.md');
  await settled();

  const text = drawn(store.state).textContent;
  assert.equal(text.match(/The server could not be reached\. Try again\./g)?.length, 3);
});

test('offers to cancel only while a pass runs', () => {
  const running = reduce(initialState, { type: 'index', index: { state: 'running' } });
  assert.match(drawn(running).textContent, /Cancel the pass/);
  assert.doesNotMatch(drawn(initialState).textContent, /Cancel the pass/);
});

test('sizes are readable', () => {
  assert.deepEqual([0, 1023, 1024, 1536 * 1024].map(bytes), ['0 B', '1023 B', '1 KiB', '1.5 MiB']);
});

test('announces that a pass runs, but not its figures, which change each second', async () => {
  const { store } = page({ 'api/sources': LOOKS });
  showAddressed(store, INDEX_HASH);
  await settled();

  const announced = drawn(store.state)
    .all('p')
    .filter((/** @type {any} */ it) => it.attributes.get('role') === 'status')
    .map((/** @type {any} */ it) => it.textContent)
    .join();

  assert.match(announced, /No pass is running\./);
  assert.doesNotMatch(announced, /1,204/);
});
