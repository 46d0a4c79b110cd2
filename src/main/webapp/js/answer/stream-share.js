// Shares the few connections that a browser opens to one server among the tabs that read answers.
//
// Over HTTP/1.1 a browser opens six connections to a server, for all its tabs and windows together. Eight answers that
// are streamed at once would leave none for anything else. So four tabs stream at most, those that are seen and were
// used last; the others fetch what is new in steps. The tabs agree by entries in the local storage, which every page
// has, without TLS too: each tab writes its own entry and counts how many stand before it.

/** @import {Clock} from '../stream/reconnect.js' */

/** The most tabs that stream at the same time, 4; a further one fetches in steps. Two of six connections stay free. */
export const MAX_STREAMS = 4;

/** The time between two steps of a tab that is seen, 1000 ms. */
const SHOWN_REST = 1000;

/**
 * The time between two steps of a hidden tab, 5000 ms: less than the server goes on with an answer that nobody reads.
 */
const HIDDEN_REST = 5000;

/** An entry counts for three minutes unless it is renewed: a tab that crashed does not hold its place for long. */
const LEASE = 180_000;

/** An entry is renewed every minute, which is as often as browsers let a hidden page do anything. */
const RENEWAL = 60_000;

const PREFIX = 'docent.stream.';

/** @typedef {{shown: boolean, since: number, until: number}} Entry */

/** This tab's part in the streams of the browser. One per page. */
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
   * @param {() => Storage} storage gives the same one to all tabs; browsers throw here when it is closed to the page
   * @param {any} page its window
   * @param {Clock} clock
   * @param {string} id another for each tab
   * @param {boolean} unlimited whether one connection carries any number of streams, as over HTTP/2
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

  /** Says that this tab reads an answer. @returns {() => void} to be called when it reads it no more */
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
    if (!own) return true; // The storage is closed to this page: then there is nothing to agree with.
    const before = this.#others().filter(
      ([key, other]) => compare(other, own) < 0 || (compare(other, own) === 0 && key < this.#key),
    );
    return before.length < MAX_STREAMS;
  }

  /** Calls back whenever `mayStream` may have changed. @param {() => void} changed @returns {() => void} ends it */
  watch(changed) {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  }

  /**
   * Waits from one step to the next, until something has changed at the longest.
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

  /** The reader has come to this tab, or has left it. */
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
      // Full, or closed to this page.
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
      // Closed to this page: nothing stands there.
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
 * Who stands first: a tab that is seen before one that is not, then the one that was used last.
 *
 * @param {Entry} a
 * @param {Entry} b
 */
function compare(a, b) {
  if (a.shown !== b.shown) return a.shown ? -1 : 1;
  return b.since - a.since;
}

/** Whether the page came over a connection that carries any number of streams. @param {Performance} performance */
export function isMultiplexed(performance) {
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  return /^h[23]/.test(navigation?.nextHopProtocol ?? '');
}
