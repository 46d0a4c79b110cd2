// What the page says about the progress of an answer.

import { h } from '../../dom/nodes.js';
import { duration, plural } from './format.js';

/** @import {Phase} from '../../answer/event.js' */
/** @import {ConnectionState} from '../../stream/reconnect.js' */
/** @import {Turn} from '../state/turn.js' */

/** After how long the page shows the waiting time, 3,000 ms; earlier it would only flicker. */
const TELL_TIME_AFTER = 3000;

/** @type {Record<string, (phase: Phase) => string>} */
const PHASES = {
  sending: () => 'Sending…',
  queued: ({ position }) => (position ? `Waiting in the queue, position ${position}…` : 'Waiting in the queue…'),
  rewriting: () => 'Rewriting the question…',
  searching: ({ detail }) => detail ?? 'Searching…',
  asking: () => 'Asking the model…',
  looking: ({ detail }) => `${detail ?? 'Looking further'}…`,
  retrying: ({ attempt, detail }) => `${detail ?? 'Trying the model again…'}${attempt ? ` (attempt ${attempt})` : ''}`,
  thinking: () => 'Thinking…',
  answering: () => 'Answering…',
};

/** What happens at the moment. @param {Phase} phase */
export function phaseText(phase) {
  return (PHASES[phase.phase] ?? (() => 'Working…'))(phase);
}

/** The time since the question, empty while that is short. @param {number} askedAt @param {number} now */
export function elapsedText(askedAt, now) {
  const passed = now - askedAt;
  return passed < TELL_TIME_AFTER ? '' : duration(Math.floor(passed / 1000) * 1000).replace('.0', '');
}

const OFFLINE = 'You are offline. The answer continues when you are back online.';

/** The message about a broken connection. @param {ConnectionState} connection @param {number} now */
export function connectionText({ state, retryAt, reason, error }, now) {
  if (state === 'paused') return reason === 'offline' ? OFFLINE : 'Paused while the page is hidden.';
  if (state === 'polling') return 'No data is arriving. Trying another method…';
  if (state !== 'waiting') return 'Reconnecting…';
  const seconds = retryAt ? Math.max(0, Math.ceil((retryAt - now) / 1000)) : 0;
  // An HTTP error may carry the server's problem document.
  const { problem } = /** @type {{problem?: {detail?: string}}} */ (error ?? {});
  const cause = (reason === 'status' && problem?.detail) || 'The connection was lost.';
  return seconds > 0 ? `${cause} Trying again in ${seconds} s.` : `${cause} Trying again…`;
}

/** Describes what a running answer is doing. @param {Turn} turn @param {number} now */
export function statusLine(turn, now) {
  const { connection } = turn;
  const text = turn.stopping ? 'Stopping…' : phaseText(turn.phase);
  return [
    h(
      'p',
      { class: 'phase' },
      h('span', { class: 'pulse', 'aria-hidden': 'true' }),
      h('span', null, text),
      h('span', { class: 'elapsed' }, elapsedText(turn.askedAt, now)),
    ),
    turn.trouble && h('p', { class: 'connection', role: 'alert', key: 'trouble' }, turn.trouble),
    connection &&
      h(
        'p',
        { class: 'connection' },
        h('span', null, connectionText(connection, now)),
        connection.retryNow && h('button', { type: 'button', class: 'quiet', onclick: connection.retryNow }, 'Try now'),
      ),
  ];
}

/** What went wrong, in a few words. @param {Turn} turn */
export function failureTitle(turn) {
  if (turn.text !== '') return 'The answer is incomplete.';
  return turn.answer ? 'No answer was written.' : 'The question was not accepted.';
}

/** The notes on answers that ended early. @type {Record<string, string>} */
export const FINISH_NOTES = {
  stopped: 'You stopped this answer.',
  length: 'The model reached its length limit, so the answer may be cut off.',
  filtered: 'The model’s provider blocked the rest of this answer.',
};

/** How an answer ended, for users who cannot see it. @param {Turn} turn */
export function endText(turn) {
  if (turn.status === 'error') return `${failureTitle(turn)} ${turn.failure?.message ?? ''}`.trim();
  if (turn.status === 'interrupted')
    return 'The answer is incomplete. The server was restarted while it was being written.';
  const end = FINISH_NOTES[turn.done?.finish ?? ''] ?? 'The answer is complete.';
  return [end, sourcesText(turn), weakText(turn).trim()].filter(Boolean).join(' ');
}

/** @param {Turn} turn */
function sourcesText({ sources, cited, text }) {
  if (cited.length > 0) return `It cites ${plural(cited.length, 'source')}.`;
  if (sources.length === 0 || text === '') return '';
  return sources.length === 1
    ? 'It does not cite the passage that was found.'
    : `It cites none of the ${sources.length} passages that were found.`;
}

/** Below this support, a citation is marked. The server calibrates its figures for it. */
export const WEAK = 0.5;

/** How many citations are marked, in words; empty if none is. @param {Turn} turn */
export function weakText({ proof }) {
  const weak = (proof?.checked ?? []).filter(({ support }) => support < WEAK).length;
  if (weak === 0) return '';
  return `${plural(weak, 'citation is', 'citations are')} not clearly supported by ${weak === 1 ? 'its source' : 'their sources'}. `;
}

/** What the model thought. @param {Turn} turn */
export function reasoning(turn) {
  const label = turn.text === '' && turn.status === 'running' ? 'Thinking…' : 'Reasoning';
  return h('details', { class: 'reasoning' }, h('summary', null, label), h('div', { dir: 'auto' }, turn.reasoning));
}
