/**
 * The requests for an answer.
 *
 * @module
 */

/** @import {AnswerOptions, Question} from './answer-events.js' */
/** @import {AnswerReading} from './reading.js' */

/** @typedef {{url: string, method?: string, headers?: HeadersInit, body?: string}} RequestParts */

/** A new or an existing answer: what to send to read it by stream or by long poll. Immutable. */
export class AnswerResource {
  #baseUrl;
  #headers;
  /** How the question is sent; absent for an existing answer. */
  #asking;

  /**
   * @param {AnswerOptions} options
   * @param {Question} [question] absent for an existing answer
   */
  constructor({ baseUrl, headers, idempotencyKey }, question) {
    this.#baseUrl = baseUrl;
    this.#headers = headers;
    this.#asking = question && {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey ?? newKey() },
      body: JSON.stringify(question),
    };
  }

  /**
   * The stream of its events. A question is sent again with the same key, so it is not asked twice.
   *
   * @param {AnswerReading} reading
   * @returns {RequestParts}
   */
  stream({ answer = '' }) {
    const headers = new Headers(this.#headers);
    for (const [name, value] of Object.entries(this.#asking?.headers ?? {})) headers.set(name, value);
    const path = this.#asking ? 'api/chat' : `${pathOf(answer)}/events`;
    return { ...this.#asking, url: urlOf(path, this.#baseUrl), headers };
  }

  /**
   * One poll: of the answer or, while a proxy withholds even its id, of the question.
   *
   * @param {AnswerReading} reading
   * @param {number} wait how many seconds the server may wait for an event
   * @returns {RequestParts}
   */
  poll({ answer, last }, wait) {
    if (answer === undefined) return { ...this.#asking, url: urlOf(`api/chat?wait=${wait}`, this.#baseUrl) };
    return { url: urlOf(`${pathOf(answer)}/events?after=${last}&wait=${wait}`, this.#baseUrl) };
  }
}

/**
 * The request that stops an answer.
 *
 * @param {string} answer its id
 * @param {number | undefined} after the last frame whose text is kept
 * @param {AnswerOptions} options
 * @returns {RequestParts}
 */
export function stopRequest(answer, after, { baseUrl, headers }) {
  const fields = new Headers(headers);
  fields.set('Content-Type', 'application/json');
  const url = urlOf(`${pathOf(answer)}/stop`, baseUrl);
  return { url, method: 'POST', headers: fields, body: JSON.stringify({ after }) };
}

/**
 * The id of the answer from the headers of a response, known before the first event.
 *
 * @param {Response} response
 */
export function answerOf(response) {
  const match = /\/api\/answers\/([^/?#]+)/.exec(response.headers.get('content-location') ?? '');
  return match ? decodeURIComponent(match[1]) : undefined;
}

/** `crypto.randomUUID` exists only in secure contexts. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {string} answer */
function pathOf(answer) {
  return `api/answers/${encodeURIComponent(answer)}`;
}

/** @param {string} path @param {string | undefined} baseUrl */
function urlOf(path, baseUrl) {
  return baseUrl === undefined ? path : new URL(path, baseUrl).href;
}
