/**
 * Server-sent events over `fetch`: any method, headers and body, and a connection that is kept up.
 *
 * This folder is a library of its own. Its six files import nothing but each other, know nothing of Docent, and run as
 * they are in every page, in workers and in Node 20 or newer. Copy the folder, import this file:
 *
 *     for await (const event of new EventStream('/prices', { method: 'POST', body: '{"of":"tea"}', signal })) {
 *       console.log(event.type, event.data);
 *       if (event.type === 'end') break;
 *     }
 *
 * What it does for you:
 *
 * - It sends any method, headers and body. Headers and body may be functions, called again for each connection.
 * - It reopens a connection that ended, after the last event (`Last-Event-ID`), and waits longer after each failure,
 *   with full jitter. It honours `retry` and `Retry-After`. A page that is offline or hidden does not use up its tries.
 * - It gives up a connection on which nothing arrives any more, not even a comment.
 * - It ends when the loop is left, when `signal` is aborted and when the server answers 204. It throws when trying
 *   again cannot help.
 *
 * The other files, from the bytes upwards: `sse.js` (bytes → events), `request.js` (one request), `errors.js` (what can
 * go wrong), `reconnect.js` (when to try again), `watchdog.js` (silence). `sse.js` alone is a parser for bytes that
 * come from anywhere. The guide is `docs/event-stream.md`.
 *
 * @module
 */

import { ConnectionError, checkAnswer, failureOf, network } from './errors.js';
import { Reconnect, systemClock } from './reconnect.js';
import { isLoopback, streamRequest } from './request.js';
import { pieces, SseParser } from './sse.js';
import { Watchdog } from './watchdog.js';

export { ConnectionError, ContentTypeError, HttpError } from './errors.js';
export { EventTooLargeError } from './sse.js';

/** @import {HttpError} from './errors.js' */
/** @import {ConnectionState, Failure, ReconnectOptions} from './reconnect.js' */
/** @import {RequestOptions} from './request.js' */
/** @import {SseEvent} from './sse.js' */

/**
 * @typedef {object} ReadOptions
 * @property {string} [lastEventId] where to go on. Default: empty, from the start.
 * @property {number} [silence] after so many milliseconds without a byte, not even of a comment, the connection counts
 *     as dead. Default 45,000; 0 means never.
 * @property {number} [maxEventChars] see `sse.js`. Default 16,777,216 UTF-16 units.
 * @property {typeof fetch} [fetch]
 * @property {(response: Response) => void} [onOpen] is given each answer that is a stream, before its first event
 * @property {(bytes: number) => void} [onBytes] is called with the size of each piece that arrives
 * @property {(error: HttpError) => boolean} [retryIf] further answers of the server after which it reopens, besides
 *     408, 429 and 5xx
 * @property {(text: string) => void} [onComment] is given each comment
 */

/** @typedef {RequestOptions & ReadOptions & ReconnectOptions} EventStreamOptions */

/**
 * The events of a resource, over as many connections as it takes. One loop at a time; a second loop goes on where the
 * first left.
 *
 * The end of a connection is never the end of the stream: that is for the consumer to know, who then leaves the loop.
 * Besides, the loop ends when the signal is aborted and when the server answers 204; it throws when trying again cannot
 * help.
 */
export class EventStream {
  #url;
  #options;
  #clock;
  #reconnect;
  #lastEventId;
  #running = false;
  /** @type {{controller: AbortController, cut?: string} | undefined} */
  #connection;

  /**
   * @param {string | URL} url
   * @param {EventStreamOptions} [options]
   */
  constructor(url, options = {}) {
    if (typeof ReadableStream === 'function' && options.body instanceof ReadableStream) {
      throw new TypeError('A ReadableStream can be sent once only; give a function that makes the body');
    }
    this.#url = String(url);
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#reconnect = new Reconnect(options);
    this.#lastEventId = options.lastEventId ?? '';
  }

  /** The id after which the next connection goes on. */
  get lastEventId() {
    return this.#lastEventId;
  }

  /** Tries at once, when it is waiting or paused. */
  retryNow() {
    this.#reconnect.retryNow();
  }

