/**
 * When to try again: exponential backoff with full jitter, the server's delays, and the state of the page.
 *
 * @module
 */

/**
 * Time, passed in so that tests can control it.
 *
 * @typedef {object} Clock
 * @property {() => number} now milliseconds since 1970
 * @property {(task: () => void, milliseconds: number) => unknown} setTimeout
 * @property {(timer: any) => void} clearTimeout
 */

/**
 * Whether the page is online and visible.
 *
 * @typedef {object} Presence
 * @property {() => boolean} offline
 * @property {() => boolean} hidden
 * @property {(changed: (what: 'online' | 'offline' | 'visible' | 'hidden') => void) => () => void} watch starts
 *     listening; returns a function that stops it
 */

/**
 * The reported state of a connection. In `waiting` and `paused`, `retryNow()` tries again now.
 *
 * @typedef {object} ConnectionState
 * @property {'connecting' | 'open' | 'waiting' | 'paused' | 'polling'} state
 * @property {number} attempt 0 for the first connection, then how many times in a row it was reopened without receiving
 *     an event
 * @property {string} reason `start`, or what ended the previous connection: `ended`, `network`, `silence`, `status` or
 *     the consumer's reason; when paused: `offline` or `hidden`
 * @property {number} [delay] milliseconds until the next try, when waiting
 * @property {number} [retryAt] the time of the next try in milliseconds since 1970, when waiting
 * @property {Error} [error] what ended the previous connection
 * @property {() => void} [retryNow]
 */

/**
 * @typedef {object} ReconnectOptions
 * @property {number} [base] upper bound of the first delay in milliseconds. Default 1000. A `retry` field replaces it.
 * @property {number} [cap] largest upper bound in milliseconds. Default 30,000.
 * @property {number} [maxTries] how many times in a row the connection is reopened without receiving an event, before
 *     the last error is thrown. Default: no limit.
 * @property {number} [hiddenTries] how many times in a row a hidden page tries, before it waits until it is visible.
 *     Default 3.
 * @property {() => number} [random] returns a number from 0 up to, but not including, 1. Default `Math.random`.
 * @property {Clock} [clock]
 * @property {Presence} [presence]
 * @property {AbortSignal} [signal]
 * @property {(state: ConnectionState) => void} [onState]
 */

/**
 * @typedef {object} Failure
 * @property {string} reason
 * @property {Error} error
 * @property {number} [retryAfter] how many milliseconds the server asks to wait
 * @property {boolean} [loopback] the server is on this machine, so offline does not matter
 */

/** The smallest base delay that a `retry` field can set, 100 ms: `retry: 0` must not cause a busy loop. */
export const MIN_BASE = 100;

/** The longest `Retry-After` that is honoured, one hour; a longer one counts as one hour. */
export const MAX_RETRY_AFTER = 3_600_000;

/** Decides when to reopen a connection, and waits until then. One connection at a time. */
export class Reconnect {
  #maxTries;
  #hiddenTries;
  #cap;
  #random;
  #clock;
  #presence;
  #signal;
  #onState;
  #base;
  #attempt = 0;
  /** @type {(() => void) | undefined} ends the current wait */
  #settle;

  /** @param {ReconnectOptions} options */
  constructor(options) {
    this.#base = options.base ?? 1000;
    this.#cap = options.cap ?? 30_000;
    this.#maxTries = options.maxTries ?? Infinity;
    this.#hiddenTries = options.hiddenTries ?? 3;
    this.#random = options.random ?? Math.random;
    this.#clock = options.clock ?? systemClock;
    this.#presence = options.presence ?? pagePresence();
    this.#signal = options.signal;
    this.#onState = options.onState;
  }

  get attempt() {
    return this.#attempt;
  }

  /** An event arrived: the next failure counts as the first. */
  succeeded() {
    this.#attempt = 0;
  }

  /** @param {number} milliseconds the value of a `retry` field */
  setBase(milliseconds) {
    this.#base = Math.min(Math.max(milliseconds, MIN_BASE), this.#cap);
  }

