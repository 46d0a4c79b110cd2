/**
 * Notices when an answer cannot or should not be read as a stream.
 *
 * @module
 */

import { systemClock } from '../stream/reconnect.js';

/** @import {Clock, ConnectionState} from '../stream/reconnect.js' */

/**
 * How tabs share the connections; see `stream-share.js`.
 *
 * @typedef {object} Share
 * @property {() => boolean} mayStream
 * @property {(changed: () => void) => () => void} watch calls back when `mayStream` may have changed; returns a
 *     function that stops it
 * @property {(signal?: AbortSignal) => Promise<void>} rest waits from one step to the next
 */

/**
 * How long the stream may stay silent after the server has said that there is more, 1000 ms: the stream's data may be
 * on its way.
 */
const CONFIRM = 1000;

/**
 * Ends a stream by {@link signal} when a proxy buffers it, or when other tabs need the connection more.
 *
 * A late first byte can mean a buffering proxy, but also a server that is slow or starting. So a second sign is
 * necessary: in a second request, the server returns events that the stream has not delivered.
 */
export class BufferingGuard {
  #limit;
  #hasMore;
  #clock;
  #outer;
  #share;
  #controller = new AbortController();
  #asking = new AbortController();
  /** @type {'buffered' | 'crowded' | undefined} */
  #reason;
  /** @type {unknown} */
  #timer;
  #forward = () => this.#controller.abort();
  #unwatch;
  /** Whether the server has accepted the request, and whether its first bytes have arrived. */
  #open = false;
  #looked = false;
  #connections = 0;

  /**
   * @param {number} limit milliseconds; 0: never
   * @param {(signal: AbortSignal) => Promise<boolean>} hasMore asks the server in a second request whether it has more
   *     than was read
   * @param {{signal?: AbortSignal, clock?: Clock, share?: Share}} options
   */
  constructor(limit, hasMore, { signal, clock = systemClock, share }) {
    this.#limit = limit;
    this.#hasMore = hasMore;
    this.#clock = clock;
    this.#outer = signal;
    this.#share = share;
    this.#unwatch = share?.watch(() => this.#makeRoom());
    signal?.addEventListener('abort', this.#forward);
    if (signal?.aborted) {
      this.#forward();
    }
  }

  /** Ends the stream. Aborted with the consumer's signal, or because of the {@link reason}. */
  get signal() {
    return this.#controller.signal;
  }

  /** Why this guard ended the stream, if it did. */
  get reason() {
    return this.#reason;
  }

  /** @param {ConnectionState} state */
  connection({ state }) {
    this.#clock.clearTimeout(this.#timer);
    this.#open = state === 'open';
    this.#looked = false;
    this.#connections += 1;
    if (state === 'connecting' || state === 'open') {
      this.#lookLater();
    }
  }

  /** Bytes arrived. */
  heard() {
    if (!this.#looked) {
      this.#looked = true;
      this.#clock.clearTimeout(this.#timer);
      this.#makeRoom();
    }
  }

  end() {
    this.#looked = true;
    this.#asking.abort();
    this.#clock.clearTimeout(this.#timer);
    this.#unwatch?.();
    this.#outer?.removeEventListener('abort', this.#forward);
  }

  #lookLater() {
    if (this.#limit > 0) {
      this.#timer = this.#clock.setTimeout(() => this.#look(), this.#limit);
    }
  }

  /** Nothing arrived in time. */
  async #look() {
    const connection = this.#connections;
    const hasMore = await this.#hasMore(this.#asking.signal).catch(() => false);
    if (this.#looked || connection !== this.#connections || this.signal.aborted) {
      return;
    }
    if (hasMore) {
      this.#timer = this.#clock.setTimeout(() => this.#leave('buffered'), CONFIRM);
    } else {
      this.#lookLater();
    }
  }

  /** A question is always sent. Its stream may give way only after the server has accepted it. */
  #makeRoom() {
    if (this.#open && this.#share?.mayStream() === false) {
      this.#leave('crowded');
    }
  }

  /** @param {'buffered' | 'crowded'} reason */
  #leave(reason) {
    if (!this.#controller.signal.aborted) {
      this.#reason = reason;
      this.#controller.abort();
    }
  }
}
