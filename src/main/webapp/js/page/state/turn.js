// One turn of a conversation, a question and its answer: new, changed by events, and as the server stores it.

/** @import {Scope} from '../../answer/answer-events.js' */
/** @import {AnswerEvent, CheckedCitation, Citations, CitedLines, Done, Failure, Notice, Phase, Source, Unsupported} from '../../answer/event.js' */
/** @import {StoredDetails, StoredTurn} from '../../api/responses.js' */
/** @import {ConnectionState} from '../../stream/reconnect.js' */

/**
 * What the check of an answer's citations has found.
 *
 * @typedef {{checked: CheckedCitation[], unsupported: Unsupported[], spans: CitedLines[], unchecked: number}} Proof
 */

/**
 * The content of an answer so far, from its events.
 *
 * @typedef {object} Content
 * @property {Source[]} sources
 * @property {string[]} searched what was searched beside the question, in words
 * @property {number} newest how many of them, at the end, were found last
 * @property {Notice[]} notices what a reader must know about the answer as a whole
 * @property {number[]} cited the sources that the finished text cites
 * @property {Proof | null} proof whether they support it; null if that was not checked
 * @property {string} text
 * @property {string} reasoning
 */

/**
 * A question and the progress of its answer.
 *
 * @typedef {object} TurnProgress
 * @property {string} key identifies the turn on this page, even before the answer has an id
 * @property {string | null} answer the server's id
 * @property {string} question
 * @property {'running' | 'done' | 'error' | 'interrupted'} status
 * @property {boolean} stopping whether the user has asked to stop it
 * @property {string | null} trouble why it could not be stopped
 * @property {Phase} phase what happens until text arrives
 * @property {ConnectionState | null} connection the state of the connection, if worth mentioning
 * @property {Failure | null} failure
 * @property {Partial<Done> | null} done the last event of a complete answer
 * @property {Scope} [scope] what its search is limited to
 * @property {string} model the requested one, empty for the server's default
 * @property {boolean} returned whether the question never reached the server and returned to the box
 * @property {string | null} continues the answer that this one continues
 * @property {number} askedAt milliseconds
 * @property {number | null} lastId the last event received
 * @property {boolean} inSteps whether it had to be polled, because a proxy buffers streams
 */

/** A question and its answer. @typedef {TurnProgress & Content} Turn */

/** An answer before its first event, also of a replay. @type {Content} */
const NO_CONTENT = {
  sources: [],
  searched: [],
  newest: 0,
  notices: [],
  cited: [],
  proof: null,
  text: '',
  reasoning: '',
};

/** @param {string} key @param {string} question @param {number} now @returns {Turn} */
export function newTurn(key, question, now) {
  return {
    key,
    question,
    answer: null,
    status: 'running',
    stopping: false,
    trouble: null,
    phase: { phase: 'sending' },
    connection: null,
    ...NO_CONTENT,
    failure: null,
    done: null,
    model: '',
    returned: false,
    continues: null,
    askedAt: now,
    lastId: null,
    inSteps: false,
  };
}

/**
 * Makes a turn from a stored one: its text, and the changes of its stored events. A running answer is replayed from its
 * first event, so it starts empty.
 *
 * @param {StoredTurn} stored
 * @returns {Turn}
 */
export function storedTurn({
  answer,
  question,
  askedAt,
  status,
  text = '',
  model = '',
  continues,
  scope,
  details = {},
}) {
  const begun = {
    ...newTurn(answer, question, Date.parse(askedAt)),
    answer,
    model,
    scope,
    continues: continues ?? null,
  };
  if (status === 'running') return begun;
  /** @type {Turn} */
  let turn = { ...begun, text };
  for (const event of storedEvents(details)) {
    turn = contentAfter(turn, event) ?? turn;
  }
  return { ...turn, status };
}

/** @param {StoredDetails} details @returns {AnswerEvent[]} */
function storedEvents({ notices = [], ...others }) {
  const all = [...Object.entries(others), ...notices.map((data) => ['notice', data])];
  return all.map(([event, data]) => /** @type {AnswerEvent} */ ({ id: 0, event, data }));
}

