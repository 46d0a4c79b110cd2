// The questions that wait until the running answer has ended, and when the first of them is sent.

import { runningTurn } from './state.js';

/** @import {Scope} from '../../answer/answer-events.js' */
/** @import {State} from './state.js' */

/**
 * A question that waits. `id` is also its idempotency key, because a copied tab sends the same question.
 *
 * @typedef {{id: string, text: string, model?: string, scope?: Scope}} QueuedQuestion
 */

/**
 * What the queue of the open conversation does: `waiting` for an answer, `due` to be sent now, or on hold until the user
 * decides, because the last answer was `stopped`, has `failed`, or is not known (`held`). `closed`: nothing can be sent.
 *
 * @param {State} state
 * @returns {'waiting' | 'due' | 'stopped' | 'failed' | 'held' | 'closed'}
 */
export function queueState(state) {
  const { conversationState, token, turns } = state;
  if (token !== 'none' || conversationState === 'loading' || conversationState === 'failed') return 'closed';
  if (conversationState === 'missing') return 'held';
  if (runningTurn(state)) return 'waiting';
  const last = turns.at(-1);
  if (!last) return 'held';
  if (last.status !== 'done') return 'failed';
  return last.done?.finish === 'stopped' ? 'stopped' : 'due';
}

/** The notes about a queue that is on hold. @type {Record<string, string>} */
export const HOLD_NOTES = {
  stopped: 'Not sent, because the answer was stopped.',
  failed: 'Not sent, because the answer before it is incomplete.',
  held: 'Not sent yet.',
};
