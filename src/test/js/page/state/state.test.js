import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reduce } from '#js/page/state/reduce.js';
import { defaultModel, initialState, runningTurn } from '#js/page/state/state.js';
import { isContinuable } from '#js/page/state/turn.js';

const SOURCES = [{ n: 1, title: 'Install', path: 'docs/install.md', startLine: 10, endLine: 42 }];

const DOCUMENT = { path: 'a.md', title: 'A', lines: 1, start: 1, end: 1, text: 'a' };

/** Applies actions one after the other. @param {any[]} actions @param {any} [state] */
const after = (actions, state = initialState) => actions.reduce(reduce, state);

const asked = { type: 'asked', key: 'k', question: 'How?', now: 1000 };
/** @param {string} event @param {any} data @param {number} [id] @returns {any} */
const event = (event, data, id = 0) => ({ type: 'event', key: 'k', frame: { id, event, data } });
const start = event('start', { answer: 'a1', conversation: 'c1', model: 'm' }, 1);

test('shows a phase from the first moment', () => {
  const [turn] = after([asked]).turns;
  assert.equal(turn.status, 'running');
  assert.equal(turn.phase.phase, 'sending');
  assert.equal(turn.askedAt, 1000);
});

test('an answer grows from its events', () => {
  const state = after([
    asked,
    start,
    event('status', { phase: 'searching' }, 2),
    event('sources', { sources: SOURCES }, 3),
    event('text', { text: 'Li' }, 4),
    event('text', { text: 'ke\n' }, 5),
  ]);
  const [turn] = state.turns;
  assert.equal(turn.text, 'Like\n');
  assert.deepEqual(turn.sources, SOURCES);
  assert.equal(turn.lastId, 5);
  assert.equal(runningTurn(state), turn);
});

test('sources that the model finds later are added, and a replay begins without any', () => {
  const more = SOURCES.map((source) => ({ ...source, n: source.n + SOURCES.length }));
  const looks = [
    event('sources', { sources: SOURCES, searched: ['How is it renewed?'] }),
    event('status', { phase: 'looking', detail: 'Looking for “x”' }),
    event('sources', { sources: more }),
  ];
  const [turn] = after([asked, start, ...looks]).turns;
  assert.deepEqual(turn.sources, [...SOURCES, ...more]);
  assert.equal(turn.phase.detail, 'Looking for “x”');
  assert.equal(turn.newest, more.length);
  assert.deepEqual(turn.searched, ['How is it renewed?']);
  const [replayed] = after([asked, start, ...looks, start, ...looks]).turns;
  assert.deepEqual(replayed.sources, [...SOURCES, ...more]);
  assert.deepEqual(replayed.searched, ['How is it renewed?']);
});

test('an answer that is not from the documents says so, even after a reload', () => {
  const notice = { code: 'not_in_documents', message: 'Not from your documents.' };
  const [turn] = after([
    asked,
    start,
    event('sources', { sources: [] }),
    event('notice', notice),
    event('text', { text: 'So.' }),
  ]).turns;
  assert.deepEqual(turn.notices, [notice]);
  assert.deepEqual(after([asked, start, event('notice', notice), start, event('notice', notice)]).turns[0].notices, [
    notice,
  ]);

  const stored = {
    answer: 'a1',
    question: 'How?',
    text: 'So.',
    status: 'done',
    model: 'm',
    askedAt: '2026-01-01T00:00:00Z',
    details: { notices: [notice], done: { finish: 'stop' } },
  };
  assert.deepEqual(after([asked, start, { type: 'kept', key: 'k', stored }]).turns[0].notices, [notice]);
  assert.deepEqual(
    after([asked, start, { type: 'kept', key: 'k', stored: { ...stored, status: 'running' } }]).turns[0].notices,
    [],
  );
});

