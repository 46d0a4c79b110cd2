// The only function that changes the page's state. Pure: each case returns the next state, or the same object if
// nothing changes.

import { adopt, opened, withEarlier, withEarlierTurns } from './conversation.js';
import { reduceDrawer } from './drawer.js';
import { indexPageChanged } from './index-page.js';
import { leftOutChanged } from './left-out.js';
import { initialState } from './state.js';
import { newTurn, noteworthy, storedTurn, turnAfter } from './turn.js';

/** @import {AnswerEvent, Failure} from '../../answer/event.js' */
/** @import {Index, StoredTurn} from '../../api/responses.js' */
/** @import {SourceContent} from '../../source/panel.js' */
/** @import {Action, DrawerAction, TurnAction} from './actions.js' */
/** @import {State} from './state.js' */
/** @import {Turn} from './turn.js' */

/** @param {State} state @param {Action} action @returns {State} */
export function reduce(state, action) {
  switch (action.type) {
    case 'asked':
      return asked(state, action);
    case 'event':
      return heard(state, action.key, action.frame);
    case 'connection':
      return changeTurn(state, action.key, { connection: noteworthy(action.connection) });
    case 'stopping':
      return changeTurn(state, action.key, { stopping: true, trouble: null });
    case 'stopFailed':
      return changeTurn(state, action.key, { stopping: false, trouble: action.message });
    case 'withdrawn':
      return changeTurn(state, action.key, WITHDRAWN);
    case 'failed':
      return failed(state, action.key, action.failure);
    case 'kept':
      return kept(state, action.key, action.stored);
    case 'conversationOpening':
      return { ...closed(state), conversation: { id: action.id, title: '' }, conversationState: 'loading' };
    case 'conversationOpened':
      // Also after a refresh, because another tab or machine may have added turns.
      return isOpen(state, action.conversation.id) ? opened(state, action.conversation) : state;
    case 'conversationFailed':
      if (!isOpen(state, action.id)) return state;
      return { ...state, conversationState: action.missing ? 'missing' : 'failed' };
    case 'conversationClosed':
      return closed(state);
    case 'queued':
      return { ...state, queue: action.questions };
    case 'earlierWanted':
      return withEarlier(state, 'loading');
    case 'earlierLoaded':
      return isOpen(state, action.conversation.id) ? withEarlierTurns(state, action.conversation) : state;
    case 'earlierFailed':
      return isOpen(state, action.id) ? withEarlier(state, 'failed') : state;
    case 'conversationRenamed':
      return withDrawer(renamed(state, action.id, action.title), action);
    case 'drawerOpened':
    case 'drawerClosed':
    case 'drawerQuery':
    case 'drawerLoaded':
    case 'drawerFailed':
    case 'moreWanted':
    case 'moreLoaded':
    case 'moreFailed':
    case 'conversationPinned':
    case 'conversationDeleted':
    case 'conversationRestored':
      return withDrawer(state, action);
    case 'index':
      return indexed(state, action.index);
    case 'leftOutAsked':
    case 'leftOutLoaded':
    case 'leftOutFailed':
      return { ...state, leftOut: leftOutChanged(state.leftOut, action) };
    case 'viewChanged':
      // A passage of the other view would cover this one on phones.
      return { ...state, source: null, indexPage: indexPageChanged(state.indexPage, action) };
    case 'looksLoaded':
    case 'looksFailed':
    case 'filesAsked':
    case 'filesLoaded':
    case 'filesFailed':
    case 'whyAsked':
    case 'whyAnswered':
    case 'whyFailed':
      return { ...state, indexPage: indexPageChanged(state.indexPage, action) };
    case 'models':
      return { ...state, models: action.models };
    case 'modelChecks':
      return { ...state, checks: action.checks };
    case 'version':
      return { ...state, version: action.version };
    case 'modelNoteDismissed':
      return { ...state, modelNoteDismissed: true };
    case 'sourceNoteDismissed': {
      const { name, error = '' } = action.source;
      return { ...state, dismissedSources: { ...state.dismissedSources, [name]: error } };
    }
    case 'sourceOpened':
      return { ...state, source: { ...action.source, state: 'loading' } };
    case 'sourceLoaded':
      return changeSource(state, action, { state: 'ready', document: action.document });
    case 'sourceFailed':
      return changeSource(state, action, { state: 'failed', message: action.message });
    case 'sourceClosed':
      return { ...state, source: null };
    case 'tokenWanted':
      return { ...state, token: action.refused ? 'refused' : 'wanted' };
    case 'tokenGiven':
      return { ...state, token: 'none' };
    case 'tokenForgotten': {
      // After signing out, nothing of the user stays on the page.
      const { modelNoteDismissed, dismissedSources } = state;
      return { ...initialState, modelNoteDismissed, dismissedSources, token: 'wanted' };
    }
    default:
      return unknown(action);
  }
}