  /** Ends the wait, if there is one. */
  retryNow() {
    this.#settle?.();
  }

  /**
   * Waits until it is time to try again, or until the signal is aborted.
   *
   * @param {Failure} failure
   */
  async turn(failure) {
    this.#attempt += 1;
    if (this.#attempt > this.#maxTries) {
      throw failure.error;
    }
    if (!this.#signal?.aborted) {
      await this.#wait(failure, this.#delay(failure.retryAfter));
    }
  }

  /** @param {number | undefined} retryAfter */
  #delay(retryAfter) {
    if (retryAfter !== undefined) {
      // Never earlier than asked, and with jitter, so that clients do not all return at the same moment.
      return Math.min(retryAfter, MAX_RETRY_AFTER) + this.#random() * this.#base;
    }
    return this.#random() * Math.min(this.#cap, this.#base * 2 ** (this.#attempt - 1));
  }

  /** @param {Failure} failure */
  #obstacle(failure) {
    if (this.#presence.offline() && !failure.loopback) {
      return 'offline';
    }
    return this.#presence.hidden() && this.#attempt > this.#hiddenTries ? 'hidden' : undefined;
  }

  /**
   * @param {Failure} failure
   * @param {number} delay
   * @returns {Promise<void>}
   */
  #wait(failure, delay) {
    const due = this.#clock.now() + delay;
    return new Promise((resolve) => {
      /** @type {unknown} */
      let timer;
      /** @type {string | undefined | null} null: not checked yet */
      let obstacle = null;
      const settle = () => {
        this.#clock.clearTimeout(timer);
        unwatch();
        this.#signal?.removeEventListener('abort', settle);
        this.#settle = undefined;
        resolve();
      };
      const arrange = () => {
        const before = obstacle;
        obstacle = this.#obstacle(failure);
        if (obstacle === before) {
          return;
        }
        this.#clock.clearTimeout(timer);
        if (before) {
          this.#attempt = 1; // Failures while the page was away do not count now.
        }
        const { error } = failure;
        const attempt = this.#attempt;
        const retryNow = settle;
        if (obstacle) {
          this.#onState?.({ state: 'paused', attempt, reason: obstacle, error, retryNow });
          return;
        }
        const left = Math.max(0, due - this.#clock.now());
        timer = this.#clock.setTimeout(settle, left);
        this.#onState?.({
          state: 'waiting',
          attempt,
          reason: failure.reason,
          error,
          delay: left,
          retryAt: due,
          retryNow,
        });
      };
      const unwatch = this.#presence.watch((what) => {
        arrange();
        const better = what === 'online' || what === 'visible';
        if (better && !obstacle && failure.retryAfter === undefined) {
          settle();
        }
      });
      this.#settle = settle;
      this.#signal?.addEventListener('abort', settle);
      arrange();
    });
  }
}

/** @type {Clock} */
export const systemClock = {
  now: () => Date.now(),
  setTimeout: (task, milliseconds) => globalThis.setTimeout(task, milliseconds),
  clearTimeout: (timer) => globalThis.clearTimeout(timer),
};

/**
 * The presence of this page. In Node: always online and visible.
 *
 * @param {any} [scope] a window or worker scope
 * @returns {Presence}
 */
export function pagePresence(scope = globalThis) {
  const page = scope.document;
  const hidden = () => page?.visibilityState === 'hidden';
  return {
    offline: () => scope.navigator?.onLine === false,
    hidden,
    watch(changed) {
      const online = () => changed('online');
      const offline = () => changed('offline');
      const visibility = () => changed(hidden() ? 'hidden' : 'visible');
      scope.addEventListener?.('online', online);
      scope.addEventListener?.('offline', offline);
      page?.addEventListener('visibilitychange', visibility);
      return () => {
        scope.removeEventListener?.('online', online);
        scope.removeEventListener?.('offline', offline);
        page?.removeEventListener('visibilitychange', visibility);
      };
    },
  };
}
