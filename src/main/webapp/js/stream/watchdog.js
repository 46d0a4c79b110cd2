/**
 * Notices that nothing comes any more.
 *
 * @module
 */

/** @import {Clock} from './reconnect.js' */

/**
 * A timer that fires this many milliseconds late, 5000, has slept with its machine or was throttled in a hidden page.
 */
const LATE = 5000;

/** Calls back once when nothing was heard for a time. Sleep does not count: after it there are five more seconds. */
export class Watchdog {
  #clock;
  #limit;
  #bark;
  #heardAt;
  #due = 0;
  /** @type {unknown} */
  #timer;

  /**
   * @param {Clock} clock
   * @param {number} limit milliseconds; 0 or infinite: never
   * @param {() => void} bark
   */
  constructor(clock, limit, bark) {
    this.#clock = clock;
    this.#limit = limit;
    this.#bark = bark;
    this.#heardAt = clock.now();
    if (limit > 0 && Number.isFinite(limit)) {
      this.#arm(limit);
    }
  }

  /** Something came. Costs no timer, since this is called for every piece. */
  heard() {
    this.#heardAt = this.#clock.now();
  }

  /** The consumer is at work, so that nobody listens: nothing counts as silence until {@link heard} is called. */
  rest() {
    this.#heardAt = Infinity;
  }

  stop() {
    this.#clock.clearTimeout(this.#timer);
  }

  /** @param {number} milliseconds */
  #arm(milliseconds) {
    this.#due = this.#clock.now() + milliseconds;
    this.#timer = this.#clock.setTimeout(() => this.#look(), milliseconds);
  }

  #look() {
    const now = this.#clock.now();
    const left = this.#heardAt + this.#limit - now;
    if (left > 0) {
      this.#arm(Math.min(left, this.#limit));
    } else if (now - this.#due > LATE) {
      this.#arm(Math.min(this.#limit, LATE));
    } else {
      this.#bark();
    }
  }
}
