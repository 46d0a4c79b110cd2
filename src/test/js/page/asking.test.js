import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { Asking } from '#js/page/asking.js';
import { reduce } from '#js/page/state/reduce.js';
import { initialState } from '#js/page/state/state.js';

const { fetch, Request } = globalThis;
beforeEach(() => {
  // Browsers resolve addresses against the page.
  globalThis.Request = class extends Request {
    /** @param {any} url @param {RequestInit} [init] */
    constructor(url, init) {
      super(typeof url === 'string' ? new URL(url, 'http://docent.test/') : url, init);
    }
  };
});
afterEach(() => {
  Object.assign(globalThis, { fetch, Request });
});

const RUNNING = {
  answer: 'a1',
  question: 'How?',
  text: '',
  status: 'running',
  model: 'm',
  askedAt: '2026-01-01T00:00:00Z',
};
const KEPT = { ...RUNNING, text: 'what was kept', status: 'interrupted' };

/** A store whose changes a test can wait for. @param {any} state */
function storeOf(state) {
  /** @type {(() => void)[]} */
  const waiting = [];
  return {
    state,
    /** @param {any} action */
    dispatch(action) {
      this.state = reduce(this.state, action);
      for (const look of waiting.splice(0)) look();
    },
    /** @param {(turn: any) => boolean} condition of the last turn */
    async until(condition) {
      while (!condition(this.state.turns.at(-1))) await new Promise((look) => waiting.push(() => look(undefined)));
      return this.state.turns.at(-1);
    },
  };
}

/** @param {any} stored */
const opened = (stored) =>
  /** @type {any[]} */ ([
    { type: 'conversationOpening', id: 'c1' },
    { type: 'conversationOpened', conversation: { id: 'c1', title: 'How?', turns: [stored] } },
  ]).reduce(reduce, initialState);

/** @param {(path: string) => any} get */
const apiOf = (get) => ({
  get: async (/** @type {string} */ path) => get(path),
  headers: () => ({}),
  wantsToken: () => false,
});

const gone = () =>
  new Response('{"code":"not_found","status":404}', {
    status: 404,
    headers: { 'Content-Type': 'application/problem+json' },
  });

