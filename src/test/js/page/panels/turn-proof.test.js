import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { afterEach, before as beforeAll, beforeEach, test } from 'node:test';
import { CitationMarks } from '#js/page/panels/citation-marks.js';
import { WEAK } from '#js/page/panels/phases.js';
import { fetchMarks } from '#js/page/panels/turn-marks.js';
import { TurnView } from '#js/page/panels/turn-view.js';
import { citedLines } from '#js/page/sources.js';
import { reduce } from '#js/page/state/reduce.js';
import { initialState } from '#js/page/state/state.js';
import { storedTurn } from '#js/page/state/turn.js';
import { FakeDocument } from '#testing/fake-document.js';

const TEXT = 'Parcels wait in **room 100** [1].\n\n- They leave on day 7 [2].\n- Call `desk-9` first [1][2].\n';
const SOURCES = [1, 2].map((n) => ({ n, title: `T${n}`, path: `p${n}.md`, startLine: 10, endLine: 30 }));

/** The place of words in the text. @param {string} words @param {string} [text] */
function at(words, text = TEXT) {
  const start = text.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
}

const FIRST = { n: 1, ...at('Parcels wait in **room 100** [1]'), support: 0.9, startLine: 12, endLine: 14 };
const SECOND = { n: 2, ...at('They leave on day 7 [2]'), support: 0.1, startLine: 20, endLine: 20 };
const CHECKED = {
  used: [1, 2],
  checked: [FIRST, SECOND],
  unsupported: [{ ...at('7'), kind: 'number' }],
  spans: [
    { n: 1, startLine: 12, endLine: 14, hash: 'a' },
    { n: 2, startLine: 20, endLine: 20, hash: 'b' },
  ],
};

/** The texts that are highlighted, and what else the page's marks need of a browser. @type {Set<FakeRange>} */
let highlighted;
/** @type {Record<string, any>} */
let before;

class FakeRange {
  /** @type {any} */
  #node;
  #start = 0;
  text = '';

  /** @param {any} node @param {number} offset */
  setStart(node, offset) {
    this.#node = node;
    this.#start = offset;
  }

  /** @param {any} node @param {number} offset */
  setEnd(node, offset) {
    assert.ok(offset <= node.data.length);
    this.text = node === this.#node ? node.data.slice(this.#start, offset) : `${this.#node.data}…${node.data}`;
  }
}

// As on a page that has shown a checked answer before; turn-marks.test.js has the others.
beforeAll(fetchMarks);

beforeEach(() => {
  const { document, CSS, Highlight } = /** @type {any} */ (globalThis);
  before = { document, CSS, Highlight };
  const fake = new FakeDocument();
  Object.assign(fake, {
    createRange: () => new FakeRange(),
    createElementNS: (/** @type {string} */ _, /** @type {string} */ tag) => fake.createElement(tag),
  });
  const registry = new Map();
  Object.assign(globalThis, { document: fake, CSS: { highlights: registry }, Highlight: Set });
  highlighted = new Set();
  registry.set('unsupported', highlighted);
});

afterEach(() => void Object.assign(globalThis, before));

/** A stored answer. @param {any} citations @param {any} [more] */
function stored(citations, more = {}) {
  return storedTurn(
    /** @type {any} */ ({
      answer: 'a',
      question: 'How?',
      askedAt: '2026-01-01T00:00:00Z',
      status: 'done',
      model: 'm',
      text: TEXT,
      ...more,
      details: { sources: { sources: SOURCES }, citations, done: { finish: 'stop' }, ...more.details },
    }),
  );
}

/** The same answer as it is streamed. @param {any} citations */
function streamed(citations) {
  const events = [
    ['start', { answer: 'a', conversation: 'c', model: 'm' }],
    ['sources', { sources: SOURCES }],
    ['text', { text: TEXT }],
    ['citations', citations],
    ['done', { finish: 'stop' }],
  ];
  const actions = events.map(([event, data], id) => ({ type: 'event', key: 'k', frame: { id, event, data } }));
  const asked = { type: 'asked', key: 'k', question: 'How?', now: 0 };
  return [asked, ...actions].map(/** @param {any} it */ (it) => it).reduce(reduce, initialState).turns[0];
}

