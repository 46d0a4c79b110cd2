// The list of the user's conversations, and what changes it.

/** @import {ConversationItem} from '../../api/responses.js' */
/** @import {DrawerAction} from './actions.js' */

/**
 * @typedef {object} Drawer
 * @property {boolean} open
 * @property {string} query
 * @property {'loading' | 'ready' | 'failed'} state
 * @property {ConversationItem[]} items the first pages of the list, in its order
 * @property {boolean} hasMore whether there are more pages
 * @property {'idle' | 'loading' | 'failed'} more the state of the next page
 * @property {Deleted | null} deleted what was deleted last
 */
/** @typedef {{item: ConversationItem, at: number, wasOpen: boolean}} Deleted `at` is in milliseconds */

/** How long the server restores a deleted conversation, 10 minutes. */
const RESTORABLE = 600_000;

/** @type {Drawer} */
export const initialDrawer = {
  open: false,
  query: '',
  state: 'loading',
  items: [],
  hasMore: false,
  more: 'idle',
  deleted: null,
};

/** @param {Drawer} drawer @param {DrawerAction} action @returns {Drawer} */
export function reduceDrawer(drawer, action) {
  switch (action.type) {
    case 'drawerOpened':
      return { ...drawer, open: true, query: '', state: 'loading', deleted: restorable(drawer, action.now) };
    case 'drawerClosed':
      return { ...drawer, open: false };
    case 'drawerQuery':
      return { ...drawer, query: action.query };
    case 'drawerLoaded':
      if (action.query !== drawer.query) return drawer;
      return { ...drawer, state: 'ready', items: action.items, hasMore: action.hasMore, more: 'idle' };
    case 'drawerFailed':
      return action.query === drawer.query ? { ...drawer, state: 'failed' } : drawer;
    case 'moreWanted':
      return { ...drawer, more: 'loading' };
    case 'moreLoaded':
      return action.query === drawer.query ? withMore(drawer, action.items, action.hasMore) : drawer;
    case 'moreFailed':
      return action.query === drawer.query ? { ...drawer, more: 'failed' } : drawer;
    case 'conversationRenamed':
      return withItem(drawer, action.id, { title: action.title });
    case 'conversationPinned':
      return withItem(drawer, action.id, { pinned: action.pinned });
    case 'conversationDeleted':
      return withoutItem(drawer, action);
    case 'conversationRestored':
      return restored(drawer, action.id);
  }
}

/** @param {Drawer} drawer @param {number} now */
function restorable({ deleted }, now) {
  return deleted && now - deleted.at < RESTORABLE ? deleted : null;
}

/** @param {Drawer} drawer @param {ConversationItem[]} items @param {boolean} hasMore @returns {Drawer} */
function withMore(drawer, items, hasMore) {
  const known = new Set(drawer.items.map((item) => item.id));
  const added = items.filter((item) => !known.has(item.id));
  return { ...drawer, items: [...drawer.items, ...added], hasMore, more: 'idle' };
}

/** @param {Drawer} drawer @param {string} id @param {Partial<ConversationItem>} change @returns {Drawer} */
function withItem(drawer, id, change) {
  return { ...drawer, items: drawer.items.map((item) => (item.id === id ? { ...item, ...change } : item)).sort(order) };
}

/** @param {Drawer} drawer @param {{id: string, now: number, wasOpen: boolean}} gone @returns {Drawer} */
function withoutItem(drawer, { id, now, wasOpen }) {
  const item = drawer.items.find((it) => it.id === id);
  if (!item) return drawer;
  return { ...drawer, items: drawer.items.filter((it) => it !== item), deleted: { item, at: now, wasOpen } };
}

/** @param {Drawer} drawer @param {string} id @returns {Drawer} */
function restored(drawer, id) {
  if (drawer.deleted?.item.id !== id) return drawer;
  return { ...drawer, items: [...drawer.items, drawer.deleted.item].sort(order), deleted: null };
}

/** The order of the server: pinned ones first, then those that changed last. @param {ConversationItem} a @param {ConversationItem} b */
function order(a, b) {
  const pins = Number(b.pinned ?? false) - Number(a.pinned ?? false);
  return pins || changed(b) - changed(a) || (a.id < b.id ? -1 : 1);
}

/** @param {ConversationItem} item */
function changed({ updatedAt }) {
  return updatedAt ? Date.parse(updatedAt) : 0;
}
