// Why is this file not found? A question for a path, and the answer with the rule or the passages.

import { h } from '../../dom/nodes.js';
import { breakable } from '../../source/place.js';
import { plural } from './format.js';

/** @import {FileAnswer} from '../../api/responses.js' */
/** @import {IndexPageState} from '../state/index-page.js' */
/** @import {IndexPageActions} from './index-page.js' */

/** @param {IndexPageState['why']} why @param {Pick<IndexPageActions, 'why' | 'open'>} actions */
export function whySection(why, actions) {
  return h(
    'section',
    { class: 'why', 'aria-labelledby': 'why-title' },
    h('h3', { id: 'why-title' }, 'Why is this file not found?'),
    h(
      'form',
      {
        class: 'fields',
        onsubmit: (/** @type {SubmitEvent} */ event) => {
          event.preventDefault();
          actions.why(String(new FormData(/** @type {HTMLFormElement} */ (event.currentTarget)).get('path') ?? ''));
        },
      },
      h('label', { class: 'visually-hidden', for: 'why-path' }, 'Path of the file'),
      h('input', {
        id: 'why-path',
        name: 'path',
        placeholder: 'handbook/install/debian.md',
        autocomplete: 'off',
        spellcheck: 'false',
        maxlength: '4096',
      }),
      h('button', { type: 'submit', class: 'secondary' }, 'Find out'),
    ),
    // Announces the sentence alone, because all passages would be read out with it.
    h('div', { role: 'status' }, why && said(why)),
    why?.answer && details(why.answer, actions),
  );
}

/** @param {NonNullable<IndexPageState['why']>} why */
function said({ path, answer, message }) {
  if (message) return h('p', { class: 'problem' }, message);
  if (!answer) return h('p', { class: 'note' }, `Looking for ${path}…`);
  return [h('p', { class: 'answer-path' }, h('code', null, breakable(answer.path))), h('p', null, answer.text)];
}

/** @param {FileAnswer} answer @param {Pick<IndexPageActions, 'why' | 'open'>} actions */
function details(answer, actions) {
  return [answer.similar.length > 0 && similar(answer, actions), answer.indexed && passages(answer, actions)];
}

/** @param {FileAnswer} answer @param {Pick<IndexPageActions, 'why'>} actions */
function similar({ similar: paths }, actions) {
  return [
    h('p', { class: 'note' }, 'Files of such a name:'),
    h(
      'ul',
      { class: 'failures' },
      paths.map((path) =>
        h('li', null, h('button', { type: 'button', class: 'quiet', onclick: () => actions.why(path) }, path)),
      ),
    ),
  ];
}

/** @param {FileAnswer} answer @param {Pick<IndexPageActions, 'open'>} actions */
function passages({ path, indexed }, actions) {
  const { total = 0, passages: listed = [] } = indexed ?? {};
  return [
    h(
      'p',
      { class: 'note' },
      `${plural(total, 'passage')}${total > listed.length ? `, the first ${listed.length} of them` : ''}:`,
    ),
    h(
      'ol',
      { class: 'passages' },
      listed.map(({ start, end, name, headings }) =>
        h(
          'li',
          null,
          h(
            'button',
            { type: 'button', class: 'quiet', onclick: () => actions.open(path, start, end) },
            name.startsWith(`${path}:`) ? `Lines ${name.slice(path.length + 1)}` : name,
          ),
          headings.length > 0 && h('span', { class: 'note' }, ` ${headings.join(' › ')}`),
        ),
      ),
    ),
  ];
}
