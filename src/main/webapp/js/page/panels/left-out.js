// What a source leaves out, by rule, with the names of the files.

import { h } from '../../dom/nodes.js';
import { breakable } from '../../source/place.js';
import { leftOutKey } from '../state/left-out.js';
import { count, plural } from './format.js';

/** @import {IndexSource, LeftOutGroup} from '../../api/responses.js' */
/** @import {LeftOutList} from '../state/left-out.js' */

/** How many formats are named, 5; the rest are counted. */
const MAX_FORMATS = 5;

/**
 * @param {IndexSource} source as the server describes it
 * @param {Record<string, LeftOutList>} lists the names fetched after the first few
 * @param {(source: string, reason: string) => void} showMore
 */
export function leftOutSection(source, lists, showMore) {
  const groups = source.leftOut ?? [];
  if (groups.length === 0) return null;
  return h(
    'details',
    { class: 'left-out', key: 'left-out' },
    h('summary', null, `${plural(source.skipped ?? 0, 'file or folder is', 'files and folders are')} left out`),
    groups.map((group) => groupDetails(source.name, group, lists[leftOutKey(source.name, group.reason)], showMore)),
  );
}

/**
 * @param {string} source
 * @param {LeftOutGroup} group
 * @param {LeftOutList | undefined} list
 * @param {(source: string, reason: string) => void} showMore
 */
function groupDetails(source, group, list, showMore) {
  const names = list && list.paths.length > 0 ? list.paths : (group.examples ?? []);
  const more = list ? list.next !== null : group.count > names.length;
  return h(
    'details',
    { key: group.reason },
    h('summary', null, `${count(group.count)}: ${group.text}${formatsText(group.formats ?? {})}`),
    h(
      'ul',
      { class: 'failures' },
      names.map((path) => h('li', null, h('code', null, breakable(path)))),
    ),
    list?.state === 'failed' && h('p', { class: 'problem' }, list.message),
    list?.state === 'loading' && h('p', { class: 'note' }, 'Loading…'),
    more &&
      list?.state !== 'loading' &&
      h('button', { type: 'button', class: 'secondary', onclick: () => showMore(source, group.reason) }, 'Show more'),
    list?.state === 'ready' &&
      !more &&
      names.length < group.count &&
      h('p', { class: 'note' }, `and ${count(group.count - names.length)} more that the server does not list`),
  );
}

/** The most frequent formats first. @param {Record<string, number>} formats */
function formatsText(formats) {
  const sorted = Object.entries(formats).sort((a, b) => b[1] - a[1]);
  if (sorted.length === 0) return '';
  const named = sorted
    .slice(0, MAX_FORMATS)
    .map(([extension, files]) => `${extension || 'no extension'} ${count(files)}`);
  const others = sorted.length - named.length;
  return ` (${named.join(', ')}${others > 0 ? `, ${plural(others, 'other')}` : ''})`;
}

/** The note on a source that has nothing to index, else null. @param {IndexSource} source */
export function nothingText({ state, files = 0, skipped = 0 }) {
  if (state !== 'done' || files > 0) return null;
  return skipped > 0
    ? 'Docent can read none of the files here. See below what is left out and why.'
    : 'This folder is empty. Check that it is mounted and that it is the right one.';
}
