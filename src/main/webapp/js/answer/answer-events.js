/**
 * The events of Docent's answers, each once, in order, to the proven end.
 *
 * @module
 */

import { checkAnswer, network } from '../stream/errors.js';
import { EventStream } from '../stream/event-stream.js';
import { BufferingGuard } from './buffering-guard.js';
import { polledEvents, pollOnce } from './poll.js';
import { IntegrityError } from './proof.js';
import { AnswerReading, frameOf } from './reading.js';

export { ConnectionError, ContentTypeError, HttpError } from '../stream/errors.js';
export { polledEvents } from './poll.js';
export { IntegrityError } from './proof.js';

/** @import {ConnectionState, ReconnectOptions} from '../stream/reconnect.js' */
/** @import {Share} from './buffering-guard.js' */
/** @import {AnswerEvent} from './reading.js' */

/**
 * Either a question, or an answer that exists: then `after` is the last frame that was read and `text` the text up to
 * there, without which the end of the rest is not checked.
 *
 * @typedef
 *     {{ask: {message: string, conversation?: string, model?: string, token?: string, continue?: string}} | {answer: string, after?: number, text?: string}}
 *     AnswerRequest
 */

/**
 * @typedef {object} OwnOptions
 * @property {string} [baseUrl] where the application is, with a slash at the end. Default: relative to the page.
 * @property {string} [idempotencyKey] of the question. Default: a new random one.
 * @property {HeadersInit} [headers] more headers for every request
 * @property {RequestInit} [init] anything else that `fetch` takes
 * @property {(state: ConnectionState) => void} [onConnection]
 * @property {number} [bufferedAfter] when so many milliseconds pass without a byte though the server, asked beside the
 *     stream, has more, the answer is read by long poll. Default 5000; 0: never.
 * @property {Share} [share] what tabs agree on, so that not all of them hold a connection. Default: none.
 * @property {number} [silence] see `event-stream.js`. Default 45,000.
 * @property {typeof globalThis.fetch} [fetch]
 */

/** @typedef {{method: string, headers: Record<string, string>, body: string}} Question */

/** @typedef {OwnOptions & Omit<ReconnectOptions, 'onState'>} AnswerOptions */

/**
 * Asks, or reads an answer again, over as many connections as it takes. A question is asked once, however often the
 * connection breaks. Ends after `done` or `error`, or quietly when the signal is aborted or the last frame had been
 * read before.
 *
 * When the text does not match the proof in `done`, the answer is read again from its first frame: whoever shows it
 * begins anew at `start`. When it does not match then either, an {@link IntegrityError} is thrown.
 *
 * @param {AnswerRequest} request
 * @param {AnswerOptions} [options]
 * @returns {AsyncGenerator<AnswerEvent, void, void>}
 */
export async function* answerEvents(request, options = {}) {
  const reading =
    'ask' in request ? new AnswerReading() : new AnswerReading(request.answer, request.after, request.text);
  const question = 'ask' in request ? asking(request.ask, options.idempotencyKey ?? newKey()) : undefined;
  const mismatch = yield* toTheEnd(reading, question, options);
  if (mismatch === undefined) {
    return;
  }
  if (reading.answer === undefined) {
    throw new IntegrityError('proof', `The answer arrived damaged and did not tell its id: ${mismatch}`);
  }
  options.onConnection?.({ state: 'connecting', attempt: 0, reason: 'integrity' });
  const mismatchAgain = yield* toTheEnd(new AnswerReading(reading.answer), undefined, options);
  if (mismatchAgain !== undefined) {
    throw new IntegrityError('proof', `The answer arrived damaged, twice: ${mismatchAgain}`);
  }
}

/**
 * Ends an answer.
 *
 * @param {string} answer its id
 * @param {number} [after] the last frame whose text the reader has seen; later text is not kept
 * @param {AnswerOptions} [options]
 */
export async function stopAnswer(answer, after, options = {}) {
  const { signal, init, fetch = globalThis.fetch } = options;
  const headers = new Headers(options.headers);
  headers.set('Content-Type', 'application/json');
  const body = JSON.stringify({ after });
  const request = new Request(urlOf(`${answerPath(answer)}/stop`, options), {
    ...init,
    method: 'POST',
    headers,
    body,
    signal,
  });
  const response = await network(() => fetch(request));
  await checkAnswer(request, response);
  response.body?.cancel().catch(() => {});
}

/**
 * The text of an answer.
 *
 * @param {AsyncIterable<AnswerEvent> | Iterable<AnswerEvent>} events
 */
export async function answerText(events) {
  let text = '';
  for await (const { event, data } of events) {
    if (event === 'start') {
      text = ''; // Also when an answer that arrived damaged is read again.
    } else if (event === 'text') {
      text += data.text;
    } else if (event === 'done' && data.finish === 'stopped') {
      text = text.slice(0, data.length);
    }
  }
  return text;
}

/**
 * @param {AnswerReading} reading
 * @param {Question | undefined} question
 * @param {AnswerOptions} options
 * @returns {AsyncGenerator<AnswerEvent, string | undefined, void>} what does not match
 */
