// The sources of an answer: first what the model reads, then what the text cites.

import { h } from '../../dom/nodes.js';
import { placeParts } from '../../source/place.js';
import { isAbsent } from './answer-notices.js';
import { plural } from './format.js';

/** @import {Source} from '../../answer/event.js' */
/** @import {Turn} from '../state/turn.js' */

/** How many passages are named while the model reads them, 8; all are listed after it has answered. */
const MAX_READING = 8;

/** Describes the sources below the text, and what was searched beside the question. @param {Turn} turn */
export function sources(turn) {
  const list = lists(turn);
  const words = turn.searched.map((wording) => `“${wording}”`).join(', ');
  return words
    ? [list, h('p', { class: 'searched', key: 'searched', dir: 'auto' }, `Also searched for ${words}`)]
    : list;
}

/** @param {Turn} turn */
function lists(turn) {
  if (turn.sources.length === 0) return null;
  if (turn.status === 'running' && turn.text === '') return reading(turn);
  // The list would push up the end of a growing text, and says little without citations. Those that are known
  // already, just before the end, do not take their sources out of it.
  if (turn.status === 'running') return h('div', { class: 'sources', key: 'folded' }, folded('Sources', turn.sources));
  const cited = turn.sources.filter((source) => turn.cited.includes(source.n));
  const others = turn.sources.filter((source) => !turn.cited.includes(source.n));
  if (cited.length === 0 && !isAbsent(turn))
    return h('div', { class: 'sources', key: 'folded' }, folded('Passages found', others));
  const [name, first, rest] = cited.length
    ? ['Sources', cited, others]
    : ['Nearest passages', others.slice(0, 3), others.slice(3)];
  return h(
    'div',
    { class: 'sources' },
    h('h3', null, name),
    sourceList(first),
    rest.length > 0 && folded('Other passages', rest),
  );
}

/**
 * What the model receives: the best passages, or those that it has just found. Short, so that the status stays in view.
 *
 * @param {Turn} turn
 */
function reading({ sources: list, newest }) {
  return h(
    'div',
    { class: 'sources', key: 'reading' },
    h('h3', null, `Reading ${plural(list.length, 'passage')}`),
    h(
      'ol',
      { class: 'short' },
      list
        .slice(-newest || undefined)
        .slice(0, MAX_READING)
        .map((source) =>
          h(
            'li',
            null,
            h(
              'button',
              { type: 'button', 'data-source': source.n },
              h('span', { class: 'n', 'aria-hidden': 'true' }, source.n),
              h('span', { class: 'title', dir: 'auto' }, source.title || source.path),
              h('span', { class: 'place', dir: 'ltr', translate: 'no' }, placeParts(source)),
            ),
          ),
        ),
    ),
  );
}

/** @param {string} name @param {Source[]} list */
function folded(name, list) {
  return h('details', { class: 'others' }, h('summary', null, `${name} (${list.length})`), sourceList(list));
}

/** @param {Source[]} list */
function sourceList(list) {
  return h(
    'ol',
    null,
    list.map((source) =>
      h(
        'li',
        null,
        h(
          'button',
          { type: 'button', 'data-source': source.n },
          h('span', { class: 'n', 'aria-hidden': 'true' }, source.n),
          h(
            'span',
            { class: 'about' },
            h('span', { class: 'title', dir: 'auto' }, source.title || source.path),
            h('span', { class: 'place', dir: 'ltr', translate: 'no' }, placeParts(source)),
            source.excerpt && h('span', { class: 'excerpt', dir: 'auto' }, source.excerpt),
          ),
        ),
      ),
    ),
  );
}
