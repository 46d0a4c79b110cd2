// The page's whole state, and the one pure function that changes it. Panels draw what stands here; nothing else
// remembers anything.

import { mergedTurns, newTurn, storedTurn } from './stored-turns.js';

/** @import {SourceView} from '../../source/panel.js' */
/** @import {LeftOutList} from './left-out.js' */

/**
 * @typedef
 *     {{n: number, title: string, path: string, startLine: number, endLine: number, revision?: string, url?: string, excerpt?: string}}
 *     Source
 * @typedef {{code: string, message: string, retryable: boolean, retryAfter?: number}} Failure
 * @typedef {{code: string, message: string}} Notice
 * @typedef {{state: string, attempt?: number, retryAt?: number, reason?: string, retryNow?: () => void, error?: any}}
 *     Connection
 * @typedef {{phase: string, position?: number, attempt?: number, detail?: string}} Phase
 */
/**
 * A question and its answer.
 *
 * @typedef {object} Turn
 * @property {string} key tells turns of this page apart, also before the server has named the answer
 * @property {string | null} answer the server's id
 * @property {string} question
 * @property {'running' | 'done' | 'error' | 'interrupted'} status
 * @property {boolean} stopping whether the reader has asked to stop it
 * @property {string | null} trouble why it could not be stopped
 * @property {Phase} phase what happens now, while no text has come
 * @property {Connection | null} connection how the connection is, where that is worth a word
 * @property {Source[]} sources
 * @property {Notice[]} notices what its reader must know of the answer as a whole
 * @property {number[]} cited the sources that the finished text cites
 * @property {string} text
 * @property {string} reasoning
 * @property {Failure | null} failure
 * @property {Record<string, any> | null} done the last event of a whole answer
 * @property {string} model the one that was asked, empty for the server's default
 * @property {boolean} returned whether the server never had the question, which stands in the box again
 * @property {string | null} continues the answer that this one goes on with
 * @property {number} askedAt milliseconds
 * @property {string | number | null} lastId the last event that was seen
 * @property {boolean} inSteps whether it had to be fetched in steps, because something on the way holds streams back
 */
/**
 * @typedef {object} State
 * @property {{id: string, title: string, earlier?: Earlier} | null} conversation the open one, null before the first
 *     answer has begun; whether it has turns before those that are here
 * @property {'ready' | 'loading' | 'missing' | 'failed'} conversationState
 * @property {Turn[]} turns
 * @property {{open: boolean, query: string, state: 'loading' | 'ready' | 'failed', items: ConversationItem[]}} drawer
 * @property {Record<string, any> | null} index what the server says of its index; null until it has
 * @property {{name: string, provider: string, default?: boolean}[]} models
 * @property {string | null} version of the server
 * @property {{state: 'running' | 'done' | 'failed', results?: Record<string, ModelCheck>, message?: string} | null}
 *     checks of the models
 * @property {Record<string, LeftOutList>} leftOut more names of what a source leaves out, by source and rule
 * @property {boolean} modelNoteDismissed
 * @property {Record<string, string>} dismissedSources the failures of sources that the reader knows of, by source
 * @property {SourceView | null} source the passage that is open beside the conversation
 * @property {'none' | 'wanted' | 'refused'} token whether the server wants an access token
 */
/** @typedef {'none' | 'some' | 'loading' | 'failed'} Earlier */
/** @typedef {{answers: boolean, firstToken?: number, code?: string, message?: string, detail?: string}} ModelCheck */
/** @typedef {{id: string, title: string, updatedAt?: string}} ConversationItem */

/** @type {State} */
export const initialState = {
  conversation: null,
  conversationState: 'ready',
  turns: [],
  drawer: { open: false, query: '', state: 'loading', items: [] },
  index: null,
  models: [],
  version: null,
  checks: null,
  leftOut: {},
  modelNoteDismissed: false,
  dismissedSources: {},
  source: null,
  token: 'none',
};

/**
 * Returns the state after an action. Pure; an action that changes nothing returns the very same state.
 *
 * @param {State} state
 * @param {{type: string, [field: string]: any}} action
 * @returns {State}
 */
export function reduce(state, action) {
  const change = ACTIONS[action.type];
  if (!change) throw new Error(`unknown action "${action.type}"`);
  return change(state, action);
}

