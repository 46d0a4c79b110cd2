/**
 * Notices that a hop between server and page holds back what is streamed.
 *
 * @module
 */

import { systemClock } from './reconnect.js';

/**
 * Watches each connection for its first byte. When none comes in time, it ends the stream by {@link signal}.
 */
export class BufferingGuard {
  #limit;
  #clock;
  #outer;
  #controller = new AbortController();
  #buffered = false;
  /** @type {unknown} */
  #timer;
  #forward = () => this.#controller.abort();

  /**
   * @param {number} limit milliseconds; 0: never
   * @param {{signal?: AbortSignal, clock?: import('./reconnect.js').Clock}} options
   */
  constructor(limit, { signal, clock = systemClock }) {
    this.#limit = limit;
    this.#clock = clock;
    this.#outer = signal;
    signal?.addEventListener('abort', this.#forward);
    if (signal?.aborted) {
      this.#forward();
    }
  }

  /** Ends the stream: aborted with the consumer's signal, or because of buffering. */
  get signal() {
    return this.#controller.signal;
  }

  get buffered() {
    return this.#buffered;
  }

  /** @param {import('./reconnect.js').ConnectionState} state */
  connection({ state }) {
    this.heard();
    if (this.#limit > 0 && (state === 'connecting' || state === 'open')) {
      this.#timer = this.#clock.setTimeout(() => this.#look(), this.#limit);
    }
  }

  /** Something came through. */
  heard() {
    this.#clock.clearTimeout(this.#timer);
  }

  end() {
    this.heard();
    this.#outer?.removeEventListener('abort', this.#forward);
  }

  #look() {
    this.#buffered = true;
    this.#controller.abort();
  }
}
