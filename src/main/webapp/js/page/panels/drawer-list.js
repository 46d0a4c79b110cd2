// The list in the drawer, in groups and pages, and the note about what was deleted last.

import { h } from '../../dom/nodes.js';
import { groups } from './drawer-groups.js';

/** @import {ConversationItem} from '../../api/responses.js' */
/** @import {Deleted, Drawer} from '../state/drawer.js' */

/**
 * @typedef {object} ListParts
 * @property {number} now milliseconds
 * @property {(item: ConversationItem) => any} entry draws a conversation
 * @property {() => void} more fetches the next page
 */

const FAILED = 'The conversations could not be loaded. Close this panel and try again.';

/** What the button for the next page says. */
const MORE = {
  idle: 'Show more conversations',
  loading: 'Loading…',
  failed: 'They could not be loaded. Try again',
};

/** @param {Drawer} drawer @param {ListParts} parts */
export function drawerList({ state, items, query, hasMore, more }, parts) {
  if (state === 'failed') return h('p', { class: 'note problem' }, FAILED);
  if (items.length === 0) return h('p', { class: 'note' }, nothingText(state, query));
  return h(
    'div',
    { key: 'list' },
    groups(items, parts.now).map((group) => section(group, parts)),
    hasMore && h('button', { type: 'button', class: 'quiet more', key: 'more', onclick: parts.more }, MORE[more]),
  );
}

/** @param {{label: string, items: ConversationItem[]}} group @param {ListParts} parts */
function section({ label, items }, { entry }) {
  return h(
    'section',
    { key: label },
    h('h3', null, label),
    h(
      'ul',
      null,
      items.map((item) => h('li', { key: item.id }, entry(item))),
    ),
  );
}

/**
 * Says what was deleted, and offers the way back. Screen readers read it out.
 *
 * @param {Deleted | null} deleted
 * @param {string | null} failure why it could not be restored
 * @param {(id: string, open: boolean) => void} restore
 */
export function undoNote(deleted, failure, restore) {
  if (!deleted) return h('div', { role: 'status', key: 'deleted' });
  const { item, wasOpen } = deleted;
  return h(
    'div',
    { role: 'status', key: 'deleted' },
    h(
      'p',
      { class: 'note undo' },
      h('span', null, `“${item.title || 'Untitled'}” was deleted.`),
      h('button', { type: 'button', class: 'quiet', onclick: () => restore(item.id, wasOpen) }, 'Undo'),
      failure && h('span', { class: 'problem' }, failure),
    ),
  );
}

/** @param {Drawer['state']} state @param {string} query */
function nothingText(state, query) {
  if (state === 'loading') return 'Loading…';
  return query ? `No results for “${query}”.` : 'No conversations yet.';
}
