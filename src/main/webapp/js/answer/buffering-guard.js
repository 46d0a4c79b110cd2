/**
 * Notices that an answer must not, or cannot, be read as a stream.
 *
 * @module
 */

import { systemClock } from '../stream/reconnect.js';

/** @import {Clock, ConnectionState} from '../stream/reconnect.js' */

/**
 * What tabs that read answers agree on; see `stream-share.js`.
 *
 * @typedef {object} Share
 * @property {() => boolean} mayStream
 * @property {(changed: () => void) => () => void} watch calls back whenever `mayStream` may have changed; returns what
 *     ends it
 * @property {(signal?: AbortSignal) => Promise<void>} rest waits from one step to the next
 */

/**
 * How long the stream may still be silent after the server has said that there is more, 1000 ms: both may have come to
 * life together.
 */
const CONFIRM = 1000;

/**
 * Ends a stream by {@link signal} when a hop between server and page holds back what is streamed, or when other tabs
 * need the connection more.
 *
 * That no first byte comes in time is one sign of a hop; a server that is slow, or is being started, gives the same. So
 * there has to be a second one: the server, asked beside the stream, has something to say that the stream does not
 * bring.
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
  /** Whether the server has taken the request, and whether its first bytes were looked at. */
  #open = false;
  #looked = false;
  #connections = 0;

  /**
   * @param {number} limit milliseconds; 0: never
   * @param {(signal: AbortSignal) => Promise<boolean>} hasMore asks the server, beside the stream, whether it has more
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

  /** Ends the stream: aborted with the consumer's signal, or for the {@link reason}. */
  get signal() {
    return this.#controller.signal;
  }

  /** Why the stream was ended, if this guard has ended it. */
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

  /** Something came through. */
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

  /** Nothing has come in time. */
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

  /** A question is always sent; only when the server has taken it may its stream give way. */
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
