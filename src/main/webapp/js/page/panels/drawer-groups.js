// The list of conversations in groups: pinned ones, then by the day of their last change.

/** @import {ConversationItem} from '../../api/responses.js' */

const DAY = 86_400_000;

/**
 * Returns items in groups with headings. The order of the items stays.
 *
 * @param {ConversationItem[]} items in the order of the list
 * @param {number} now milliseconds
 * @returns {{label: string, items: ConversationItem[]}[]}
 */
export function groups(items, now) {
  /** @type {{label: string, items: ConversationItem[]}[]} */
  const all = [];
  for (const item of items) {
    const label = labelOf(item, now);
    const last = all[all.length - 1];
    if (last?.label === label) last.items.push(item);
    else all.push({ label, items: [item] });
  }
  return all;
}

/** @param {ConversationItem} item @param {number} now */
function labelOf({ pinned, updatedAt }, now) {
  if (pinned) return 'Pinned';
  if (!updatedAt) return 'Older';
  const then = Date.parse(updatedAt);
  const days = Math.round((midnight(now) - midnight(then)) / DAY);
  if (days <= 0) return 'Today';
  if (days === 1) return 'Yesterday';
  if (days < 7) return 'Last 7 days';
  if (days < 30) return 'Last 30 days';
  return new Date(then).toLocaleDateString('en', { month: 'long', year: 'numeric' });
}

/** The beginning of a day in the user's time zone. @param {number} time */
function midnight(time) {
  return new Date(time).setHours(0, 0, 0, 0);
}