/** Does not compile if an action has no case above. @param {never} action @returns {never} */
function unknown(action) {
  throw new Error(`unknown action "${/** @type {Action} */ (action).type}"`);
}

/** A question that was withdrawn before its answer had an id. @type {Partial<Turn>} */
const WITHDRAWN = { status: 'done', stopping: false, connection: null, done: { finish: 'stopped' }, returned: true };

/** @param {State} state @param {Extract<TurnAction, {type: 'asked'}>} action @returns {State} */
function asked(state, { key, question, now, model = '', scope, continues }) {
  // A question that returned to the box is being asked again, perhaps edited.
  const others = state.turns.filter((turn) => turn.key !== key && !turn.returned);
  return {
    ...state,
    turns: [...others, { ...newTurn(key, question, now), model, scope, continues: continues ?? null }],
  };
}

/** @param {State} state @param {string} key @param {AnswerEvent} frame @returns {State} */
function heard(state, key, frame) {
  const turn = turnOf(state, key);
  const next = turn && turnAfter(turn, frame);
  if (!next) return state;
  const heard = changeTurn(state, key, next);
  return frame.event === 'start' ? adopt(withoutSteps(heard, next), key, frame.data.conversation) : heard;
}

/** @param {State} state @param {string} key @param {Failure} failure @returns {State} */
function failed(state, key, failure) {
  const returned = turnOf(state, key)?.answer === null && !failure.retryable;
  return changeTurn(state, key, { status: 'error', stopping: false, connection: null, failure, returned });
}

/**
 * The stored answer whose events are gone. If the user has seen more of the text, that stays.
 *
 * @param {State} state
 * @param {string} key
 * @param {StoredTurn} stored
 * @returns {State}
 */
function kept(state, key, stored) {
  const turn = turnOf(state, key);
  if (!turn) return state;
  const next = storedTurn(stored);
  const text = next.status !== 'done' && turn.text.startsWith(next.text) ? turn.text : next.text;
  return changeTurn(state, key, { ...next, key, lastId: turn.lastId, text });
}

/**
 * A streaming answer removes the notes about buffering from earlier answers.
 *
 * @param {State} state
 * @param {Turn} turn
 * @returns {State}
 */
function withoutSteps(state, turn) {
  if (turn.inSteps || !state.turns.some(isOverInSteps)) return state;
  return { ...state, turns: state.turns.map((it) => (isOverInSteps(it) ? { ...it, inSteps: false } : it)) };
}

/** @param {Turn} turn */
function isOverInSteps({ status, inSteps }) {
  return inSteps && status !== 'running';
}

/** @param {State} state @returns {State} */
function closed(state) {
  return { ...state, conversation: null, conversationState: 'ready', turns: [], source: null };
}

/** @param {State} state @param {string} id @param {string} title @returns {State} */
function renamed(state, id, title) {
  return isOpen(state, id) ? { ...state, conversation: { ...state.conversation, id, title } } : state;
}

/** @param {State} state @param {Index} index @returns {State} */
function indexed(state, index) {
  const read = (index.sources ?? []).filter((source) => source.state === 'done').map((source) => source.name);
  // A dismissed failure is shown again if the source was read in the meantime.
  const still = Object.entries(state.dismissedSources).filter(([name]) => !read.includes(name));
  const leftOut = index.finishedAt === state.index?.finishedAt ? state.leftOut : {};
  return { ...state, index, dismissedSources: Object.fromEntries(still), leftOut };
}

/** @param {State} state @param {string} key */
function turnOf(state, key) {
  return state.turns.find((turn) => turn.key === key);
}

/**
 * @param {State} state
 * @param {string} key
 * @param {Partial<Turn>} change
 * @returns {State} the same state if the turn's conversation was closed
 */
function changeTurn(state, key, change) {
  if (!turnOf(state, key)) return state;
  return { ...state, turns: state.turns.map((turn) => (turn.key === key ? { ...turn, ...change } : turn)) };
}

/** @param {State} state @param {DrawerAction} action @returns {State} */
function withDrawer(state, action) {
  return { ...state, drawer: reduceDrawer(state.drawer, action) };
}

/**
 * @param {State} state
 * @param {{path: string, startLine: number}} place
 * @param {SourceContent} content
 * @returns {State} the same state if this passage is no longer open
 */
function changeSource(state, { path, startLine }, content) {
  const { source } = state;
  if (source?.path !== path || source.startLine !== startLine) return state;
  const { n, title, endLine, place, origin, spans } = source;
  return { ...state, source: { n, path, title, startLine, endLine, place, origin, spans, ...content } };
}

/** @param {State} state @param {string} id */
function isOpen(state, id) {
  return state.conversation?.id === id;
}
