import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialDrawer, reduceDrawer } from '../../../../main/webapp/js/page/state/drawer.js';

/** @import {DrawerAction} from '../../../../main/webapp/js/page/state/actions.js' */

const MINUTE = 60_000;

/** @param {string} id @param {number} day @param {boolean} [pinned] */
const item = (id, day, pinned = false) => ({
  id,
  title: `Title of ${id}`,
  updatedAt: `2026-03-0${day}T10:00:00Z`,
  pinned,
});

/** @param {DrawerAction[]} actions */
const after = (actions, drawer = initialDrawer) => actions.reduce(reduceDrawer, drawer);

/** @param {import('../../../../main/webapp/js/page/state/drawer.js').Drawer} drawer */
const ids = (drawer) => drawer.items.map((it) => it.id).join(' ');

/** @type {DrawerAction} */
const loaded = { type: 'drawerLoaded', query: '', items: [item('c', 3), item('b', 2), item('a', 1)], hasMore: true };

test('late results of a search are dropped', () => {
  const drawer = after([
    { type: 'drawerOpened', now: 0 },
    { type: 'drawerQuery', query: 'ab' },
  ]);
  assert.equal(reduceDrawer(drawer, { type: 'drawerLoaded', query: 'a', items: [], hasMore: false }), drawer);
  assert.equal(reduceDrawer(drawer, { type: 'drawerFailed', query: 'a' }), drawer);
  assert.equal(reduceDrawer(drawer, { type: 'moreLoaded', query: 'a', items: [], hasMore: false }), drawer);
  assert.equal(reduceDrawer(drawer, { type: 'moreFailed', query: 'a' }), drawer);
  const found = after([{ type: 'drawerLoaded', query: 'ab', items: [item('a', 1)], hasMore: false }], drawer);
  assert.equal(ids(found), 'a');
});

test('the next page is added, each conversation once', () => {
  const wanted = after([loaded, { type: 'moreWanted' }]);
  assert.equal(wanted.more, 'loading');
  const items = [item('a', 1), item('0', 1)];
  const drawer = after([{ type: 'moreLoaded', query: '', items, hasMore: false }], wanted);
  assert.equal(ids(drawer), 'c b a 0');
  assert.equal(drawer.hasMore, false);
  assert.equal(drawer.more, 'idle');
  assert.equal(after([{ type: 'moreFailed', query: '' }], wanted).more, 'failed');
});

test('a pinned conversation moves to the front, and back to its day', () => {
  const pinned = after([loaded, { type: 'conversationPinned', id: 'a', pinned: true }]);
  assert.equal(ids(pinned), 'a c b');
  assert.equal(ids(after([{ type: 'conversationPinned', id: 'a', pinned: false }], pinned)), 'c b a');
});

test('a new title shows in the list', () => {
  const drawer = after([loaded, { type: 'conversationRenamed', id: 'b', title: 'New' }]);
  assert.equal(drawer.items[1].title, 'New');
  assert.equal(drawer.items[0].title, 'Title of c');
});

test('a deleted conversation comes back to its place', () => {
  const deleted = after([loaded, { type: 'conversationDeleted', id: 'b', now: 0, wasOpen: true }]);
  assert.equal(ids(deleted), 'c a');
  assert.deepEqual(deleted.deleted, { item: item('b', 2), at: 0, wasOpen: true });
  const restored = after([{ type: 'conversationRestored', id: 'b' }], deleted);
  assert.equal(ids(restored), 'c b a');
  assert.equal(restored.deleted, null);
  assert.equal(after([{ type: 'conversationRestored', id: 'x' }], deleted), deleted);
});

test('a deletion is offered for return as long as the server remembers it', () => {
  const deleted = after([loaded, { type: 'conversationDeleted', id: 'b', now: 5, wasOpen: false }]);
  /** @param {number} now */
  const reopened = (now) => after([{ type: 'drawerClosed' }, { type: 'drawerOpened', now }], deleted);
  assert.equal(reopened(5 + 10 * MINUTE - 1).deleted?.item.id, 'b');
  assert.equal(reopened(5 + 10 * MINUTE).deleted, null);
});
