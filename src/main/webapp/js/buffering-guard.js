/**
 * Notices that an answer must not, or cannot, be read as a stream.
 *
 * @module
 */

import { systemClock } from './reconnect.js';

/**
 * What tabs that read answers agree on; see `stream-share.js`.
 *
 * @typedef {object} Share
 * @property {() => boolean} mayStream
 * @property {(changed: () => void) => () => void} watch is told whenever `mayStream` may have changed; returns what ends it
 * @property {(signal?: AbortSignal) => Promise<void>} rest waits from one step to the next
 */

/**
 * Ends a stream by {@link signal} when no first byte comes in time, so that a hop between server and page must be holding back what is
 * streamed, or when other tabs need the connection more.
 */
export class BufferingGuard {
  #limit;
  #clock;
  #outer;
  #share;
  #controller = new AbortController();
  /** @type {'buffered' | 'crowded' | undefined} */
  #reason;
  /** @type {unknown} */
  #timer;
  #forward = () => this.#controller.abort();
  #unwatch;
  /** Whether the server has taken the request, and whether its first bytes were looked at. */
  #open = false;
  #looked = false;

  /**
   * @param {number} limit milliseconds; 0: never
   * @param {{signal?: AbortSignal, clock?: import('./reconnect.js').Clock, share?: Share}} options
   */
  constructor(limit, { signal, clock = systemClock, share }) {
    this.#limit = limit;
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

  /** @param {import('./reconnect.js').ConnectionState} state */
  connection({ state }) {
    this.#clock.clearTimeout(this.#timer);
    this.#open = state === 'open';
    this.#looked = false;
    if (this.#limit > 0 && (state === 'connecting' || state === 'open')) {
      this.#timer = this.#clock.setTimeout(() => this.#leave('buffered'), this.#limit);
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
    this.#clock.clearTimeout(this.#timer);
    this.#unwatch?.();
    this.#outer?.removeEventListener('abort', this.#forward);
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
