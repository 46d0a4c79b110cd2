/**
 * Notices when a stream becomes silent.
 *
 * @module
 */

/** @import {Clock} from './reconnect.js' */

/** If a timer fires this many milliseconds late, 5000, the machine slept or the browser throttled a hidden page. */
const LATE = 5000;

/** Calls back once after a time of silence. Sleep does not count: it waits five more seconds afterwards. */
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

  /** Something arrived. Sets no timer, because this is called for every piece. */
  heard() {
    this.#heardAt = this.#clock.now();
  }

  /** The consumer is busy and reads nothing: there is no silence until the next call of {@link heard}. */
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