/** @type {Record<string, (state: State, action: any) => State>} */
const ACTIONS = {
  // Asking and answering.
  asked: (state, { key, question, now, model = '', continues = null }) => ({
    ...state,
    // What stands in the box again is asked again, in other words perhaps.
    turns: [
      ...state.turns.filter((turn) => turn.key !== key && !turn.returned),
      { ...newTurn(key, question, now), model, continues },
    ],
  }),
  event: (state, { key, id, event, data }) => {
    const change = EVENTS[event];
    if (!change) return state; // A newer server may say more than this page knows.
    const next = changeTurn(state, key, (turn) => ({
      ...change(turn, data),
      ...whenHeard(turn),
      lastId: id ?? turn.lastId,
    }));
    return event === 'start' && next !== state ? adopt(withoutSteps(next, key), key, data) : next;
  },
  connection: (state, { key, connection }) =>
    changeTurn(state, key, (turn) => ({ ...turn, connection: noteworthy(connection) })),
  stopping: (state, { key }) => changeTurn(state, key, (turn) => ({ ...turn, stopping: true, trouble: null })),
  stopFailed: (state, { key, message }) =>
    changeTurn(state, key, (turn) => ({ ...turn, stopping: false, trouble: message })),
  withdrawn: (state, { key }) =>
    changeTurn(state, key, (turn) => ({
      ...turn,
      status: 'done',
      stopping: false,
      connection: null,
      done: { finish: 'stopped' },
      returned: true,
    })),
  failed: (state, { key, failure }) =>
    changeTurn(state, key, (turn) => ({
      ...turn,
      status: 'error',
      stopping: false,
      connection: null,
      failure,
      returned: turn.answer === null && !failure.retryable,
    })),
  // What the server has kept of an answer whose events are gone. The reader may have seen more: that stays.
  kept: (state, { key, stored }) =>
    changeTurn(state, key, (turn) => {
      const kept = storedTurn(stored);
      return {
        ...kept,
        key,
        lastId: turn.lastId,
        text: kept.status !== 'done' && turn.text.startsWith(kept.text) ? turn.text : kept.text,
      };
    }),

  // Conversations.
  conversationOpening: (state, { id }) => ({
    ...state,
    conversation: { id, title: '' },
    conversationState: 'loading',
    turns: [],
    source: null,
  }),
  // Also when it is looked at again: another tab, or another machine, may have gone on with it.
  conversationOpened: (state, { conversation }) =>
    isOpen(state, conversation.id) ? opened(state, conversation) : state,
  earlierWanted: (state) => withEarlier(state, 'loading'),
  earlierLoaded: (state, { conversation }) =>
    isOpen(state, conversation.id)
      ? withEarlier(
          { ...state, turns: [...conversation.turns.map(storedTurn), ...state.turns] },
          earlierOf(conversation),
        )
      : state,
  earlierFailed: (state, { id }) => (isOpen(state, id) ? withEarlier(state, 'failed') : state),
  conversationFailed: (state, { id, missing }) =>
    isOpen(state, id) ? { ...state, conversationState: missing ? 'missing' : 'failed' } : state,
  conversationClosed: (state) => ({
    ...state,
    conversation: null,
    conversationState: 'ready',
    turns: [],
    source: null,
  }),
  conversationRenamed: (state, { id, title }) => ({
    ...state,
    conversation: isOpen(state, id) ? { ...state.conversation, id, title } : state.conversation,
    drawer: { ...state.drawer, items: state.drawer.items.map((item) => (item.id === id ? { ...item, title } : item)) },
  }),
  conversationDeleted: (state, { id }) => ({
    ...state,
    drawer: { ...state.drawer, items: state.drawer.items.filter((item) => item.id !== id) },
  }),

  // The drawer of earlier conversations.
  drawerOpened: (state) => ({ ...state, drawer: { ...state.drawer, open: true, query: '', state: 'loading' } }),
  drawerClosed: (state) => ({ ...state, drawer: { ...state.drawer, open: false } }),
  drawerQuery: (state, { query }) => ({ ...state, drawer: { ...state.drawer, query } }),
  drawerLoaded: (state, { query, items }) =>
    query === state.drawer.query ? { ...state, drawer: { ...state.drawer, state: 'ready', items } } : state,
  drawerFailed: (state, { query }) =>
    query === state.drawer.query ? { ...state, drawer: { ...state.drawer, state: 'failed' } } : state,

  // What the server says of itself.
  index: (state, { index }) => ({
    ...state,
    index,
    dismissedSources: stillFailing(state.dismissedSources, index),
    leftOut: index.finishedAt === state.index?.finishedAt ? state.leftOut : {},
  }),
  leftOutAsked: (state, { key }) => changeLeftOut(state, key, { state: 'loading' }),
  leftOutLoaded: (state, { key, paths, next }) =>
    changeLeftOut(state, key, { state: 'ready', paths: [...(state.leftOut[key]?.paths ?? []), ...paths], next }),
  leftOutFailed: (state, { key, message }) => changeLeftOut(state, key, { state: 'failed', message }),
  models: (state, { models }) => ({ ...state, models }),
  version: (state, { version }) => ({ ...state, version }),
  modelChecks: (state, { checks }) => ({ ...state, checks }),
  modelNoteDismissed: (state) => ({ ...state, modelNoteDismissed: true }),
  sourceNoteDismissed: (state, { source }) => ({
    ...state,
    dismissedSources: { ...state.dismissedSources, [source.name]: source.error ?? '' },
  }),

  // The source beside the conversation.
  sourceOpened: (state, { source }) => ({ ...state, source: { ...source, state: 'loading' } }),
  sourceLoaded: (state, { path, startLine, document }) =>
    changeSource(state, path, startLine, { state: 'ready', document }),
  sourceFailed: (state, { path, startLine, message }) =>
    changeSource(state, path, startLine, { state: 'failed', message }),
  sourceClosed: (state) => ({ ...state, source: null }),

  tokenWanted: (state, { refused }) => ({ ...state, token: refused ? 'refused' : 'wanted' }),
  tokenGiven: (state) => ({ ...state, token: 'none' }),
  // Signed out: nothing of the reader stays on the page.
  tokenForgotten: (state) => ({
    ...initialState,
    modelNoteDismissed: state.modelNoteDismissed,
    dismissedSources: state.dismissedSources,
    token: 'wanted',
  }),
};