async function* toTheEnd(reading, question, options) {
  for await (const frame of frames(reading, question, options)) {
    const mismatch = frame.event === 'done' ? reading.mismatch(frame.data) : undefined;
    if (mismatch !== undefined) {
      return mismatch;
    }
    yield frame;
    if (frame.event === 'done' || frame.event === 'error') {
      return undefined;
    }
  }
  if (reading.begun && !options.signal?.aborted) {
    throw new IntegrityError(
      'unfinished',
      `The server says that the answer has ended, but frame ${reading.last} was not its last`,
    );
  }
  return undefined;
}

/**
 * Frames by stream, or by long poll while that is better.
 *
 * @param {AnswerReading} reading
 * @param {Question | undefined} question
 * @param {AnswerOptions} options
 * @returns {AsyncGenerator<AnswerEvent, void, void>}
 */
async function* frames(reading, question, options) {
  let again = true;
  while (again) {
    const reason = yield* streamed(reading, question, options);
    again = reason !== undefined && (yield* polled(reason, reading, question, options));
  }
}

/**
 * @param {AnswerReading} reading
 * @param {Question | undefined} question
 * @param {AnswerOptions} options
 * @returns {AsyncGenerator<AnswerEvent, BufferingGuard['reason'], void>} why the stream was given up, if it was
 */
async function* streamed(reading, question, options) {
  const { onConnection, bufferedAfter = 5000, ...rest } = options;
  const guard = new BufferingGuard(
    bufferedAfter,
    (signal) => hasMore(reading, question, { ...options, signal }),
    options,
  );
  const path = question ? 'api/chat' : `${answerPath(reading.answer ?? '')}/events`;
  const stream = new EventStream(urlOf(path, options), {
    ...rest,
    ...question,
    headers: allHeaders(options.headers, question?.headers),
    signal: guard.signal,
    lastEventId: reading.last > 0 ? String(reading.last) : '',
    onState(state) {
      guard.connection(state);
      onConnection?.(state);
    },
    onOpen: (response) => reading.belongsTo(answerOf(response)),
    onBytes: () => guard.heard(),
    retryIf: (error) => reading.isAway(error),
  });
  try {
    for await (const event of stream) {
      const frame = frameOf(event.lastEventId, event.type, event.data);
      const place = reading.accept(frame);
      if (place === 'gap') {
        stream.reopen('gap', reading.last > 0 ? String(reading.last) : '');
      } else if (place === 'next') {
        yield frame;
      }
    }
  } finally {
    guard.end();
  }
  return guard.reason;
}

/**
 * @param {'buffered' | 'crowded'} reason
 * @param {AnswerReading} reading
 * @param {Question | undefined} question
 * @param {AnswerOptions} options
 * @returns {AsyncGenerator<AnswerEvent, boolean, void>} whether a stream may be opened again
 */
async function* polled(reason, reading, question, options) {
  const { share, signal } = options;
  if (reason === 'crowded' && share?.mayStream()) {
    return true; // A place has become free meanwhile.
  }
  const controller = new AbortController();
  const forward = () => controller.abort();
  const unwatch = reason === 'crowded' ? share?.watch(() => share.mayStream() && forward()) : undefined;
  signal?.addEventListener('abort', forward);
  try {
    const rest = reason === 'crowded' ? share?.rest.bind(share) : undefined;
    yield* polledEvents((wait) => pollOf(wait, reading, question, options), reading, {
      ...options,
      signal: controller.signal,
      reason,
      rest,
    });
  } finally {
    unwatch?.();
    signal?.removeEventListener('abort', forward);
  }
  return controller.signal.aborted && !signal?.aborted;
}

/**
 * Whether the server has more of the answer than was read.
 *
 * @param {AnswerReading} reading
 * @param {Question | undefined} question
 * @param {AnswerOptions} options
 */
async function hasMore(reading, question, options) {
  const { events } = await pollOnce(pollOf(0, reading, question, options), options, options.clock);
  return events.some(({ id }) => id > reading.last);
}

/**
 * One poll: of the answer, or while a hop keeps even its id back, of the question, which its key keeps from being asked
 * twice.
 *
 * @param {number} wait
 * @param {AnswerReading} reading
 * @param {Question | undefined} question
 * @param {AnswerOptions} options
 */
function pollOf(wait, { answer, last }, question, options) {
  if (answer === undefined) {
    return { url: urlOf(`api/chat?wait=${wait}`, options), ...question };
  }
  return { url: urlOf(`${answerPath(answer)}/events?after=${last}&wait=${wait}`, options) };
}

/**
 * @param {object} ask
 * @param {string} key
 * @returns {Question}
 */
function asking(ask, key) {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify(ask),
  };
}

/** @param {...(HeadersInit | undefined)} parts */
function allHeaders(...parts) {
  const headers = new Headers();
  for (const part of parts) {
    for (const [name, value] of new Headers(part)) headers.set(name, value);
  }
  return headers;
}

/** `crypto.randomUUID` exists in secure contexts only; this does everywhere. */
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {string} answer */
function answerPath(answer) {
  return `api/answers/${encodeURIComponent(answer)}`;
}

/** @param {Response} response names the answer in `Content-Location`, before its first event */
function answerOf(response) {
  const match = /\/api\/answers\/([^/?#]+)/.exec(response.headers.get('content-location') ?? '');
  return match ? decodeURIComponent(match[1]) : undefined;
}

/**
 * @param {string} path
 * @param {AnswerOptions} options
 */
function urlOf(path, { baseUrl }) {
  return baseUrl === undefined ? path : new URL(path, baseUrl).href;
}