/** @param {string} answer */
const kept = (answer) => ({
  answer,
  question: `Q ${answer}`,
  text: 'T',
  status: 'done',
  model: 'm',
  askedAt: '2026-01-01T00:00:00Z',
  details: {},
});
/** @param {string[]} answers @param {boolean} hasEarlier */
const page = (answers, hasEarlier) => ({ id: 'c1', title: 'Long', turns: answers.map(kept), hasEarlier });
const shown = (/** @type {any} */ { turns, conversation }) => [
  turns.map((/** @type {any} */ turn) => turn.answer).join(' '),
  conversation.earlier,
];

test('a long conversation arrives page by page, the last one first', () => {
  const opened = after([
    { type: 'conversationOpening', id: 'c1' },
    { type: 'conversationOpened', conversation: page(['a5', 'a6'], true) },
  ]);
  assert.deepEqual(shown(opened), ['a5 a6', 'some']);
  const failed = after([{ type: 'earlierWanted' }, { type: 'earlierFailed', id: 'c1' }], opened);
  assert.deepEqual(shown(failed), ['a5 a6', 'failed']);
  const more = after(
    [{ type: 'earlierWanted' }, { type: 'earlierLoaded', conversation: page(['a3', 'a4'], true) }],
    failed,
  );
  assert.deepEqual(shown(more), ['a3 a4 a5 a6', 'some']);
  assert.equal(more.turns[2], opened.turns[0]);
  // A refresh brings only the last page.
  assert.deepEqual(shown(after([{ type: 'conversationOpened', conversation: page(['a6', 'a7'], true) }], more)), [
    'a3 a4 a5 a6 a7',
    'some',
  ]);
  const all = after([{ type: 'earlierLoaded', conversation: page(['a1', 'a2'], false) }], more);
  assert.deepEqual(shown(all), ['a1 a2 a3 a4 a5 a6', 'none']);
  assert.deepEqual(shown(after([{ type: 'conversationOpened', conversation: page(['a6', 'a7'], true) }], all)), [
    'a1 a2 a3 a4 a5 a6 a7',
    'none',
  ]);
});

test('turns that do not connect to the last page are fetched again, so that there is no gap', () => {
  const opened = after([
    { type: 'conversationOpening', id: 'c1' },
    { type: 'conversationOpened', conversation: page(['a1', 'a2'], false) },
  ]);
  assert.deepEqual(shown(after([{ type: 'conversationOpened', conversation: page(['a8', 'a9'], true) }], opened)), [
    'a8 a9',
    'some',
  ]);
});

test('the first answer names the conversation; later ones do not change the name', () => {
  const state = after([asked, start]);
  assert.deepEqual(state.conversation, { id: 'c1', title: 'How?' });
  const more = after(
    [
      { ...asked, key: 'k2', question: 'And?' },
      { ...start, key: 'k2' },
    ],
    state,
  );
  assert.deepEqual(more.conversation, state.conversation);
});

test('ends with what the text cites', () => {
  const [turn] = after([
    asked,
    start,
    event('text', { text: 'x [1]' }),
    event('citations', { used: [1] }),
    event('done', { finish: 'stop' }),
  ]).turns;
  assert.equal(turn.status, 'done');
  assert.deepEqual(turn.cited, [1]);
});

test('an error keeps the text before it', () => {
  const [turn] = after([
    asked,
    start,
    event('text', { text: 'half' }),
    event('error', { code: 'x', message: 'The model broke.', retryable: true }),
  ]).turns;
  assert.equal(turn.status, 'error');
  assert.equal(turn.text, 'half');
  assert.equal(turn.failure?.message, 'The model broke.');
});

test('a second start clears the text', () => {
  const [turn] = after([
    asked,
    start,
    event('text', { text: 'damaged' }),
    start,
    event('text', { text: 'whole' }),
  ]).turns;
  assert.equal(turn.text, 'whole');
});