/** @param {any} turn @returns {{view: TurnView, element: any}} */
function drawn(turn) {
  const nothing = () => {};
  const view = new TurnView(turn, { highlight: () => null, openSource: nothing, retry: nothing, goOn: nothing });
  view.draw(turn, 0);
  return { view, element: view.element };
}

/** @param {any} element */
const prose = (element) => element.childNodes.find((/** @type {any} */ it) => it.className === 'prose');

/** The citations in a text, with an exclamation mark if they are marked. @param {any} element */
const citations = (element) =>
  prose(element)
    .all('button')
    .filter((/** @type {any} */ it) => it.getAttribute('data-source'))
    .map((/** @type {any} */ it) => it.getAttribute('data-source') + (isWeak(it) ? '!' : ''));

/** @param {any} button */
const isWeak = (button) => (button.getAttribute('class') ?? '').split(' ').includes('weak');

/** @param {any} element @returns {string | undefined} */
const note = (element) =>
  element.all('p').find((/** @type {any} */ it) => it.getAttribute('class') === 'proof')?.textContent;

const texts = () => [...highlighted].map(({ text }) => text);

test('the page marks what the server and its documentation call not clearly supported', async () => {
  const root = new URL('../../../../../', import.meta.url);
  const read = (/** @type {string} */ path) => readFile(new URL(path, root), 'utf8');
  const server = await read('src/main/java/dev/docent/evidence/Calibration.java');
  assert.equal(Number(/at least ([\d.]+) if the citation is not to be marked/.exec(server)?.[1]), WEAK);
  assert.equal(Number(/Below ([\d.]+) it does not/.exec(await read('docs/http-api.md'))?.[1]), WEAK);
});

test('a weak citation is marked and named, and a right one is not', () => {
  const { element } = drawn(streamed(CHECKED));
  assert.deepEqual(citations(element), ['1', '2!', '1', '2']);
  const [right, weak] = prose(element).all('button');
  assert.equal(weak.getAttribute('aria-label'), 'Source 2, not clearly supported by [2]');
  assert.equal(weak.getAttribute('title'), 'Not clearly supported by [2]');
  assert.equal(right.getAttribute('aria-label'), 'Source 1');
  assert.doesNotMatch(right.outline, /supported/);
});

test('the threshold itself is not weak', () => {
  const on = (/** @type {number} */ support) => ({ ...CHECKED, checked: [{ ...SECOND, support }] });
  assert.deepEqual(citations(drawn(streamed(on(WEAK))).element), ['1', '2', '1', '2']);
  assert.deepEqual(citations(drawn(streamed(on(WEAK - 0.001))).element), ['1', '2!', '1', '2']);
});

test('of several citations in a row, the weak one is marked', () => {
  const place = at('Call `desk-9` first');
  const checked = [
    { n: 1, ...place, support: 0.9 },
    { n: 2, ...place, support: 0.2 },
  ];
  assert.deepEqual(citations(drawn(streamed({ used: [1, 2], checked })).element), ['1', '2', '1', '2!']);
});

test('what no passage has is highlighted, and named below the text', () => {
  const unsupported = [
    { ...at('7'), kind: 'number' },
    { ...at('desk-9'), kind: 'identifier' },
    { ...at('room 100'), kind: 'quotation' },
  ];
  const { element } = drawn(streamed({ ...CHECKED, unsupported, unchecked: 2 }));
  assert.deepEqual(texts(), ['7', 'desk-9']);
  assert.equal(
    note(element),
    '1 citation is not clearly supported by its source. In none of the passages: 7, desk-9. ' +
      'Not in these words in the passage: room 100. 2 citations were not checked.',
  );
});

