import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Memory } from '#js/api/memory.js';
import { Queue } from '#js/page/queue.js';
import { reduce } from '#js/page/state/reduce.js';
import { initialState } from '#js/page/state/state.js';
import { Store } from '#js/page/state/store.js';
import { FakeStorage } from '#testing/fake-storage.js';

const MODELS = [{ name: 'small', default: true }, { name: 'large' }];

/** A page whose questions are recorded instead of sent. */
class Page {
  storage;
  /** @type {any[]} */
  sent = [];

  /** @param {FakeStorage} [storage] of its tab @param {any} [state] */
  constructor(storage = new FakeStorage(), state = { ...initialState, models: MODELS }) {
    this.storage = storage;
    this.store = new Store(/** @type {any} */ (state), /** @type {any} */ (reduce), () => {});
    this.queue = new Queue(/** @type {any} */ (this.store), new Memory(() => storage), this);
  }

  /** @param {any[]} question */
  ask(...[question, model, scope, , key]) {
    this.sent.push({ question, model, scope, key });
    this.store.dispatch({ type: 'asked', key: `asked-${this.sent.length}`, question, now: 0 });
  }

  /** Asks a question by hand, and the server has it. @param {string} conversation */
  begin(conversation = 'c1', key = 'first') {
    this.store.dispatch({ type: 'asked', key, question: 'How?', now: 0 });
    this.event('start', { answer: `answer of ${key}`, conversation, model: 'small' }, key);
  }

  /** @param {string} event @param {any} data */
  event(event, data, key = 'first') {
    this.store.dispatch({ type: 'event', key, frame: { id: 1, event, data } });
  }

  /** @param {string} finish */
  end(finish = 'stop', key = 'first') {
    this.event('done', { finish, length: 0, sha256: '' }, key);
  }

  get waiting() {
    return this.store.state.queue.map((/** @type {any} */ it) => it.text);
  }

  get questions() {
    return this.sent.map((it) => it.question);
  }
}

test('sends a question when the answer before it has ended', () => {
  const page = new Page();
  page.begin();
  assert.ok(page.queue.add('And then?', 'large', { sources: ['docs'] }));
  assert.deepEqual([page.waiting, page.questions], [['And then?'], []]);
  page.end();
  assert.deepEqual(page.waiting, []);
  const [{ key, ...sent }] = page.sent;
  assert.deepEqual(sent, { question: 'And then?', model: 'large', scope: { sources: ['docs'] } });
  assert.match(key, /^[!-~]{1,128}$/);
  assert.equal(page.storage.length, 0);
});

test('sends several questions in their order, each after the answer before it', () => {
  const page = new Page();
  page.begin();
  for (const text of ['one', 'two', 'three']) page.queue.add(text);
  page.end();
  assert.deepEqual([page.questions, page.waiting], [['one'], ['two', 'three']]);
  page.end('length', 'asked-1');
  assert.deepEqual([page.questions, page.waiting], [['one', 'two'], ['three']]);
});

test('five questions may wait', () => {
  const page = new Page();
  page.begin();
  for (const text of ['1', '2', '3', '4', '5']) assert.ok(page.queue.add(text));
  assert.equal(page.queue.add('6'), false);
  assert.deepEqual(page.waiting, ['1', '2', '3', '4', '5']);
});

for (const [how, end] of /** @type {[string, (page: Page) => void][]} */ ([
  ['was stopped', (page) => page.end('stopped')],
  ['failed', (page) => page.event('error', { code: 'failed', message: 'No.', retryable: true })],
  ['was refused', (page) => page.store.dispatch({ type: 'failed', key: 'first', failure: { code: 'x', message: '' } })],
])) {
  test(`a question stays when the answer before it ${how}, until the user sends it`, () => {
    const page = new Page();
    page.begin();
    page.queue.add('one');
    page.queue.add('two');
    end(page);
    assert.deepEqual([page.questions, page.waiting], [[], ['one', 'two']]);
    page.queue.send();
    assert.deepEqual([page.questions, page.waiting], [['one'], ['two']]);
  });
}

test('a question that stayed is sent after the next whole answer', () => {
  const page = new Page();
  page.begin();
  page.queue.add('one');
  page.end('stopped');
  page.begin('c1', 'second');
  assert.deepEqual(page.questions, []);
  page.end('stop', 'second');
  assert.deepEqual(page.questions, ['one']);
});

test('waits for the answer that another tab has asked for', () => {
  const page = new Page();
  page.begin();
  page.queue.add('one');
  page.begin('c1', 'other');
  page.end();
  assert.deepEqual(page.questions, []);
  page.end('stop', 'other');
  assert.deepEqual(page.questions, ['one']);
});

