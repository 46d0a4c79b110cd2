import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { Asking } from '../../main/webapp/js/asking.js';
import { initialState, reduce } from '../../main/webapp/js/state.js';

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

const RUNNING = { answer: 'a1', question: 'How?', text: '', status: 'running', model: 'm', askedAt: '2026-01-01T00:00:00Z' };
const KEPT = { ...RUNNING, text: 'what was kept', status: 'interrupted' };

/** A store whose changes can be waited for. @param {any} state */
function storeOf(state) {
  /** @type {(() => void)[]} */
  let waiting = [];
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
const opened = (stored) => [
  { type: 'conversationOpening', id: 'c1' },
  { type: 'conversationOpened', conversation: { id: 'c1', title: 'How?', turns: [stored] } },
].reduce(reduce, initialState);

/** @param {(path: string) => any} get */
const apiOf = (get) => ({ get: async (/** @type {string} */ path) => get(path), headers: () => ({}), wantsToken: () => false });

const gone = () => new Response('{"code":"not_found","status":404}', { status: 404, headers: { 'Content-Type': 'application/problem+json' } });

/** @param {any[]} events */
const stream = (events) => new Response(events.map(([id, event, data]) => `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join(''), {
  headers: { 'Content-Type': 'text/event-stream' },
});

/** The only tab. */
const ALONE = /** @type {any} */ ({ join: () => () => {}, mayStream: () => true, watch: () => () => {}, rest: async () => {} });

/** @param {any} store @param {any} api */
const asking = (store, api) => new Asking(store, api, () => 0, ALONE);

test('an answer whose events are gone is shown as the server has kept it', async () => {
  globalThis.fetch = async () => gone();
  const store = storeOf(opened(RUNNING));
  asking(store, apiOf((path) => (assert.equal(path, 'api/answers/a1'), KEPT))).resume();

  const turn = await store.until((it) => it.status !== 'running');

  assert.equal(turn.status, 'interrupted');
  assert.equal(turn.text, 'what was kept');
});

test('an answer that is not kept either has gone', async () => {
  globalThis.fetch = async () => gone();
  const store = storeOf(opened(RUNNING));
  asking(store, apiOf(() => { throw new Error('404'); })).resume();

  const turn = await store.until((it) => it.status !== 'running');

  assert.equal(turn.failure?.code, 'gone');
});

test('continues an answer, and a retry of that continues the same one', async () => {
  /** @type {any[]} */
  const asked = [];
  globalThis.fetch = async (request) => {
    asked.push(await /** @type {Request} */ (request).json());
    return stream([[1, 'start', { answer: `b${asked.length}`, conversation: 'c1', model: 'm' }], [2, 'error', { code: 'model_cut_off', message: 'Broke off.', retryable: true }]]);
  };
  const store = storeOf(opened(KEPT));
  const it = asking(store, apiOf(() => KEPT));

  it.goOn(store.state.turns[0]);
  const first = await store.until((turn) => turn.status === 'error');
  assert.equal(first.question, 'Continue');
  it.again(first);
  await store.until((turn) => turn.key !== first.key && turn.status === 'error');

  assert.deepEqual(asked.map((body) => body.continue), ['a1', 'a1']);
});