test('a stop drops the text that the user had not seen', () => {
  const [turn] = after([
    asked,
    start,
    event('text', { text: 'seen' }),
    event('text', { text: 'unseen' }),
    event('done', { finish: 'stopped', length: 4 }),
  ]).turns;
  assert.equal(turn.text, 'seen');
});

test('a refused question is replaced when it is asked again, an answered one is kept', () => {
  const refused = after([
    asked,
    { type: 'failed', key: 'k', failure: { code: 'busy', message: 'Busy.', retryable: true } },
  ]);
  assert.equal(refused.turns[0].status, 'error');
  assert.equal(after([asked], refused).turns.length, 1);
  assert.equal(after([{ ...asked, key: 'k2' }], refused).turns.length, 2);
});

test('reports a broken connection until an event arrives', () => {
  const waiting = { state: 'waiting', attempt: 1, retryAt: 5000, reason: 'network' };
  const broken = after([asked, start, { type: 'connection', key: 'k', connection: waiting }]);
  assert.deepEqual(broken.turns[0].connection, waiting);
  assert.equal(after([event('text', { text: 'x' })], broken).turns[0].connection, null);
  assert.equal(
    after([{ type: 'connection', key: 'k', connection: { state: 'open', attempt: 1 } }], broken).turns[0].connection,
    null,
  );
});

test('does not report a first connection', () => {
  assert.equal(
    after([asked, { type: 'connection', key: 'k', connection: { state: 'connecting', attempt: 0 } }]).turns[0]
      .connection,
    null,
  );
});

test('events of an answer in a closed conversation change nothing', () => {
  const state = after([asked, start, { type: 'conversationClosed' }]);
  assert.equal(reduce(state, event('text', { text: 'late' })), state);
});

test('unknown events change nothing', () => {
  const state = after([asked]);
  assert.equal(reduce(state, event('confetti', {})), state);
});

test('shows a stored conversation as it was; a running answer starts from its beginning', () => {
  const turns = [
    {
      answer: 'a',
      question: 'Q',
      text: 'T [1]',
      status: 'done',
      model: 'm',
      askedAt: '2026-01-01T00:00:00Z',
      details: { sources: { sources: SOURCES }, citations: { used: [1] }, done: { finish: 'stop' } },
    },
    { answer: 'b', question: 'R', text: 'half', status: 'running', model: 'm', askedAt: '2026-01-01T00:01:00Z' },
    {
      answer: 'c',
      question: 'S',
      text: 'part',
      status: 'error',
      model: 'm',
      askedAt: '2026-01-01T00:02:00Z',
      details: { error: { code: 'x', message: 'Why.' } },
    },
  ];
  const state = after([
    { type: 'conversationOpening', id: 'c1' },
    { type: 'conversationOpened', conversation: { id: 'c1', title: 'Q', turns } },
  ]);
  assert.equal(state.conversationState, 'ready');
  assert.deepEqual(
    state.turns.map((/** @type {any} */ { status, text, cited }) => ({ status, text, cited })),
    [
      { status: 'done', text: 'T [1]', cited: [1] },
      { status: 'running', text: '', cited: [] },
      { status: 'error', text: 'part', cited: [] },
    ],
  );
  assert.equal(state.turns[2].failure?.message, 'Why.');
});

test('a conversation that arrives after another was opened is dropped', () => {
  const state = after([{ type: 'conversationOpening', id: 'c2' }]);
  assert.equal(reduce(state, { type: 'conversationOpened', conversation: { id: 'c1', title: '', turns: [] } }), state);
});

test('a source that loads after another was opened is dropped', () => {
  const opened = { path: 'b.md', startLine: 1, endLine: 2, title: 'B', origin: 'https://forge/b.md' };
  const loaded = { type: 'sourceLoaded', path: 'b.md', startLine: 1, document: DOCUMENT };
  assert.equal(after([{ type: 'sourceOpened', source: opened }, loaded]).source?.origin, 'https://forge/b.md');
  const state = after([{ type: 'sourceOpened', source: { path: 'b.md', startLine: 1, endLine: 2, title: 'B' } }]);
  assert.equal(reduce(state, { type: 'sourceLoaded', path: 'a.md', startLine: 1, document: DOCUMENT }), state);
});

