/**
 * Reads an answer by long poll, when a proxy buffers the stream or other tabs need the connection.
 *
 * @module
 */

import { ConnectionError, checkAnswer, failureOf, network } from '../stream/errors.js';
import { Reconnect, systemClock } from '../stream/reconnect.js';
import { isLoopback, streamRequest } from '../stream/request.js';
import { Watchdog } from '../stream/watchdog.js';
import { answerEvent } from './event.js';
import { IntegrityError } from './proof.js';

/** @import {Clock} from '../stream/reconnect.js' */
/** @import {AnswerOptions} from './answer-events.js' */
/** @import {AnswerEvent} from './event.js' */
/** @import {AnswerReading} from './reading.js' */
/** @import {AnswerResource, RequestParts} from './resource.js' */

/** @typedef {{events: AnswerEvent[], ended: boolean}} Page */

/** How long the server may wait for an event, in seconds: 2, so that no proxy times out. */
const WAIT = 2;

/**
 * @typedef {object} PollOptions
 * @property {string} [reason] why the answer is polled; reported with the states. Default `buffered`.
 * @property {(signal?: AbortSignal) => Promise<void>} [rest] waits between two requests; if present, the server does
 *     not wait
 */

/**
 * If an empty page arrives sooner than this, 1000 ms, the server did not wait. The next request is then delayed as
 * after a failure.
 */
const SOON = 1000;

/**
 * Yields the events of an answer after the last one that was read, until the server says that the answer has ended.
 *
 * @param {AnswerResource} resource
 * @param {AnswerReading} reading
 * @param {AnswerOptions & PollOptions} options
 * @returns {AsyncGenerator<AnswerEvent, void, void>}
 */
export async function* polledEvents(resource, reading, options) {
  const { signal, onConnection, clock = systemClock, reason = 'buffered', rest } = options;
  const reconnect = new Reconnect({ ...options, onState: onConnection });
  const report = () => onConnection?.({ state: 'polling', attempt: reconnect.attempt, reason });
  report();
  while (!signal?.aborted) {
    const asked = clock.now();
    const request = resource.poll(reading, rest ? 0 : WAIT);
    try {
      const { events, ended } = await pollOnce(request, options, clock);
      for (const frame of accepted(events, reading)) {
        reconnect.succeeded();
        yield frame;
      }
      if (events.length === 0 && !ended && !rest && clock.now() - asked < SOON) {
        throw new ConnectionError('empty', 'The long poll returned nothing, without waiting');
      }
      if (ended) {
        return;
      }
      await rest?.(signal);
    } catch (error) {
      if (signal?.aborted) {
        return;
      }
      const failure = failureOf(error, clock.now(), (refusal) => reading.isAway(refusal));
      await reconnect.turn({ ...failure, loopback: isLoopback(new Request(request.url).url) });
      report();
    }
  }
}

/**
 * @param {AnswerEvent[]} events
 * @param {AnswerReading} reading
 * @returns {Generator<AnswerEvent, void, void>} those that are new
 */
function* accepted(events, reading) {
  for (const frame of events) {
    const place = reading.accept(frame);
    if (place === 'gap') {
      throw new ConnectionError('gap', `The long poll left out frame ${reading.last + 1}`);
    }
    if (place === 'next') {
      yield frame;
    }
  }
}

/**
 * Asks once for the events after the last one that was read.
 *
 * @param {RequestParts} asked
 * @param {AnswerOptions} options
 * @param {Clock} [clock]
 * @returns {Promise<Page>}
 */
export async function pollOnce(
  asked,
  { signal, headers, init, silence = 45_000, fetch = globalThis.fetch },
  clock = systemClock,
) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  let silent = false;
  const limit = silence > 0 ? Math.max(silence, 2000 * WAIT) : 0; // The server may be silent while it waits.
  const watchdog = new Watchdog(clock, limit, () => {
    silent = true;
    abort();
  });
  signal?.addEventListener('abort', abort);
  try {
    const fields = new Headers(headers);
    for (const [name, value] of new Headers(asked.headers)) fields.set(name, value);
    fields.set('Accept', 'application/json');
    const { url, method, body } = asked;
    const request = await streamRequest(
      url,
      { method, body, headers: fields, init },
      { attempt: 0, lastEventId: '' },
      controller.signal,
    );
    const response = await network(() => fetch(request));
    await checkAnswer(request, response, response.status === 204 ? undefined : 'application/json');
    const text = await network(() => response.text());
    return response.status === 204 ? { events: [], ended: true } : pageOf(text);
  } catch (error) {
    throw silent ? new ConnectionError('silence', 'The long poll was not answered', error) : error;
  } finally {
    watchdog.stop();
    signal?.removeEventListener('abort', abort);
  }
}

/**
 * @param {string} text
 * @returns {Page}
 */
function pageOf(text) {
  let page;
  try {
    page = JSON.parse(text);
  } catch {
    // Reported below.
  }
  if (!Array.isArray(page?.events)) {
    throw new IntegrityError('format', 'The long poll did not return a list of events');
  }
  return {
    events: page.events.map((/** @type {any} */ e) => answerEvent(e?.id, e?.event, e?.data)),
    ended: page.ended === true,
  };
}