/** What each event of an answer changes in its turn. @type {Record<string, (turn: Turn, data: any) => Turn>} */
const EVENTS = {
  start: (turn, data) => ({
    ...turn,
    answer: data.answer,
    model: data.model ?? turn.model,
    text: '',
    reasoning: '',
    sources: [],
    notices: [],
    cited: [],
  }),
  status: (turn, data) => ({ ...turn, phase: data }),
  sources: (turn, data) => ({ ...turn, sources: data.sources ?? [] }),
  notice: (turn, data) => ({ ...turn, notices: [...turn.notices, data] }),
  text: (turn, data) => ({ ...turn, phase: { phase: 'answering' }, text: turn.text + data.text }),
  reasoning: (turn, data) => ({ ...turn, phase: { phase: 'thinking' }, reasoning: turn.reasoning + data.text }),
  citations: (turn, data) => ({ ...turn, cited: data.used ?? [] }),
  error: (turn, data) => ({ ...turn, status: 'error', stopping: false, failure: data }),
  // A stop keeps the text up to what its reader had seen; more may have been on its way.
  done: (turn, data) => ({
    ...turn,
    status: 'done',
    stopping: false,
    done: data,
    text: data.finish === 'stopped' ? turn.text.slice(0, data.length) : turn.text,
  }),
};

/**
 * An answer that streams takes back what was said of the way: it is clear now.
 *
 * @param {State} state
 * @param {string} key
 * @returns {State}
 */
function withoutSteps(state, key) {
  const streams = state.turns.some((turn) => turn.key === key && !turn.inSteps && turn.connection?.state !== 'polling');
  return streams && state.turns.some(isOverInSteps)
    ? { ...state, turns: state.turns.map((turn) => (isOverInSteps(turn) ? { ...turn, inSteps: false } : turn)) }
    : state;
}

/** @param {Turn} turn */
function isOverInSteps({ status, inSteps }) {
  return inSteps && status !== 'running';
}

/**
 * The server tells the last turns of a conversation. Those that were here before and follow without a gap stay.
 *
 * @param {State} state
 * @param {any} conversation
 * @returns {State}
 */
