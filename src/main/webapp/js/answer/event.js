/**
 * The events of an answer, as the HTTP API defines them: one type for each.
 *
 * A newer server may send events with other names. They are passed on like all others, because their numbers count as
 * read. Ignore names that you do not know.
 *
 * @module
 */

import { IntegrityError } from './proof.js';

/**
 * A passage that the model received. `url` is relative to the page and shows the passage's lines.
 *
 * @typedef {object} Source
 * @property {number} n the number by which the text cites it
 * @property {string} title
 * @property {string} path
 * @property {number} startLine
 * @property {number} endLine
 * @property {{kind: string, from: number, to: number, sheet?: string}} [place] the pages, slides or the like, if the
 *   document has them
 * @property {string} [url]
 * @property {number} [score] 0 to 1, compared with the others of the same search
 * @property {string} [revision] of the document, if its source has revisions
 * @property {string} [origin] the address of its lines where the document comes from
 * @property {string} [excerpt]
 */

/**
 * What happens while no text arrives: `queued` with the number of questions before this one, `rewriting`, `searching`
 * (perhaps with a sentence), `asking`, `looking` with a sentence that says what the model looks for, `retrying` with the
 * attempt and a sentence that says why.
 *
 * @typedef {{phase: string, position?: number, attempt?: number, detail?: string}} Phase
 */

/** @typedef {{inputTokens: number, outputTokens: number, estimated?: boolean, cost?: number, cachedInputTokens?: number}} Usage */

/**
 * How a complete answer ended. `length` counts UTF-16 units, `timing` milliseconds since the question. `model` is the
 * model that answered, if it is not the one in `start`.
 *
 * @typedef {object} Done
 * @property {'stop' | 'length' | 'filtered' | 'stopped'} finish
 * @property {number} length
 * @property {string} sha256
 * @property {Usage} [usage]
 * @property {Record<string, number>} [timing]
 * @property {string} [model]
 */

/**
 * Why an answer ended before it was complete. `retryAfter` is in seconds.
 *
 * @typedef {{code: string, message: string, retryable: boolean, retryAfter?: number}} Failure
 */

/**
 * What a reader must know about the answer as a whole.
 *
 * @typedef {{code: string, message: string}} Notice
 */

/**
 * A citation that was compared with its passage: the part of the text that it covers, in UTF-16 units, how well the passage
 * supports it, from 0 to 1, and the lines that fit it best.
 *
 * @typedef {{n: number, start: number, end: number, support: number, startLine?: number, endLine?: number}} CheckedCitation
 */

/** A part of the text that no passage has. @typedef {{start: number, end: number, kind: string}} Unsupported */

/** Lines that the text cites. @typedef {{n: number, startLine: number, endLine: number, hash: string}} CitedLines */

/**
 * What the text cites. All but `used` is there only if it was checked; `unchecked` counts the citations that were not.
 *
 * @typedef {{used: number[], checked?: CheckedCitation[], unsupported?: Unsupported[], spans?: CitedLines[], unchecked?:
 *     number}} Citations
 */

/**
 * One event. Its id is the number of the frame: 1, 2, 3 …
 *
 * @typedef {{id: number} & (
 *     | {event: 'start', data: {answer: string, conversation: string, model: string}}
 *     | {event: 'status', data: Phase}
 *     | {event: 'sources', data: {sources: Source[], searched?: string[]}}
 *     | {event: 'notice', data: Notice}
 *     | {event: 'text', data: {text: string}}
 *     | {event: 'reasoning', data: {text: string}}
 *     | {event: 'citations', data: Citations}
 *     | {event: 'done', data: Done}
 *     | {event: 'error', data: Failure}
 * )} AnswerEvent
 */

/**
 * Makes an event from its parts and checks what the reading depends on. An event without a name is text.
 *
 * @param {string | number} id
 * @param {string | null | undefined} event
 * @param {unknown} data JSON text, or the value itself
 * @returns {AnswerEvent}
 */
export function answerEvent(id, event, data) {
  const number = Number(id);
  const value = typeof data === 'string' ? parse(data) : data;
  if (id === '' || !Number.isSafeInteger(number) || number < 1 || value === null || typeof value !== 'object') {
    throw new IntegrityError(
      'format',
      `An event of the answer has an unexpected form (id ${JSON.stringify(id)}, event ${event})`,
    );
  }
  const name = !event || event === 'message' ? 'text' : event;
  return /** @type {AnswerEvent} */ ({ id: number, event: name, data: value });
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