/**
 * A turn after an event of its answer; null if this page does not know the event, because the server is newer.
 *
 * @param {Turn} turn
 * @param {AnswerEvent} frame
 * @returns {Turn | null}
 */
export function turnAfter(turn, frame) {
  const changed = contentAfter(turn, frame);
  // An event arrived, so the connection works. If it arrived by polling, polling is necessary.
  const inSteps = turn.inSteps || isPolling(turn.connection, 'buffered');
  return changed && { ...changed, connection: null, inSteps, lastId: frame.id };
}

/** @param {Turn} turn @param {AnswerEvent} frame @returns {Turn | null} */
function contentAfter(turn, frame) {
  switch (frame.event) {
    case 'start': {
      const { answer, model } = frame.data;
      return { ...turn, ...NO_CONTENT, answer, model: model ?? turn.model };
    }
    case 'status':
      return { ...turn, phase: frame.data };
    case 'sources': {
      // A model that looks further finds more; the numbers go on.
      const { sources = [], searched = [] } = frame.data;
      return {
        ...turn,
        sources: [...turn.sources, ...sources],
        searched: [...turn.searched, ...searched],
        newest: sources.length,
      };
    }
    case 'notice':
      return { ...turn, notices: [...turn.notices, frame.data] };
    case 'text':
      return { ...turn, phase: { phase: 'answering' }, text: turn.text + frame.data.text };
    case 'reasoning':
      return { ...turn, phase: { phase: 'thinking' }, reasoning: turn.reasoning + frame.data.text };
    case 'citations':
      return { ...turn, cited: frame.data.used ?? [], proof: proofOf(frame.data, turn.text) };
    case 'error':
      return { ...turn, status: 'error', stopping: false, failure: frame.data };
    case 'done': {
      const { finish, length } = frame.data;
      // After a stop, the server keeps only the text that the reader had seen; more may have arrived since.
      const text = finish === 'stopped' ? turn.text.slice(0, length) : turn.text;
      return { ...turn, status: 'done', stopping: false, done: frame.data, text };
    }
    default:
      return unknown(frame);
  }
}

/**
 * What was checked, without what does not fit the text: a fault in it must not hide the answer.
 *
 * @param {Citations} citations
 * @param {string} text
 * @returns {Proof | null}
 */
function proofOf({ checked, unsupported, spans, unchecked }, text) {
  if (!Array.isArray(checked)) return null;
  const isInText = (/** @type {{start: number, end: number}} */ it) =>
    Number.isInteger(it?.start) && it.start >= 0 && it.start < it.end && it.end <= text.length;
  return {
    checked: checked.filter((it) => isInText(it) && Number.isFinite(it.support)),
    unsupported: Array.isArray(unsupported) ? unsupported.filter(isInText) : [],
    spans: Array.isArray(spans) ? spans.filter((it) => it?.startLine <= it?.endLine) : [],
    unchecked: Number(unchecked) || 0,
  };
}

/** Does not compile if a known event has no case above. @param {never} _frame @returns {null} */
function unknown(_frame) {
  return null;
}

/** @param {ConnectionState | null} connection @param {string} reason */
export function isPolling(connection, reason) {
  return connection?.state === 'polling' && connection.reason === reason;
}

/** An open connection, or the first attempt, is not worth mentioning. @param {ConnectionState} connection */
export function noteworthy(connection) {
  const isFirst = connection.state === 'connecting' && !connection.attempt;
  return connection.state === 'open' || isFirst || isPolling(connection, 'crowded') ? null : connection;
}

/**
 * Whether a model can continue an answer: it broke off and has text. Quotes cannot be continued.
 *
 * @param {Turn} turn
 */
export function isContinuable(turn) {
  const broken = turn.status === 'error' || turn.status === 'interrupted' || turn.done?.finish === 'stopped';
  return broken && turn.answer !== null && turn.text.trim() !== '' && turn.model !== 'quotes';
}