  /**
   * Gives up the connection that is open and opens another after a delay. For a consumer who sees that it is broken.
   *
   * @param {string} reason is reported with the states
   * @param {string} [lastEventId] where to go on, when not after the last event
   */
  reopen(reason, lastEventId = this.#lastEventId) {
    this.#lastEventId = lastEventId;
    this.#cut(reason);
  }

  /** @returns {AsyncGenerator<SseEvent, void, void>} */
  async *[Symbol.asyncIterator]() {
    if (this.#running) {
      throw new TypeError('This EventStream is being read already');
    }
    this.#running = true;
    try {
      let reason = 'start';
      while (!this.#options.signal?.aborted) {
        const failure = yield* this.#connect(reason);
        if (!failure || this.#options.signal?.aborted) {
          return;
        }
        await this.#reconnect.turn(failure);
        reason = failure.reason;
      }
    } finally {
      this.#running = false;
    }
  }

  /** @param {string} reason */
  #cut(reason) {
    const connection = this.#connection;
    if (connection && !connection.cut) {
      connection.cut = reason;
      connection.controller.abort();
    }
  }

  /**
   * One connection, from the request to its end.
   *
   * @param {string} reason
   * @returns {AsyncGenerator<SseEvent, Failure | undefined, void>} what ended it; undefined when there is nothing to go
   *     on with
   */
  async *#connect(reason) {
    const { signal, onState, silence = 45_000 } = this.#options;
    const controller = new AbortController();
    const abort = () => controller.abort();
    const watchdog = new Watchdog(this.#clock, silence, () => this.#cut('silence'));
    signal?.addEventListener('abort', abort);
    /** @type {{controller: AbortController, cut?: string}} */
    const connection = { controller };
    this.#connection = connection;
    let loopback = false;
    try {
      const attempt = { attempt: this.#reconnect.attempt, lastEventId: this.#lastEventId };
      const request = await streamRequest(this.#url, this.#options, attempt, controller.signal);
      loopback = isLoopback(request.url);
      if (signal?.aborted) {
        return undefined;
      }
      onState?.({ state: 'connecting', attempt: this.#reconnect.attempt, reason });
      const response = await network(() => (this.#options.fetch ?? globalThis.fetch)(request));
      watchdog.heard();
      if (response.status === 204) {
        return undefined;
      }
      await checkAnswer(request, response, 'text/event-stream');
      onState?.({ state: 'open', attempt: this.#reconnect.attempt, reason });
      this.#options.onOpen?.(response);
      yield* this.#events(response, connection, watchdog);
      throw new ConnectionError('ended', 'The connection ended');
    } catch (error) {
      if (signal?.aborted) {
        return undefined; // To be aborted is no failure.
      }
      const { cut } = connection;
      const reported = cut ? new ConnectionError(cut, `The connection was given up: ${cut}`) : error;
      return { ...failureOf(reported, this.#clock.now(), this.#options.retryIf), loopback };
    } finally {
      watchdog.stop();
      signal?.removeEventListener('abort', abort);
      this.#connection = undefined;
      controller.abort();
    }
  }

  /**
   * @param {Response} response
   * @param {{cut?: string}} connection
   * @param {Watchdog} watchdog
   * @returns {AsyncGenerator<SseEvent, void, void>}
   */
  async *#events(response, connection, watchdog) {
    const { maxEventChars, onBytes, onComment } = this.#options;
    const onRetry = (/** @type {number} */ milliseconds) => this.#reconnect.setBase(milliseconds);
    const parser = new SseParser({ lastEventId: this.#lastEventId, maxEventChars, onComment, onRetry });
    if (!response.body) {
      return;
    }
    const body = pieces(response.body);
    try {
      for (;;) {
        const { done, value } = await network(() => body.next());
        if (done || connection.cut) {
          return;
        }
        watchdog.heard();
        onBytes?.(value.length);
        for (const event of parser.feed(value)) {
          this.#lastEventId = event.lastEventId;
          this.#reconnect.succeeded();
          watchdog.rest();
          yield event;
          watchdog.heard();
          if (connection.cut) {
            return;
          }
        }
        this.#lastEventId = parser.lastEventId;
      }
    } finally {
      body.return();
    }
  }
}
