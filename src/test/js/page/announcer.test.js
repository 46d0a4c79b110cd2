import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Announcer } from '#js/page/announcer.js';
import { endText } from '#js/page/panels/phases.js';
import { reduce } from '#js/page/state/reduce.js';
import { initialState } from '#js/page/state/state.js';
import { FakeClock } from '#testing/fakes.js';

const SOURCES = [1, 2, 3].map((n) => ({ n, title: 't', path: 'p', startLine: 1, endLine: 2 }));

/** A region that records everything that was ever in it. */
function setUp() {
  /** @type {string[]} */
  const held = [];
  const region = {
    ownerDocument: { createElement: () => ({ textContent: '' }) },
    replaceChildren: (/** @type {{textContent: string}} */ line, /** @type {any[]} */ ...more) => {
      assert.equal(more.length, 0);
      held.push(line.textContent);
    },
  };
  const clock = new FakeClock();
  const announcer = new Announcer(/** @type {any} */ (region), clock);
  let state = initialState;
  /** @param {any[]} actions */
  const see = (...actions) => {
    state = actions.reduce(reduce, state);
    announcer.follow(state.turns);
  };
  return { held, clock, announcer, see, turn: () => state.turns[0] };
}

const asked = { type: 'asked', key: 'k', question: 'How?', now: 0 };
const event = (/** @type {string} */ event, /** @type {any} */ data) => ({
  type: 'event',
  key: 'k',
  frame: { id: 1, event, data },
});
const start = event('start', { answer: 'a', conversation: 'c', model: 'm' });

test('contains one sentence at a time, and announces the end with the number of sources', () => {
  const { held, clock, see } = setUp();
  see(asked, start, event('sources', { sources: SOURCES }), event('text', { text: 'One [1]. Two [2]. Thr' }));
  assert.deepEqual(held, ['One.']);
  clock.advance(250);
  assert.deepEqual(held, ['One.', 'Two.']);
  see(event('text', { text: 'ee' }), event('citations', { used: [1, 2] }), event('done', { finish: 'stop' }));
  clock.advance(1000);
  assert.deepEqual(held.slice(2), ['Three', 'The answer is complete. It cites 2 sources.']);
});

test('says once, at the end, that citations are weak, and nothing if they are not', () => {
  for (const [supports, said] of /** @type {[number[], string][]} */ ([
    [[0.9, 0.1], ' 1 citation is not clearly supported by its source.'],
    [[0.2, 0.1], ' 2 citations are not clearly supported by their sources.'],
    [[0.9, 0.5], ''],
  ])) {
    const { held, clock, see } = setUp();
    const checked = supports.map((support, i) => ({ n: i + 1, start: 9 * i, end: 9 * i + 7, support }));
    see(asked, start, event('sources', { sources: SOURCES }), event('text', { text: 'One [1]. Two [2].' }));
    see(event('citations', { used: [1, 2], checked }));
    see(event('done', { finish: 'stop' }));
    see();
    clock.advance(5000);
    assert.deepEqual(held, ['One.', 'Two.', `The answer is complete. It cites 2 sources.${said}`]);
  }
});

test('leaves out what has not been read when the answer is stopped', () => {
  const { held, clock, see } = setUp();
  see(asked, start, event('text', { text: 'One. Two. Three. ' }));
  see(event('done', { finish: 'stopped', length: 17 }));
  clock.advance(5000);
  assert.deepEqual(held, ['One.', 'You stopped this answer.']);
});

test('announces an answer that ended before it was drawn, but no other ended answer', () => {
  const { held, clock, announcer, see } = setUp();
  announcer.listen('k');
  see(asked, start, event('text', { text: 'Yes.' }), event('done', { finish: 'stop' }));
  clock.advance(1000);
  assert.deepEqual(held, ['Yes.', 'The answer is complete.']);
  see();
  clock.advance(1000);
  assert.equal(held.length, 2);
});

test('stops reading when the conversation is closed', () => {
  const { held, clock, see } = setUp();
  see(asked, start, event('text', { text: 'One. Tw' }));
  see({ type: 'conversationClosed' });
  see(asked, start, event('text', { text: 'Other one. ' }));
  clock.advance(1000);
  assert.deepEqual(held, ['One.', 'Other one.']);
});

test('reads a damaged answer again from its start', () => {
  const { held, clock, see } = setUp();
  see(asked, start, event('text', { text: 'Damaged. ' }));
  see(start, event('text', { text: 'Whole. ' }));
  clock.advance(1000);
  assert.deepEqual(held, ['Damaged.', 'Whole.']);
});

test('at most a hundred sentences wait; the oldest are left out', () => {
  const { held, clock, see } = setUp();
  see(asked, start, event('text', { text: Array.from({ length: 200 }, (_, i) => `Number ${i}. `).join('') }));
  clock.advance(60_000);
  assert.deepEqual([held.length, held[0], held[1], held.at(-1)], [101, 'Number 0.', 'Number 100.', 'Number 199.']);
});

for (const [name, actions, expected] of /** @type {[string, any[], string][]} */ ([
  [
    'cut off',
    [start, event('text', { text: 'x' }), event('error', { code: 'c', message: 'Why.', retryable: true })],
    'The answer is incomplete. Why.',
  ],
  [
    'without an answer',
    [start, event('error', { code: 'c', message: 'Why.', retryable: true })],
    'No answer was written. Why.',
  ],
  [
    'not taken',
    [{ type: 'failed', key: 'k', failure: { code: 'c', message: 'Why.', retryable: false } }],
    'The question was not accepted. Why.',
  ],
  [
    'too long',
    [start, event('text', { text: 'x' }), event('done', { finish: 'length' })],
    'The model reached its length limit, so the answer may be cut off.',
  ],
  [
    'without a citation',
    [start, event('sources', { sources: SOURCES }), event('text', { text: 'x' }), event('done', { finish: 'stop' })],
    'The answer is complete. It cites none of the 3 passages that were found.',
  ],
  [
    'without a citation of the one',
    [
      start,
      event('sources', { sources: SOURCES.slice(0, 1) }),
      event('text', { text: 'x' }),
      event('done', { finish: 'stop' }),
    ],
    'The answer is complete. It does not cite the passage that was found.',
  ],
])) {
  test(`says how an answer ended: ${name}`, () => {
    const { see, turn } = setUp();
    see(asked, ...actions);
    assert.equal(endText(turn()), expected);
  });
}
