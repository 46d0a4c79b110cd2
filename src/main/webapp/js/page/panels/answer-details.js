// The details of an answer: what was searched, how long it took, and what it cost. Fetched when somebody opens them.

import { create, h } from '../../dom/nodes.js';
import { count, duration, price } from './format.js';

/** @import {Turn} from '../state/turn.js' */

/** The times that the page knows, in their order. @type {[string, string][]} */
const TIMES = [
  ['rewrite', 'Wording the question'],
  ['search', 'Passages found after'],
  ['rerank', 'Ordering the passages'],
  ['loading', 'Loading the model'],
  ['firstToken', 'First token after'],
  ['total', 'Whole answer after'],
];

const STYLES = new URL('../../../css/details.css', import.meta.url).href;

/**
 * Shows the details of an ended answer.
 *
 * @param {Element} place in which they are the last element, below the summary
 * @param {Turn} turn
 */
export function showDetails(place, turn) {
  const { ownerDocument } = place;
  const list = rows(turn).map(([name, value]) => h('div', null, h('dt', null, name), h('dd', { dir: 'auto' }, value)));
  place.querySelector('.answer-details')?.remove();
  place.append(
    create(
      ownerDocument,
      h('div', { class: 'answer-details' }, h('link', { rel: 'stylesheet', href: STYLES }), h('dl', null, list)),
    ),
  );
}

/** Names and values; what is not known is left out. @param {Turn} turn @returns {[string, string][]} */
export function rows({ question, model, searched, scope, sources, done }) {
  const { usage, timing = {} } = done ?? {};
  const about = usage?.estimated ? 'about ' : '';
  /** @type {[string, string | false | undefined][]} */
  const all = [
    ['Model', done?.model ? `${done.model} instead of ${model}` : model],
    ...TIMES.map(([key, name]) => /** @type {[string, any]} */ ([name, key in timing && duration(timing[key])])),
    ['Tokens per second', perSecond(usage?.outputTokens, timing, about)],
    ['Tokens of the prompt', usage && about + count(usage.inputTokens)],
    ['Of these from the provider’s cache', usage?.cachedInputTokens ? count(usage.cachedInputTokens) : false],
    ['Tokens of the answer', usage && about + count(usage.outputTokens)],
    ['Cost', typeof usage?.cost === 'number' && price(usage.cost)],
    ['Searched for', [question, ...searched].map((words) => `“${words}”`).join(', ')],
    ['Only in', scope && Object.values(scope).flat().join(', ')],
    ['Passages found', count(sources.length)],
  ];
  return /** @type {[string, string][]} */ (all.filter(([, value]) => value));
}

/**
 * How fast the model wrote, from its first token to its end.
 *
 * @param {number | undefined} tokens
 * @param {Record<string, number>} timing
 * @param {string} about
 */
function perSecond(tokens, { firstToken, total }, about) {
  const time = total - firstToken;
  return tokens && time > 0 ? about + count(Math.round((tokens * 10_000) / time) / 10) : undefined;
}