test('another view closes the passage, which would cover it on phones', () => {
  const source = { path: 'b.md', startLine: 1, endLine: 2, title: 'B' };
  const state = after([
    { type: 'sourceOpened', source },
    { type: 'viewChanged', view: 'index' },
  ]);
  assert.equal(state.source, null);
  assert.equal(state.indexPage.view, 'index');
});

test('renaming changes the open conversation', () => {
  const state = after([asked, start, { type: 'conversationRenamed', id: 'c1', title: 'new' }]);
  assert.equal(state.conversation?.title, 'new');
  const other = after([asked, start, { type: 'conversationRenamed', id: 'c2', title: 'new' }]);
  assert.notEqual(other.conversation?.title, 'new');
});

test('never changes the state it was given', () => {
  const frozen = deepFreeze(after([asked, start, event('sources', { sources: SOURCES })]));
  after(
    [
      event('text', { text: 'x' }),
      event('done', { finish: 'stop' }),
      { type: 'stopping', key: 'k' },
      { type: 'conversationClosed' },
    ],
    frozen,
  );
});

test('refuses an action it does not know', () => {
  assert.throws(() => reduce(initialState, /** @type {any} */ ({ type: 'typo' })), /unknown action "typo"/);
});

test('the default model is the one the server marks, else the first', () => {
  const models = [
    { name: 'a', provider: 'openai' },
    { name: 'b', provider: 'quotes', default: true },
  ];
  assert.equal(defaultModel({ ...initialState, models })?.name, 'b');
  assert.equal(defaultModel({ ...initialState, models: models.slice(0, 1) })?.name, 'a');
  assert.equal(defaultModel(initialState), undefined);
});

/** @param {any} value @returns {any} */
function deepFreeze(value) {
  if (value && typeof value === 'object') Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}

test('the stored answer replaces an answer whose events are gone', () => {
  const stored = {
    answer: 'a1',
    question: 'How?',
    text: 'kept',
    status: 'interrupted',
    model: 'm',
    askedAt: '2026-01-01T00:00:00Z',
    details: { sources: { sources: SOURCES } },
  };
  const [turn] = after([asked, start, event('text', { text: 'ke' }), { type: 'kept', key: 'k', stored }]).turns;
  assert.equal(turn.text, 'kept');
  assert.equal(turn.status, 'interrupted');
  assert.equal(turn.key, 'k');
  assert.deepEqual(turn.sources, SOURCES);
});

test('a user who has seen more than was stored loses nothing', () => {
  const stored = {
    answer: 'a1',
    question: 'How?',
    text: 'kept',
    status: 'interrupted',
    askedAt: '2026-01-01T00:00:00Z',
  };
  const [turn] = after([
    asked,
    start,
    event('text', { text: 'kept and seen' }),
    { type: 'kept', key: 'k', stored },
  ]).turns;
  assert.equal(turn.text, 'kept and seen');
});

test('an answer that broke off can be continued if it has text and a model wrote it', () => {
  const broken = event('error', { code: 'interrupted', message: 'Restarted.', retryable: true });
  const text = event('text', { text: 'half' });
  const continuable = (/** @type {any[]} */ actions) => isContinuable(after(actions).turns[0]);
  assert.ok(continuable([asked, start, text, broken]));
  assert.ok(continuable([asked, start, text, event('done', { finish: 'stopped', length: 4 })]));
  assert.ok(!continuable([asked, start, broken]), 'without text');
  assert.ok(!continuable([asked, start, text]), 'while it is written');
  assert.ok(!continuable([asked, start, text, event('done', { finish: 'stop' })]), 'when it is whole');
  assert.ok(!continuable([asked, event('start', { answer: 'a1', model: 'quotes' }), text, broken]), 'by quotes');
});

