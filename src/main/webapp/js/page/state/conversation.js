// The open conversation. Merges the turns that the server stores with those that the page has.

import { storedTurn } from './turn.js';

/** @import {StoredConversation, StoredTurn} from '../../api/responses.js' */
/** @import {State} from './state.js' */
/** @import {Turn} from './turn.js' */

/**
 * Whether a conversation has earlier turns.
 *
 * @typedef {'none' | 'some' | 'loading' | 'failed'} Earlier
 */

/** @typedef {{id: string, title: string, earlier?: Earlier}} Conversation */

/**
 * The state with the latest turns of a conversation from the server. Earlier turns stay if there is no gap.
 *
 * @param {State} state
 * @param {StoredConversation} stored
 * @returns {State}
 */
export function opened(state, stored) {
  const told = new Set(stored.turns.map((turn) => turn.answer));
  const goesOn =
    stored.hasEarlier !== true || state.turns.some((turn) => turn.answer !== null && told.has(turn.answer));
  const known = goesOn ? state.turns : state.turns.filter((turn) => turn.answer === null);
  const turns = mergedTurns(known, stored.turns);
  const beginsHere = turns[0]?.answer === stored.turns[0]?.answer;
  const earlier = beginsHere ? earlierOf(stored) : (state.conversation?.earlier ?? 'none');
  const conversation = { id: stored.id, title: stored.title, earlier };
  return { ...state, conversation, conversationState: 'ready', turns };
}

/**
 * The state with earlier turns that have arrived.
 *
 * @param {State} state
 * @param {StoredConversation} stored
 * @returns {State}
 */
export function withEarlierTurns(state, stored) {
  return withEarlier({ ...state, turns: [...stored.turns.map(storedTurn), ...state.turns] }, earlierOf(stored));
}

/** @param {State} state @param {Earlier} earlier @returns {State} */
export function withEarlier(state, earlier) {
  return state.conversation ? { ...state, conversation: { ...state.conversation, earlier } } : state;
}

/**
 * The first answer of a new conversation brings its id.
 *
 * @param {State} state
 * @param {string} key
 * @param {string} id
 * @returns {State}
 */
export function adopt(state, key, id) {
  if (state.conversation || !id) return state;
  const title = state.turns.find((turn) => turn.key === key)?.question ?? '';
  return { ...state, conversation: { id, title } };
}

/** @param {StoredConversation} stored @returns {Earlier} */
function earlierOf(stored) {
  return stored.hasEarlier === true ? 'some' : 'none';
}

/**
 * Merges the turns of the page with those of the server. A known turn stays the same object, unless only the server
 * knows how it ended. A turn that the server does not mention stays after its predecessor.
 *
 * @param {Turn[]} known
 * @param {StoredTurn[]} stored
 * @returns {Turn[]}
 */
function mergedTurns(known, stored) {
  const merged = stored.map((turn) => {
    const same = known.find((it) => it.answer === turn.answer);
    const isBehind = same?.status === 'error' && same.failure?.code === 'gone' && turn.status !== 'running';
    return same && !isBehind ? same : { ...storedTurn(turn), key: same?.key ?? turn.answer };
  });
  for (const [i, turn] of known.entries()) {
    if (merged.some((it) => it.key === turn.key)) continue;
    const before = merged.findIndex((it) => it.key === known[i - 1]?.key);
    if (turn.answer === null) merged.push(turn);
    else merged.splice(before + 1, 0, turn);
  }
  return merged;
}
