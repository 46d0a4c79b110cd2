// What is below the text of an answer: how it ended, what the user can do, and what it cost.

import { h } from '../../dom/nodes.js';
import { isContinuable } from '../state/turn.js';
import { count, duration, plural, price } from './format.js';
import { FINISH_NOTES, failureTitle } from './phases.js';

/** @import {Turn} from '../state/turn.js' */

/**
 * What went wrong, or why the answer is incomplete.
 *
 * @param {Turn} turn
 * @param {() => void} retry
 * @param {() => void} goOn
 */
export function ending(turn, retry, goOn) {
  const further = isContinuable(turn) && button('Continue', goOn);
  if (turn.status !== 'error' && turn.status !== 'interrupted') {
    const note = FINISH_NOTES[turn.done?.finish ?? ''];
    return note && h('p', { class: 'finish-note' }, note, ' ', further);
  }
  // A refused question is back in the box, because the same question would be refused again.
  const again = !turn.returned && button(turn.failure?.retryable === false ? 'Ask again' : 'Retry', retry);
  const attributes = { class: 'problem', role: 'group', 'aria-label': 'Error' };
  return h('div', attributes, h('p', null, whatHappened(turn)), further, again);
}

/** @param {string} label @param {() => void} onclick */
function button(label, onclick) {
  return h('button', { type: 'button', class: 'secondary', onclick }, label);
}

/** @param {Turn} turn */
function whatHappened(turn) {
  if (turn.status === 'interrupted') return 'The server was restarted while this answer was being written.';
  return [
    h('strong', null, `${failureTitle(turn)} `),
    turn.failure?.message ?? 'The server did not say why.',
    turn.returned && !turn.continues && ' Your question is in the box again.',
  ];
}

/** The connection test opens in a tab of its own. */
export function inSteps() {
  return h(
    'p',
    { class: 'in-steps', key: 'in-steps' },
    'A proxy is buffering the stream, so this answer arrives in chunks. Nothing is lost. ',
    h('a', { href: 'check.html', target: '_blank' }, 'Connection test'),
  );
}

/** Which model answered, and what it cost. @param {Turn} turn */
export function facts(turn) {
  const { usage, timing } = turn.done ?? {};
  const total = timing?.total;
  const told = [
    turn.done?.model ? `${turn.done.model} instead of ${turn.model}` : turn.model,
    usage?.outputTokens
      ? `${usage.estimated ? 'about ' : ''}${plural(usage.inputTokens, 'token')} in, ${count(usage.outputTokens)} out`
      : null,
    typeof usage?.cost === 'number' ? `costs ${price(usage.cost)}` : null,
    typeof total === 'number' ? duration(total) : null,
  ].filter(Boolean);
  return h(
    'footer',
    { class: 'facts' },
    turn.text !== '' && h('button', { type: 'button', class: 'quiet', 'data-copy-answer': true }, 'Copy answer'),
    h(
      'details',
      { ontoggle: (/** @type {Event} */ event) => show(event, turn) },
      h('summary', null, told.join(' · ') || 'Details'),
    ),
  );
}

/** Shows the details of an answer when they are opened. @param {Event} event @param {Turn} turn */
async function show({ currentTarget }, turn) {
  const { showDetails } = await import('./answer-details.js');
  showDetails(/** @type {HTMLElement} */ (currentTarget), turn);
}
