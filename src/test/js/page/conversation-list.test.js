import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConversationList } from '../../../main/webapp/js/page/conversation-list.js';
import { reduce } from '../../../main/webapp/js/page/state/reduce.js';
import { initialState } from '../../../main/webapp/js/page/state/state.js';

const PAGE = {
  conversations: [
    { id: 'b c', title: 'B', updatedAt: '2026-03-02T10:00:00Z', pinned: false },
    { id: 'a', title: 'A', updatedAt: '2026-03-01T10:00:00Z', pinned: false },
  ],
  hasMore: true,
};

/** A list before a server that answers as a test says. @param {(request: string, body?: any) => any} answer */
function listBefore(answer) {
  /** @type {string[]} */
  const requests = [];
  const ask = async (/** @type {string} */ request, /** @type {any} */ body = undefined) => {
    requests.push(body ? `${request} ${JSON.stringify(body)}` : request);
    return answer(request, body);
  };
  const store = {
    state: initialState,
    /** @param {any} action */
    dispatch(action) {
      this.state = reduce(this.state, action);
    },
  };
  let closed = 0;
  const list = new ConversationList(
    /** @type {any} */ (store),
    /** @type {any} */ ({
      get: (/** @type {string} */ path) => ask(`GET ${path}`),
      patch: (/** @type {string} */ path, /** @type {any} */ body) => ask(`PATCH ${path}`, body),
      post: (/** @type {string} */ path) => ask(`POST ${path}`),
      delete: (/** @type {string} */ path) => ask(`DELETE ${path}`),
    }),
    /** @type {any} */ ({ close: () => closed++ }),
    () => 7,
  );
  const drawer = () => store.state.drawer;
  return { list, store, requests, drawer, closed: () => closed };
}

/** @param {number} status @param {string} message */
const refusal = (status, message) => Object.assign(new Error(message), { status, problem: { code: 'x' } });

test('fetches what the user looks for, page by page', async () => {
  const { list, requests, drawer } = listBefore((request) =>
    request.includes('before') ? { conversations: [{ id: 'z', title: 'Z' }], hasMore: false } : PAGE,
  );
  await list.search('a&b');
  await list.more();
  assert.deepEqual(requests, [
    'GET api/conversations?q=a%26b&limit=50',
    'GET api/conversations?q=a%26b&limit=50&before=a',
  ]);
  assert.deepEqual(
    drawer().items.map((it) => it.id),
    ['b c', 'a', 'z'],
  );
  assert.equal(drawer().hasMore, false);
});

test('a page is fetched once, however often the user asks for it', async () => {
  const { list, requests } = listBefore(() => PAGE);
  await list.load();
  await Promise.all([list.more(), list.more()]);
  assert.equal(requests.length, 2);
});

test('lists anew if the last conversation is gone', async () => {
  const { list, requests, drawer } = listBefore((request) => {
    if (request.includes('before')) throw refusal(404, 'There is no conversation "a".');
    return PAGE;
  });
  await list.load();
  await list.more();
  assert.deepEqual(requests.slice(1), [
    'GET api/conversations?q=&limit=50&before=a',
    'GET api/conversations?q=&limit=50',
  ]);
  assert.equal(drawer().more, 'idle');
});

test('a page that does not come can be asked for again', async () => {
  const { list, drawer } = listBefore((request) => {
    if (request.includes('before')) throw new TypeError('fetch failed');
    return PAGE;
  });
  await list.load();
  await list.more();
  assert.equal(drawer().more, 'failed');
  assert.equal(drawer().items.length, 2);
});

test('changes a conversation, and says so to the page', async () => {
  const { list, requests, drawer, closed } = listBefore(() => PAGE);
  await list.load();
  assert.equal(await list.rename('a', 'New'), null);
  assert.equal(await list.pin('a', true), null);
  assert.equal(await list.remove('b c'), null);
  assert.deepEqual(
    drawer().items.map((it) => `${it.id} ${it.title} ${it.pinned}`),
    ['a New true'],
  );
  assert.equal(await list.restore('b c', false), null);
  assert.deepEqual(
    drawer().items.map((it) => it.id),
    ['a', 'b c'],
  );
  assert.deepEqual(requests.slice(1), [
    'PATCH api/conversations/a {"title":"New"}',
    'PATCH api/conversations/a {"pinned":true}',
    'DELETE api/conversations/b%20c',
    'POST api/conversations/b%20c/restore',
  ]);
  assert.equal(closed(), 0);
});

test('closes the conversation that is deleted while it is open', async () => {
  const { list, store, drawer, closed } = listBefore(() => PAGE);
  await list.load();
  store.dispatch({ type: 'conversationOpening', id: 'a' });
  await list.remove('a');
  assert.equal(closed(), 1);
  assert.deepEqual(drawer().deleted, { item: PAGE.conversations[1], at: 7, wasOpen: true });
});

test('says why a change failed, and changes nothing', async () => {
  const { list, drawer } = listBefore((request) => {
    if (request.startsWith('GET')) return PAGE;
    throw request.startsWith('PATCH') ? refusal(503, 'The database is full.') : new TypeError('fetch failed');
  });
  await list.load();
  const before = drawer();
  assert.equal(await list.rename('a', 'New'), 'It could not be renamed. The database is full.');
  assert.equal(await list.pin('a', true), 'It could not be pinned. The database is full.');
  assert.equal(await list.pin('a', false), 'It could not be unpinned. The database is full.');
  assert.equal(await list.remove('a'), 'It could not be deleted. The server could not be reached. Try again.');
  assert.equal(await list.restore('a', false), 'It could not be restored. The server could not be reached. Try again.');
  assert.equal(drawer(), before);
});

test('a conversation that another tab has deleted leaves the list', async () => {
  const { list, drawer } = listBefore((request) => {
    if (request.startsWith('DELETE')) throw refusal(404, 'There is no conversation "a".');
    return PAGE;
  });
  await list.load();
  assert.equal(await list.remove('a'), null);
  assert.equal(drawer().items.length, 1);
});
