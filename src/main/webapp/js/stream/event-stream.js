/**
 * Server-sent events over `fetch`: any method, headers and body, and automatic reconnection.
 *
 * This folder is a library. Its six files import only each other, know nothing of Docent, and run unchanged in pages,
 * workers and Node 20 or newer. Copy the folder and import this file:
 *
 *     for await (const event of new EventStream('/prices', { method: 'POST', body: '{"of":"tea"}', signal })) {
 *       console.log(event.type, event.data);
 *       if (event.type === 'end') break;
 *     }
 *
 * What it does for you:
 *
 * - It sends any method, headers and body. Headers and body may be functions; it calls them for each connection.
 * - It reopens a connection that ended, after the last event (`Last-Event-ID`), and waits longer after each failure,
 *   with full jitter. It honours `retry` and `Retry-After`. While the page is offline or hidden, no tries are used up.
 * - It gives up a connection that has become silent: not even a comment arrives.
 * - It ends when you leave the loop, abort `signal`, or the server responds with 204. It throws when another try cannot
 *   help.
 *
 * The other files, from the bytes upwards: `sse.js` (bytes → events), `request.js` (one request), `errors.js` (errors),
 * `reconnect.js` (when to try again), `watchdog.js` (silence). You can use `sse.js` alone to parse bytes from any
 * source. The guide is `docs/event-stream.md`.
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
 * @property {string} [lastEventId] the id after which to resume. Default: empty, from the start.
 * @property {number} [silence] after how many milliseconds without a byte, even of a comment, the connection counts as
 *     dead. Default 45,000; 0: never.
 * @property {number} [maxEventChars] see `sse.js`. Default 16,777,216 UTF-16 units.
 * @property {typeof fetch} [fetch]
 * @property {(response: Response) => void} [onOpen] receives each response that is a stream, before its first event
 * @property {(bytes: number) => void} [onBytes] receives the size of each piece that arrives
 * @property {(error: HttpError) => boolean} [retryIf] further responses after which it reopens, besides 408, 429 and
 *     5xx
 * @property {(text: string) => void} [onComment] receives each comment
 */

/** @typedef {RequestOptions & ReadOptions & ReconnectOptions} EventStreamOptions */

/**
 * The events of a resource, over as many connections as necessary. One loop at a time; a later loop continues where the
 * previous one stopped.
 *
 * The end of a connection is not the end of the stream. The consumer knows when the stream has ended, and leaves the
 * loop. The loop also ends when the signal is aborted or the server responds with 204. It throws when another try
 * cannot help.
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
      throw new TypeError('A ReadableStream can be sent only once; pass a function that creates the body');
    }
    this.#url = String(url);
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#reconnect = new Reconnect(options);
    this.#lastEventId = options.lastEventId ?? '';
  }

  /** The id after which the next connection resumes. */
  get lastEventId() {
    return this.#lastEventId;
  }

  /** If it is waiting or paused, tries again now. */
  retryNow() {
    this.#reconnect.retryNow();
  }

  /**
   * Gives up the open connection and opens another after a delay. Call this when you see that the connection is broken.
   *
   * @param {string} reason reported with the states
   * @param {string} [lastEventId] the id after which to resume. Default: the last event's.
   */
  reopen(reason, lastEventId = this.#lastEventId) {
    this.#lastEventId = lastEventId;
    this.#cut(reason);
  }

  /** @returns {AsyncGenerator<SseEvent, void, void>} */
  async *[Symbol.asyncIterator]() {
    if (this.#running) {
      throw new TypeError('This EventStream is already being read');
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
   * @returns {AsyncGenerator<SseEvent, Failure | undefined, void>} what ended it; undefined if the stream has ended
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
        return undefined; // An abort is not a failure.
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
