/**
 * The events of Docent's answers, each once and in order, with a check that the text is complete.
 *
 * @module
 */

import { checkAnswer, network } from '../stream/errors.js';
import { EventStream } from '../stream/event-stream.js';
import { BufferingGuard } from './buffering-guard.js';
import { answerEvent } from './event.js';
import { polledEvents, pollOnce } from './poll.js';
import { IntegrityError } from './proof.js';
import { AnswerReading } from './reading.js';
import { AnswerResource, answerOf, stopRequest } from './resource.js';

export { ConnectionError, ContentTypeError, HttpError } from '../stream/errors.js';
export { IntegrityError } from './proof.js';

/** @import {ConnectionState, ReconnectOptions} from '../stream/reconnect.js' */
/** @import {Share} from './buffering-guard.js' */
/** @import {AnswerEvent} from './event.js' */

/** What a search is limited to. @typedef {{sources?: string[], paths?: string[], languages?: string[]}} Scope */
/**
 * @typedef {{message: string, conversation?: string, model?: string, token?: string, continue?: string, scope?: Scope}}
 *     Question
 */

/**
 * Either a question or an existing answer. For an answer, `after` is the last frame that was read, and `text` the text
 * up to it. Without `text`, the rest cannot be checked at the end.
 *
 * @typedef {{ask: Question} | {answer: string, after?: number, text?: string}} AnswerRequest
 */

/**
 * @typedef {object} OwnOptions
 * @property {string} [baseUrl] the application's URL, with a slash at the end. Default: relative to the page.
 * @property {string} [idempotencyKey] of the question. Default: a new random key.
 * @property {HeadersInit} [headers] further headers of every request
 * @property {RequestInit} [init] anything else that `fetch` takes
 * @property {(state: ConnectionState) => void} [onConnection]
 * @property {number} [bufferedAfter] after how many milliseconds without a byte it asks the server in a second request.
 *     If the server has more of the answer, it reads by long poll. Default 5000; 0: never.
 * @property {Share} [share] how tabs agree which of them hold a connection. Default: none.
 * @property {number} [silence] see `event-stream.js`. Default 45,000.
 * @property {typeof globalThis.fetch} [fetch]
 */

/** @typedef {OwnOptions & Omit<ReconnectOptions, 'onState'>} AnswerOptions */

/**
 * Asks a question, or reads an existing answer, over as many connections as necessary. The question is asked once,
 * however often the connection breaks. Ends after `done` or `error`, and also if the signal is aborted or the last
 * frame was read before.
 *
 * If the text does not match the digest in `done`, it reads the answer again from its first frame, so clear the text at
 * each `start`. If the text does not match again, it throws an {@link IntegrityError}.
 *
 * @param {AnswerRequest} request
 * @param {AnswerOptions} [options]
 * @returns {AsyncGenerator<AnswerEvent, void, void>}
 */
export async function* answerEvents(request, options = {}) {
  const reading =
    'ask' in request ? new AnswerReading() : new AnswerReading(request.answer, request.after, request.text);
  const resource = new AnswerResource(options, 'ask' in request ? request.ask : undefined);
  const mismatch = yield* toTheEnd(reading, resource, options);
  if (mismatch === undefined) {
    return;
  }
  if (reading.answer === undefined) {
    throw new IntegrityError('proof', `The answer arrived damaged and without its id: ${mismatch}`);
  }
  options.onConnection?.({ state: 'connecting', attempt: 0, reason: 'integrity' });
  const again = new AnswerReading(reading.answer);
  const mismatchAgain = yield* toTheEnd(again, new AnswerResource(options), options);
  if (mismatchAgain !== undefined) {
    throw new IntegrityError('proof', `The answer arrived damaged twice: ${mismatchAgain}`);
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
  const { url, ...parts } = stopRequest(answer, after, options);
  const request = new Request(url, { ...init, ...parts, signal });
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
      text = ''; // A damaged answer is read again.
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
 * @param {AnswerResource} resource
 * @param {AnswerOptions} options
 * @returns {AsyncGenerator<AnswerEvent, string | undefined, void>} what does not match
 */
async function* toTheEnd(reading, resource, options) {
  for await (const frame of frames(reading, resource, options)) {
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
 * Frames by stream or by long poll, whichever works better at the moment.
 *
 * @param {AnswerReading} reading
 * @param {AnswerResource} resource
 * @param {AnswerOptions} options
 * @returns {AsyncGenerator<AnswerEvent, void, void>}
 */
async function* frames(reading, resource, options) {
  let again = true;
  while (again) {
    const reason = yield* streamed(reading, resource, options);
    again = reason !== undefined && (yield* polled(reason, reading, resource, options));
  }
}

/**
 * @param {AnswerReading} reading
 * @param {AnswerResource} resource
 * @param {AnswerOptions} options
 * @returns {AsyncGenerator<AnswerEvent, BufferingGuard['reason'], void>} why the stream was given up, if it was
 */
async function* streamed(reading, resource, options) {
  const { onConnection, bufferedAfter = 5000, ...rest } = options;
  const guard = new BufferingGuard(bufferedAfter, hasMore, options);
  const { url, ...parts } = resource.stream(reading);
  const stream = new EventStream(url, {
    ...rest,
    ...parts,
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
  /** Whether the server has more of the answer than was read. @param {AbortSignal} signal */
  async function hasMore(signal) {
    const { events } = await pollOnce(resource.poll(reading, 0), { ...options, signal }, options.clock);
    return events.some(({ id }) => id > reading.last);
  }
  try {
    for await (const { lastEventId, type, data } of stream) {
      const frame = answerEvent(lastEventId, type, data);
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
 * @param {AnswerResource} resource
 * @param {AnswerOptions} options
 * @returns {AsyncGenerator<AnswerEvent, boolean, void>} whether a stream may be opened again
 */
async function* polled(reason, reading, resource, options) {
  const { share, signal } = options;
  if (reason === 'crowded' && share?.mayStream()) {
    return true; // A place has become free.
  }
  const controller = new AbortController();
  const forward = () => controller.abort();
  const unwatch = reason === 'crowded' ? share?.watch(() => share.mayStream() && forward()) : undefined;
  signal?.addEventListener('abort', forward);
  try {
    const rest = reason === 'crowded' ? share?.rest.bind(share) : undefined;
    yield* polledEvents(resource, reading, { ...options, signal: controller.signal, reason, rest });
  } finally {
    unwatch?.();
    signal?.removeEventListener('abort', forward);
  }
  return controller.signal.aborted && !signal?.aborted;
}