test('long and many parts are shortened in the note', () => {
  const text = `${Array.from({ length: 10 }, (_, i) => `x${i}`).join(' ')} ${'long '.repeat(40)}`;
  const unsupported = [
    ...Array.from({ length: 10 }, (_, i) => ({ ...at(`x${i}`, text), kind: 'identifier' })),
    { ...at('long '.repeat(40), text), kind: 'quotation' },
  ];
  const told = note(drawn(stored({ used: [], checked: [], unsupported }, { text })).element) ?? '';
  assert.match(
    told,
    /^In none of the passages: x0, .*, x7 and 2 more\. Not in these words in the passage: (long )+long…/,
  );
  assert.ok(told.length < 200, told);
});

test('the note names what is shown, without the escapes of Markdown', () => {
  const text = 'See test\\_utils.py [1].\n';
  const unsupported = [{ ...at('test\\_utils.py', text), kind: 'identifier' }];
  const { element } = drawn(stored({ used: [1], checked: [], unsupported }, { text }));
  assert.equal(note(element), 'In none of the passages: test_utils.py. ');
});

test('a reopened answer shows the same', () => {
  const live = drawn(streamed(CHECKED)).element;
  const seen = texts();
  highlighted.clear();
  const reopened = drawn(stored(CHECKED)).element;
  assert.equal(prose(reopened).outline, prose(live).outline);
  assert.equal(note(reopened), note(live));
  assert.deepEqual([seen, texts()], [['7'], ['7']]);
});

test('quotes copy what they cite, so nothing is said of citations that were not checked', () => {
  const unchecked = { ...CHECKED, checked: [], unsupported: [], unchecked: 2 };
  assert.equal(note(drawn(stored(unchecked)).element), '2 citations were not checked.');
  assert.equal(note(drawn(stored(unchecked, { model: 'quotes' })).element), undefined);
  const substitute = { details: { done: { finish: 'stop', model: 'quotes' } } };
  assert.equal(note(drawn(stored(unchecked, substitute)).element), undefined);
  const replaced = { model: 'quotes', details: { done: { finish: 'stop', model: 'large' } } };
  assert.equal(note(drawn(stored(unchecked, replaced)).element), '2 citations were not checked.');
});

test('the marks have no nodes and no text of their own', () => {
  const { element } = drawn(streamed({ used: [1, 2] }));
  assert.equal(prose(drawn(streamed(CHECKED)).element).textContent, prose(element).textContent);
  const tags = (/** @type {any} */ it) => it.outline.match(/<\w+/g);
  assert.deepEqual(tags(prose(drawn(streamed(CHECKED)).element)), tags(prose(element)));
});

test('an answer that was not checked shows nothing', () => {
  for (const unchecked of [{ used: [1, 2] }, { ...CHECKED, checked: null, unchecked: 3 }, {}]) {
    const { element } = drawn(stored(unchecked));
    assert.deepEqual(citations(element), ['1', '2', '1', '2']);
    assert.equal(note(element), undefined);
    assert.deepEqual(texts(), []);
  }
});

test('a running answer shows nothing yet', () => {
  const turn = { ...streamed(CHECKED), status: 'running' };
  const { element } = drawn(turn);
  assert.deepEqual(citations(element), ['1', '2', '1', '2']);
  assert.equal(note(element), undefined);
});

test('places outside of the text, and anything malformed, hide nothing', () => {
  const end = TEXT.length;
  for (const places of [
    [{ start: -5, end: 3 }],
    [{ start: end, end: end + 9 }],
    [{ start: 9, end: 2 }],
    [{ start: 0, end: end + 1 }],
    [{ start: 'a', end: 'b' }],
    [{ start: 1.5, end: 2 }],
    [{}],
    [null],
    [7],
    'text',
    {},
    null,
  ]) {
    const broken = {
      used: [1],
      checked: Array.isArray(places)
        ? places.map((it) => (it ? { n: 2, support: 0, .../** @type {any} */ (it) } : it))
        : [],
      unsupported: places,
      spans: places,
      unchecked: 'many',
    };
    const turn = stored(broken);
    const { element } = drawn(turn);
    const shown = JSON.stringify(places);
    assert.deepEqual(citations(element), ['1', '2', '1', '2'], shown);
    assert.match(prose(element).textContent, /Parcels wait in room 100/, shown);
    assert.equal(note(element), undefined, shown);
    assert.deepEqual(texts(), [], shown);
    assert.deepEqual(turn.proof?.spans, [], shown);
  }
  assert.deepEqual(citations(drawn(stored({ used: [], checked: [{ ...SECOND, n: 9 }] })).element), [
    '1',
    '2',
    '1',
    '2',
  ]);
});