const stored = (/** @type {string} */ answer, status = 'done') => ({
  answer,
  question: `Q ${answer}`,
  text: `T ${answer}`,
  status,
  model: 'm',
  askedAt: '2026-01-01T00:00:00Z',
});
/** @param {any[]} turns @returns {any} */
const seenAgain = (turns) => ({ type: 'conversationOpened', conversation: { id: 'c1', title: 'Renamed', turns } });
const order = (/** @type {any} */ state) => state.turns.map((/** @type {any} */ turn) => turn.answer ?? turn.key);

test('a refreshed conversation shows what another tab has asked, in order, and keeps the running answer', () => {
  const before = after([
    { type: 'conversationOpening', id: 'c1' },
    seenAgain([stored('a')]),
    { ...asked, key: 'mine' },
    { ...event('start', { answer: 'c', conversation: 'c1', model: 'm' }), key: 'mine' },
  ]);
  const state = reduce(before, seenAgain([stored('a'), stored('b'), stored('c', 'running')]));
  assert.deepEqual(order(state), ['a', 'b', 'c']);
  assert.equal(state.turns[0], before.turns[0]);
  assert.equal(state.turns[2], before.turns[1]);
  assert.equal(state.conversation?.title, 'Renamed');
});

test('a turn that the server does not mention stays in its place', () => {
  const before = after([
    { type: 'conversationOpening', id: 'c1' },
    seenAgain([stored('a'), stored('b')]),
    { ...asked, key: 'pending' },
  ]);
  assert.deepEqual(order(reduce(before, seenAgain([stored('b'), stored('d')]))), ['a', 'b', 'd', 'pending']);
  assert.deepEqual(order(reduce(before, seenAgain([stored('a')]))), ['a', 'b', 'pending']);
});

test('an answer that was gone is shown completely once the server has it', () => {
  const gone = { type: 'failed', key: 'b', failure: { code: 'gone', message: '', retryable: true } };
  const state = after([
    { type: 'conversationOpening', id: 'c1' },
    seenAgain([stored('b', 'running')]),
    gone,
    seenAgain([stored('b')]),
  ]);
  assert.deepEqual([state.turns[0].status, state.turns[0].text, state.turns[0].key], ['done', 'T b', 'b']);
});

test('a question that returned to the box is removed with the next one', () => {
  const refused = { type: 'failed', key: 'k', failure: { code: 'too_long', message: '', retryable: false } };
  assert.deepEqual(order(after([asked, refused, { ...asked, key: 'next' }])), ['next']);
  assert.deepEqual(order(after([asked, { type: 'withdrawn', key: 'k' }, { ...asked, key: 'next' }])), ['next']);
  assert.equal(after([asked, start, refused]).turns[0].returned, false, 'the server has it');
});

test('a streaming answer removes the note about a buffering proxy', () => {
  const polling = { type: 'connection', key: 'k', connection: { state: 'polling', reason: 'buffered', attempt: 0 } };
  const done = event('done', { finish: 'stop' });
  const inSteps = after([asked, polling, start, done]);
  assert.equal(inSteps.turns[0].inSteps, true);
  const next = { ...asked, key: 'next' };
  assert.equal(
    after([next, { ...polling, key: 'next' }, { ...event('start', { answer: 'b' }), key: 'next' }], inSteps).turns[0]
      .inSteps,
    true,
  );
  assert.equal(after([next, { ...event('start', { answer: 'b' }), key: 'next' }], inSteps).turns[0].inSteps, false);
});

test('after signing out, nothing of the user stays on the page', () => {
  const state = after([
    asked,
    start,
    { type: 'drawerLoaded', query: '', items: [{ id: 'c1', title: 't' }], hasMore: false },
    { type: 'tokenForgotten' },
  ]);
  assert.deepEqual(state, { ...initialState, token: 'wanted' });
});
