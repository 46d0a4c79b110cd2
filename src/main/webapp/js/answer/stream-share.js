// Shares the few connections that a browser opens to a server among the tabs that read answers.
//
// Over HTTP/1.1 a browser opens six connections to a server, for all its tabs and windows together. Six streamed
// answers would leave none for anything else. So at most four tabs stream: first those that are visible, then those
// used last. The others poll. The tabs agree by entries in the local storage, which works without TLS too: each tab
// writes an entry and counts how many come before it.

/** @import {Clock} from '../stream/reconnect.js' */

/** How many tabs may stream at the same time, 4; further tabs poll. Two of six connections stay free. */
export const MAX_STREAMS = 4;

/** The time between two polls of a visible tab, 1000 ms. */
const SHOWN_REST = 1000;

/**
 * The time between two polls of a hidden tab, 5000 ms: less than the server keeps an answer going that nobody reads.
 */
const HIDDEN_REST = 5000;

/** An entry expires after three minutes unless renewed, so that a crashed tab does not hold its place for long. */
const LEASE = 180_000;

/** An entry is renewed every minute, which is as often as browsers let a hidden page run. */
const RENEWAL = 60_000;

const PREFIX = 'docent.stream.';

/** @typedef {{shown: boolean, since: number, until: number}} Entry */

/** This tab's share of the browser's streams. One per page. */
export class StreamShare {
  #storage;
  #page;
  #clock;
  #unlimited;
  #key;
  #since = 0;
  #readings = 0;
  /** @type {Set<() => void>} */
  #watchers = new Set();
  /** @type {unknown} */
  #renewal;

  /**
   * @param {() => Storage} storage returns the same storage in all tabs; throws if the browser denies the page its
   *     storage
   * @param {any} page its window
   * @param {Clock} clock
   * @param {string} id different in each tab
   * @param {boolean} unlimited whether one connection carries any number of streams, as in HTTP/2
   */
  constructor(storage, page, clock, id, unlimited) {
    this.#storage = storage;
    this.#page = page;
    this.#clock = clock;
    this.#key = PREFIX + id;
    this.#unlimited = unlimited;
    page.addEventListener('storage', (/** @type {StorageEvent} */ event) => {
      if (event.key === null || event.key.startsWith(PREFIX)) this.#changed();
    });
    page.addEventListener('focus', () => this.#used());
    page.document.addEventListener('visibilitychange', () => this.#used());
    page.addEventListener('pagehide', () => this.#remove());
    page.addEventListener('pageshow', () => this.#used());
  }

  /** Records that this tab reads an answer. @returns {() => void} call this when it no longer reads it */
  join() {
    this.#readings += 1;
    this.#since = this.#clock.now();
    this.#write();
    let joined = true;
    return () => {
      if (joined) this.#readings -= 1;
      joined = false;
      if (this.#readings === 0) this.#remove();
    };
  }

  /** Whether this tab is among those that may stream now. */
  mayStream() {
    if (this.#unlimited) return true;
    const own = this.#read(this.#key);
    if (!own) return true; // Without storage the tabs cannot agree.
    const before = this.#others().filter(
      ([key, other]) => compare(other, own) < 0 || (compare(other, own) === 0 && key < this.#key),
    );
    return before.length < MAX_STREAMS;
  }

  /** Calls back when `mayStream` may have changed. @param {() => void} changed @returns {() => void} stops it */
  watch(changed) {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  }

  /**
   * Waits until the next poll, or until an entry changes.
   *
   * @param {AbortSignal} [signal]
   * @returns {Promise<void>}
   */
  rest(signal) {
    return new Promise((resolve) => {
      const end = () => {
        this.#clock.clearTimeout(timer);
        unwatch();
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = this.#clock.setTimeout(end, this.#isShown() ? SHOWN_REST : HIDDEN_REST);
      const unwatch = this.watch(end);
      signal?.addEventListener('abort', end);
      if (signal?.aborted) end();
    });
  }

  #isShown() {
    return this.#page.document.visibilityState !== 'hidden';
  }

  /** The user has come to this tab, or has left it. */
  #used() {
    if (this.#readings === 0) return;
    if (this.#isShown()) this.#since = this.#clock.now();
    this.#write();
    this.#changed();
  }

  #changed() {
    for (const watcher of [...this.#watchers]) watcher();
  }

  #write() {
    this.#clock.clearTimeout(this.#renewal);
    this.#renewal = this.#clock.setTimeout(() => this.#renew(), RENEWAL);
    try {
      this.#storage().setItem(
        this.#key,
        JSON.stringify({ shown: this.#isShown(), since: this.#since, until: this.#clock.now() + LEASE }),
      );
    } catch {
      // The storage is full or denied.
    }
  }

  #renew() {
    this.#write();
    for (const [key, entry] of this.#entries()) if (entry.until <= this.#clock.now()) this.#storage().removeItem(key);
    this.#changed();
  }

  #remove() {
    this.#clock.clearTimeout(this.#renewal);
    try {
      this.#storage().removeItem(this.#key);
    } catch {
      // The storage is denied: there is no entry.
    }
  }

  #others() {
    return this.#entries().filter(([key, { until }]) => key !== this.#key && until > this.#clock.now());
  }

  /** @returns {[string, Entry][]} */
  #entries() {
    return this.#keys()
      .filter((key) => key.startsWith(PREFIX))
      .flatMap((key) => {
        const entry = this.#read(key);
        return entry ? [/** @type {[string, Entry]} */ ([key, entry])] : [];
      });
  }

  /** @returns {string[]} */
  #keys() {
    try {
      return Object.keys(this.#storage());
    } catch {
      return [];
    }
  }

  /** @param {string} key @returns {Entry | undefined} */
  #read(key) {
    try {
      return JSON.parse(this.#storage().getItem(key) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  }
}

/**
 * Which tab comes first: visible tabs before hidden ones, then the one used last.
 *
 * @param {Entry} a
 * @param {Entry} b
 */
function compare(a, b) {
  if (a.shown !== b.shown) return a.shown ? -1 : 1;
  return b.since - a.since;
}

/** Whether the page arrived over a connection that carries any number of streams. @param {Performance} performance */
export function isMultiplexed(performance) {
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  return /^h[23]/.test(navigation?.nextHopProtocol ?? '');
}
