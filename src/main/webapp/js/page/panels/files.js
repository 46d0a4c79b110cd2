// The list of the files of the index, with their states and reasons.

import { h } from '../../dom/nodes.js';
import { breakable, sourceAddress } from '../../source/place.js';
import { count, plural } from './format.js';

/** @import {IndexFile} from '../../api/responses.js' */
/** @import {Files} from '../state/index-page.js' */
/** @import {IndexPageActions} from './index-page.js' */

/** The words for states. @type {Record<string, string>} */
const STATES = { indexed: 'indexed', failed: 'failed', left_out: 'left out' };

const KIB = 1024;

/** @param {Files} files @param {string[]} sources their names @param {Pick<IndexPageActions, 'find' | 'more' | 'retry' | 'why'>} actions */
export function filesSection(files, sources, actions) {
  const { state, items, total, next, message } = files;
  return h(
    'section',
    { class: 'files', 'aria-labelledby': 'files-title' },
    h('h3', { id: 'files-title' }, 'Files'),
    filter(sources, actions),
    h(
      'p',
      { class: 'note', role: 'status' },
      state === 'loading' && !items.length ? 'Loading…' : plural(total, 'file'),
    ),
    items.length > 0 && table(items, actions),
    state === 'failed' && h('p', { class: 'problem', role: 'alert' }, message),
    state === 'failed' && h('button', { type: 'button', class: 'secondary', onclick: actions.retry }, 'Try again'),
    state === 'ready' &&
      next &&
      h('button', { type: 'button', class: 'secondary', onclick: actions.more }, 'Show more'),
  );
}

/** @param {string[]} sources @param {Pick<IndexPageActions, 'find'>} actions */
function filter(sources, actions) {
  return h(
    'form',
    {
      class: 'fields',
      role: 'search',
      onsubmit: (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        const fields = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
        const text = (/** @type {string} */ name) => String(fields.get(name) ?? '');
        actions.find({ q: text('q'), source: text('source'), state: text('state') });
      },
    },
    h('label', { class: 'visually-hidden', for: 'files-q' }, 'Words in the path'),
    h('input', { id: 'files-q', name: 'q', type: 'search', placeholder: 'Words in the path', autocomplete: 'off' }),
    h('label', { class: 'visually-hidden', for: 'files-source' }, 'Source'),
    h(
      'select',
      { id: 'files-source', name: 'source' },
      h('option', { value: '' }, 'All sources'),
      sources.map((name) => h('option', { value: name, key: name }, name)),
    ),
    h('label', { class: 'visually-hidden', for: 'files-state' }, 'State'),
    h(
      'select',
      { id: 'files-state', name: 'state' },
      h('option', { value: '' }, 'All states'),
      Object.entries(STATES).map(([value, word]) => h('option', { value }, word)),
    ),
    h('button', { type: 'submit', class: 'secondary' }, 'Search'),
  );
}

/** @param {IndexFile[]} items @param {Pick<IndexPageActions, 'why'>} actions */
function table(items, actions) {
  const heads = ['File', 'State', 'Format', 'Passages', 'Size', 'Indexed'];
  return h(
    'div',
    { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'List of files' },
    h(
      'table',
      null,
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          heads.map((head) => h('th', { scope: 'col' }, head)),
        ),
      ),
      h(
        'tbody',
        null,
        items.map((file) => row(file, actions)),
      ),
    ),
  );
}

/** @param {IndexFile} file @param {Pick<IndexPageActions, 'why'>} actions */
function row({ source, path, state, detail, format, passages, size, at }, actions) {
  const whole = `${source}/${path}`;
  return h(
    'tr',
    { key: whole, 'data-state': state },
    h(
      'th',
      { scope: 'row' },
      state === 'indexed'
        ? h('a', { href: sourceAddress({ path: whole }) }, breakable(whole))
        : h('span', null, breakable(whole)),
      detail && h('p', { class: 'note' }, detail),
    ),
    h('td', null, h('span', { class: 'badge' }, STATES[state])),
    h('td', null, format ?? ''),
    h(
      'td',
      { class: 'number' },
      passages !== undefined &&
        h(
          'button',
          {
            type: 'button',
            class: 'quiet',
            'aria-label': `Passages of ${whole}: ${count(passages)}`,
            onclick: () => actions.why(whole),
          },
          count(passages),
        ),
    ),
    h('td', { class: 'number' }, size === undefined ? '' : bytes(size)),
    h('td', null, at ? at.replace('T', ' ').replace('Z', '') : ''),
  );
}

/** @param {number} size */
export function bytes(size) {
  if (size < KIB) return `${size} B`;
  return size < KIB * KIB ? `${Math.round(size / KIB)} KiB` : `${(size / KIB / KIB).toFixed(1)} MiB`;
}