/** What browsers do when they translate a page. @param {any} element */
function translate(element) {
  for (const child of [...element.childNodes]) {
    if (child.childNodes) translate(child);
    else {
      const foreign = element.ownerDocument.createElement('font');
      foreign.appendChild(element.ownerDocument.createTextNode(`~${child.data.replace(/[a-z]/g, 'x')}`));
      element.replaceChild(foreign, child);
    }
  }
}

test('a translated text stays as it is, with the marks that it had', () => {
  const turn = streamed(CHECKED);
  const { view, element } = drawn(turn);
  translate(prose(element));
  const translated = prose(element).outline;
  view.draw(turn, 1);
  view.recolour();
  assert.equal(prose(element).outline, translated);
  assert.deepEqual(citations(element), ['1', '2!', '1', '2']);
});

test('a text that was translated before it was checked is not marked at a wrong place', () => {
  const { element } = drawn(streamed({ used: [1, 2] }));
  translate(prose(element));
  const translated = prose(element).outline;
  new CitationMarks(prose(element)).draw(streamed(CHECKED));
  assert.equal(prose(element).textContent, drawnText(translated));
  assert.deepEqual(citations(element), ['1', '2', '1', '2']);
  assert.deepEqual(texts(), []);
});

/** @param {string} outline */
const drawnText = (outline) => [...outline.matchAll(/"(?:[^"\\]|\\.)*"(?=<)/g)].map(([it]) => JSON.parse(it)).join('');

test('a turn that leaves the page leaves no highlight', () => {
  const turn = streamed(CHECKED);
  const { view } = drawn(turn);
  view.draw(turn, 1);
  assert.deepEqual(texts(), ['7']);
  view.remove();
  assert.deepEqual(texts(), []);
});

test('a browser without highlights still marks the citations and names the rest', () => {
  Object.assign(globalThis, { CSS: {} });
  const { element } = drawn(streamed(CHECKED));
  assert.deepEqual(citations(element), ['1', '2!', '1', '2']);
  assert.match(note(element) ?? '', /In none of the passages: 7\./);
});

test('a citation knows the lines of its sentence', () => {
  const turn = streamed(CHECKED);
  const [first, second, third] = prose(drawn(turn).element).all('button');
  assert.equal(first.getAttribute('data-lines'), '12-14');
  assert.equal(second.getAttribute('data-lines'), '20-20');
  assert.equal(third.getAttribute('data-lines'), null);
  assert.deepEqual(citedLines(turn, 1, '12-14'), [{ startLine: 12, endLine: 14 }]);
  assert.deepEqual(citedLines(turn, 2, undefined), [CHECKED.spans[1]]);
  assert.deepEqual(citedLines(turn, 1, 'x'), [CHECKED.spans[0]]);
  assert.deepEqual(citedLines(stored({ used: [1] }), 1, undefined), []);
});

test('an answer that is older than its sources says so above its text', () => {
  const notices = [{ code: 'outdated', message: 'This answer is older than its sources.' }];
  const { element } = drawn(stored(CHECKED, { details: { notices } }));
  const names = element.childNodes.map((/** @type {any} */ it) => it.className);
  assert.ok(names.indexOf('notices-slot') < names.indexOf('prose'));
  const slot = element.childNodes[names.indexOf('notices-slot')];
  assert.equal(slot.textContent, 'This answer is older than its sources.');
});