test('waits for an earlier answer that still runs', () => {
  const page = new Page();
  page.begin();
  page.begin('c1', 'other');
  page.queue.add('one');
  page.end('stop', 'other');
  assert.deepEqual(page.questions, []);
  page.end();
  assert.deepEqual(page.questions, ['one']);
});

test('removes a question and returns its text', () => {
  const page = new Page();
  page.begin();
  page.queue.add('one');
  page.queue.add('two');
  assert.equal(page.queue.remove(page.store.state.queue[0].id), 'one');
  assert.deepEqual(page.waiting, ['two']);
  assert.equal(page.queue.remove('unknown'), '');
});

test('a question moves with a new conversation that gets its id', () => {
  const page = new Page();
  page.store.dispatch({ type: 'asked', key: 'first', question: 'How?', now: 0 });
  page.queue.add('one');
  page.event('start', { answer: 'a1', conversation: 'c1' });
  assert.deepEqual([page.waiting, Object.keys(page.storage)], [['one'], ['queue c1']]);
});

test('a question stays with its conversation while another one is open', () => {
  const page = new Page();
  page.begin();
  page.queue.add('one');
  page.store.dispatch({ type: 'conversationOpening', id: 'c2' });
  assert.deepEqual(page.waiting, []);
  page.store.dispatch({ type: 'conversationOpening', id: 'c1' });
  assert.deepEqual([page.waiting, page.questions], [['one'], []]);
});

const opened = (/** @type {string} */ status, finish = 'stop') => ({
  type: 'conversationOpened',
  conversation: {
    id: 'c1',
    title: 'How?',
    turns: [{ answer: 'a1', question: 'How?', askedAt: '2026-01-01T00:00:00Z', status, details: { done: { finish } } }],
  },
});

test('a question survives a reload of the tab, and is sent with the same key', () => {
  const before = new Page();
  before.begin();
  before.queue.add('one');
  const [{ id }] = before.store.state.queue;
  const page = new Page(before.storage);
  page.store.dispatch({ type: 'conversationOpening', id: 'c1' });
  page.store.dispatch(opened('running'));
  assert.deepEqual([page.waiting, page.questions], [['one'], []]);
  page.end('stop', 'a1');
  assert.deepEqual(
    page.sent.map((it) => it.key),
    [id],
  );
});

test('a conversation that is opened again sends what waited for its last answer, unless that was stopped', () => {
  for (const [finish, expected] of [
    ['stop', ['one']],
    ['stopped', []],
  ]) {
    const before = new Page();
    before.begin();
    before.queue.add('one');
    const page = new Page(before.storage);
    page.store.dispatch({ type: 'conversationOpening', id: 'c1' });
    page.store.dispatch(opened('done', /** @type {string} */ (finish)));
    assert.deepEqual(page.questions, expected);
  }
});

test('nothing is sent while the server wants a token', () => {
  const page = new Page();
  page.begin();
  page.queue.add('one');
  page.store.dispatch({ type: 'tokenWanted', refused: false });
  page.end();
  assert.deepEqual(page.questions, []);
  page.store.dispatch({ type: 'tokenGiven' });
  assert.deepEqual(page.questions, ['one']);
});

test('a model that the server no longer has is not asked for', () => {
  const page = new Page();
  page.begin();
  page.queue.add('one', 'gone');
  page.end();
  assert.equal(page.sent[0].model, undefined);
});

test('in a conversation that is gone, the first question begins a new one, and the others wait there', () => {
  const page = new Page();
  page.begin();
  page.queue.add('one');
  page.queue.add('two');
  page.store.dispatch({ type: 'conversationFailed', id: 'c1', missing: true });
  page.end();
  assert.deepEqual(page.questions, []);
  page.ask = (...[question]) => {
    page.sent.push({ question });
    page.store.dispatch({ type: 'conversationClosed' });
    page.begin('c2', 'new');
  };
  page.queue.send();
  assert.deepEqual([page.questions, page.waiting, Object.keys(page.storage)], [['one'], ['two'], ['queue c2']]);
});

test('ignores stored values of another form', () => {
  for (const kept of ['', 'null', '7', '{}', '[7, null, {"id": 1}, {"id": "x"}]']) {
    const storage = new FakeStorage();
    storage.setItem('queue ', kept);
    assert.deepEqual(new Page(storage).waiting, []);
  }
});

test('if the storage is denied, questions wait until the page is closed', () => {
  const page = new Page(new FakeStorage(4));
  page.begin();
  page.queue.add('one');
  assert.deepEqual(page.waiting, ['one']);
  page.end();
  assert.deepEqual(page.questions, ['one']);
});