function opened(state, conversation) {
  const told = new Set(conversation.turns.map((/** @type {any} */ turn) => turn.answer));
  const goesOn =
    conversation.hasEarlier !== true || state.turns.some((turn) => turn.answer !== null && told.has(turn.answer));
  const known = goesOn ? state.turns : state.turns.filter((turn) => turn.answer === null);
  const turns = mergedTurns(known, conversation.turns);
  const beginsHere = turns[0]?.answer === conversation.turns[0]?.answer;
  const earlier = beginsHere ? earlierOf(conversation) : (state.conversation?.earlier ?? 'none');
  return {
    ...state,
    conversation: { id: conversation.id, title: conversation.title, earlier },
    conversationState: 'ready',
    turns,
  };
}

/** @param {any} conversation @returns {Earlier} */
function earlierOf(conversation) {
  return conversation.hasEarlier === true ? 'some' : 'none';
}

/** @param {State} state @param {Earlier} earlier @returns {State} */
function withEarlier(state, earlier) {
  return state.conversation ? { ...state, conversation: { ...state.conversation, earlier } } : state;
}

/**
 * What was dismissed is told again when the source has been read meanwhile.
 *
 * @param {Record<string, string>} dismissed
 * @param {any} index
 * @returns {Record<string, string>}
 */
function stillFailing(dismissed, index) {
  const read = (index.sources ?? [])
    .filter((/** @type {any} */ it) => it.state === 'done' && it.name in dismissed)
    .map((/** @type {any} */ it) => it.name);
  return read.length === 0
    ? dismissed
    : Object.fromEntries(Object.entries(dismissed).filter(([name]) => !read.includes(name)));
}

/**
 * The first answer of a new conversation names it.
 *
 * @param {State} state
 * @param {string} key
 * @param {any} data
 * @returns {State}
 */
function adopt(state, key, data) {
  if (state.conversation || !data.conversation) return state;
  const title = state.turns.find((turn) => turn.key === key)?.question ?? '';
  return { ...state, conversation: { id: data.conversation, title } };
}

/** @param {State} state @param {string} key @param {(turn: Turn) => Turn} change @returns {State} */
function changeTurn(state, key, change) {
  if (!state.turns.some((turn) => turn.key === key)) return state; // Its conversation has been left.
  return { ...state, turns: state.turns.map((turn) => (turn.key === key ? change(turn) : turn)) };
}

/** @param {State} state @param {string} key @param {Partial<LeftOutList>} change @returns {State} */
function changeLeftOut(state, key, change) {
  const list = state.leftOut[key] ?? { state: 'loading', paths: [], next: '' };
  return { ...state, leftOut: { ...state.leftOut, [key]: { ...list, ...change } } };
}

/**
 * @param {State} state
 * @param {string} path
 * @param {number} startLine
 * @param {Partial<SourceView>} change
 * @returns {State}
 */
function changeSource(state, path, startLine, change) {
  const { source } = state;
  return source?.path === path && source.startLine === startLine
    ? { ...state, source: { ...source, ...change } }
    : state;
}

/** @param {State} state @param {string} id */
function isOpen(state, id) {
  return state.conversation?.id === id;
}

/** A connection that is open, or is tried for the first time, needs no word. @param {Connection} connection */
function noteworthy(connection) {
  const usual =
    connection.state === 'open' ||
    isPolling(connection, 'crowded') ||
    (connection.state === 'connecting' && !connection.attempt);
  return usual ? null : connection;
}

/**
 * An event has come: the connection needs no word; that steps were necessary is known when the first of them has
 * worked.
 *
 * @param {Turn} turn
 */
function whenHeard({ connection, inSteps }) {
  return { connection: null, inSteps: inSteps || isPolling(connection, 'buffered') };
}

/** @param {Connection | null} connection @param {string} reason */
function isPolling(connection, reason) {
  return connection?.state === 'polling' && connection.reason === reason;
}

/**
 * Whether a model can go on with an answer: it broke off, and there is text. Quotes have no next word.
 *
 * @param {Turn} turn
 */
export function isContinuable(turn) {
  const broken = turn.status === 'error' || turn.status === 'interrupted' || turn.done?.finish === 'stopped';
  return broken && turn.answer !== null && turn.text.trim() !== '' && turn.model !== 'quotes';
}

/** The turn whose answer is being written, if any. @param {State} state */
export function runningTurn(state) {
  return state.turns.find((turn) => turn.status === 'running');
}

/** The model that answers unless asked otherwise. @param {State} state */
export function defaultModel(state) {
  return state.models.find((model) => model.default) ?? state.models[0];
}