/** @param {any[]} events */
const stream = (events) =>
  new Response(
    events.map(([id, event, data]) => `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join(''),
    {
      headers: { 'Content-Type': 'text/event-stream' },
    },
  );

/** The only tab: it may always stream. */
const ALONE = /** @type {any} */ ({
  join: () => () => {},
  mayStream: () => true,
  watch: () => () => {},
  rest: async () => {},
});

/** Records the questions that are kept until the server has them. */
function draftsOf() {
  /** @type {any[]} */
  const told = [];
  return {
    told,
    sending: (/** @type {any} */ conversation, /** @type {string} */ question) =>
      told.push(['sending', conversation, question]),
    arrived: (/** @type {any} */ conversation, /** @type {string} */ question) =>
      told.push(['arrived', conversation, question]),
  };
}

/** @param {any} store @param {any} api @param {any} [drafts] */
const asking = (store, api, drafts = draftsOf()) => new Asking(store, api, () => 0, ALONE, drafts);

test('shows the stored answer when its events are gone', async () => {
  globalThis.fetch = async () => gone();
  const store = storeOf(opened(RUNNING));
  asking(
    store,
    apiOf((path) => {
      assert.equal(path, 'api/answers/a1');
      return KEPT;
    }),
  ).resume();

  const turn = await store.until((it) => it.status !== 'running');

  assert.equal(turn.status, 'interrupted');
  assert.equal(turn.text, 'what was kept');
});

test('an answer that is not stored either is gone', async () => {
  globalThis.fetch = async () => gone();
  const store = storeOf(opened(RUNNING));
  asking(
    store,
    apiOf(() => {
      throw new Error('404');
    }),
  ).resume();

  const turn = await store.until((it) => it.status !== 'running');

  assert.equal(turn.failure?.code, 'gone');
});

test('continues an answer, and a retry continues the same answer', async () => {
  /** @type {any[]} */
  const asked = [];
  globalThis.fetch = async (request) => {
    asked.push(await /** @type {Request} */ (request).json());
    return stream([
      [1, 'start', { answer: `b${asked.length}`, conversation: 'c1', model: 'm' }],
      [2, 'error', { code: 'model_cut_off', message: 'Broke off.', retryable: true }],
    ]);
  };
  const store = storeOf(opened(KEPT));
  const it = asking(
    store,
    apiOf(() => KEPT),
  );

  it.goOn(store.state.turns[0]);
  const first = await store.until((turn) => turn.status === 'error');
  assert.equal(first.question, 'Continue');
  it.again(first);
  await store.until((turn) => turn.key !== first.key && turn.status === 'error');

  assert.deepEqual(
    asked.map((body) => body.continue),
    ['a1', 'a1'],
  );
});

/** A server that answers every question with an error, and records the questions. @param {any[]} asked */
const failing = (asked) => async (/** @type {any} */ request) => {
  asked.push(await request.json());
  return stream([
    [1, 'start', { answer: `b${asked.length}`, conversation: 'c1', model: asked.at(-1).model ?? 'default' }],
    [2, 'text', { text: 'half' }],
    [3, 'error', { code: 'model_cut_off', message: 'Broke off.', retryable: true }],
  ]);
};

test('a retry and a continuation ask the same model, if the server still has it', async () => {
  /** @type {any[]} */
  const asked = [];
  globalThis.fetch = failing(asked);
  const store = storeOf(
    reduce(initialState, {
      type: 'models',
      models: [
        { name: 'default', provider: 'p', default: true },
        { name: 'slow', provider: 'p' },
      ],
    }),
  );
  const it = asking(
    store,
    apiOf(() => KEPT),
  );

  it.ask('How?', 'slow');
  const first = await store.until((turn) => turn.status === 'error');
  it.again(first);
  const second = await store.until((turn) => turn.key !== first.key && turn.status === 'error');
  it.goOn(second);
  const third = await store.until((turn) => turn.continues && turn.status === 'error');
  store.dispatch({ type: 'models', models: [{ name: 'default', provider: 'p', default: true }] });
  it.again(third);
  await store.until((turn) => turn.key !== third.key && turn.status === 'error');

  assert.deepEqual(
    asked.map(({ model }) => model),
    ['slow', 'slow', 'slow', undefined],
  );
});

test('a retry asks about the same documents, and a continuation leaves that to the server', async () => {
  /** @type {any[]} */
  const asked = [];
  globalThis.fetch = failing(asked);
  const store = storeOf(initialState);
  const it = asking(
    store,
    apiOf(() => KEPT),
  );

  it.ask('How?', undefined, { sources: ['shop'] });
  const first = await store.until((turn) => turn.status === 'error');
  it.again(first);
  const second = await store.until((turn) => turn.key !== first.key && turn.status === 'error');
  it.goOn(second);
  const third = await store.until((turn) => turn.continues && turn.status === 'error');
  it.again(third);
  const fourth = await store.until((turn) => turn.key !== third.key && turn.status === 'error');
  it.ask('And then?');
  await store.until((turn) => turn.key !== fourth.key && turn.status === 'error');

  assert.deepEqual(
    asked.map(({ scope }) => scope),
    [{ sources: ['shop'] }, { sources: ['shop'] }, undefined, undefined, undefined],
  );
  assert.deepEqual(
    store.state.turns.map((/** @type {any} */ turn) => turn.scope?.sources),
    [['shop'], ['shop'], ['shop'], ['shop'], undefined],
  );
});

test('a retry of a stored question asks about the same documents', async () => {
  /** @type {any[]} */
  const asked = [];
  globalThis.fetch = failing(asked);
  const store = storeOf(opened({ ...KEPT, scope: { paths: ['shop/src/'] } }));
  asking(
    store,
    apiOf(() => KEPT),
  ).again(store.state.turns[0]);
  await store.until((turn) => turn.status === 'error');
  assert.deepEqual(asked[0].scope, { paths: ['shop/src/'] });
});

/** @param {number} status @param {string} code */
const refusal = (status, code) =>
  new Response(JSON.stringify({ code, detail: 'Because.' }), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  });

for (const [status, retryable] of /** @type {[number, boolean][]} */ ([
  [400, false],
  [401, true],
  [403, false],
  [404, false],
  [413, false],
  [422, false],
])) {
  test(`a question that was refused with ${status} ${retryable ? 'can be asked again' : 'returns to the box'}`, async () => {
    globalThis.fetch = async () => refusal(status, 'some_reason');
    const drafts = draftsOf();
    const store = storeOf(initialState);
    asking(
      store,
      apiOf(() => KEPT),
      drafts,
    ).ask('How?');
    const turn = await store.until((it) => it.status === 'error');
    assert.equal(turn.failure.retryable, retryable);
    assert.equal(turn.returned, !retryable);
    assert.deepEqual(drafts.told, [['sending', null, 'How?']]);
  });
}

test('keeps a question until the server has it, even if its conversation was closed', async () => {
  /** @type {(response: Response) => void} */
  let answer = () => {};
  globalThis.fetch = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  const drafts = draftsOf();
  const store = storeOf(initialState);
  const it = asking(
    store,
    apiOf(() => KEPT),
    drafts,
  );
  it.ask('How?');
  await new Promise((resolve) => setImmediate(resolve));
  it.leave();
  store.dispatch({ type: 'conversationClosed' });
  answer(stream([[1, 'start', { answer: 'a1', conversation: 'c1', model: 'm' }]]));
  while (drafts.told.length < 2) await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(drafts.told, [
    ['sending', null, 'How?'],
    ['arrived', null, 'How?'],
  ]);
  assert.equal(store.state.conversation, null);
});

test('asks in a new conversation when the open one is gone', async () => {
  /** @type {any[]} */
  const asked = [];
  globalThis.fetch = async (request) => {
    asked.push(await /** @type {Request} */ (request).json());
    return asked.length === 1
      ? refusal(404, 'not_found')
      : stream([[1, 'start', { answer: 'a1', conversation: 'c2', model: 'm' }]]);
  };
  const store = storeOf(opened(KEPT));
  const it = asking(
    store,
    apiOf(() => KEPT),
  );
  it.ask('How?');
  await store.until((turn) => turn.returned);
  assert.equal(store.state.conversationState, 'missing');
  it.ask('How then?');
  await store.until((turn) => turn.answer === 'a1');
  assert.deepEqual(
    asked.map(({ conversation }) => conversation),
    ['c1', undefined],
  );
  assert.equal(store.state.conversation?.id, 'c2');
});

test('after the user enters a token, asks the questions again that were refused without one', async () => {
  /** @type {any[]} */
  const asked = [];
  globalThis.fetch = async (request) => {
    asked.push(await /** @type {Request} */ (request).json());
    return asked.length === 1
      ? refusal(401, 'token_required')
      : stream([[1, 'start', { answer: 'a1', conversation: 'c2', model: 'm' }]]);
  };
  const store = storeOf(initialState);
  const it = asking(
    store,
    apiOf(() => KEPT),
  );
  it.ask('How?');
  await store.until((turn) => turn.status === 'error');
  it.againWithToken();
  await store.until((turn) => turn.answer === 'a1');
  assert.deepEqual(
    asked.map(({ message }) => message),
    ['How?', 'How?'],
  );
  assert.equal(store.state.turns.length, 1);
});
