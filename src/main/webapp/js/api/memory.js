// What the browser remembers for this page. A storage can be closed to the page, or full; then the page remembers until
// it is closed.

/**
 * A storage of the browser under names of this application alone: another one may lie under another path of the same
 * server. Never throws.
 */
export class Memory {
  #open;
  #prefix;
  /** What the browser would not keep. @type {Map<string, string>} */
  #own = new Map();

  /**
   * @param {() => Storage} open gives the storage; browsers throw here when it is closed to the page
   * @param {string} [prefix] stands before every key
   */
  constructor(open, prefix = '') {
    this.#open = open;
    this.#prefix = prefix;
  }

  /** @param {string} key @returns {string | null} */
  get(key) {
    const own = this.#own.get(key);
    return own ?? this.#attempt((storage) => storage.getItem(this.#prefix + key)) ?? null;
  }

  /** Texts by name, empty when nothing of that form is kept. @param {string} key @returns {Record<string, string>} */
  map(key) {
    try {
      return Object.fromEntries(
        Object.entries(JSON.parse(this.get(key) ?? '{}')).filter(([, value]) => typeof value === 'string'),
      );
    } catch {
      return {};
    }
  }

  /** @param {string} key @param {string} value */
  set(key, value) {
    const kept = this.#attempt((storage) => {
      storage.setItem(this.#prefix + key, value);
      return true;
    });
    if (kept) this.#own.delete(key);
    else this.#own.set(key, value);
  }

  /** @param {string} key */
  remove(key) {
    this.#own.delete(key);
    this.#attempt((storage) => storage.removeItem(this.#prefix + key));
  }

  /** The keys that begin so. @param {string} beginning @returns {string[]} */
  keys(beginning) {
    const kept = this.#attempt((storage) => Object.keys(storage)) ?? [];
    const ours = kept.filter((key) => key.startsWith(this.#prefix)).map((key) => key.slice(this.#prefix.length));
    return [...new Set([...ours, ...this.#own.keys()])].filter((key) => key.startsWith(beginning));
  }

  /** Whether an event of the storage is about this key. @param {StorageEvent} event @param {string} key */
  isAbout(event, key) {
    return event.key === null || event.key === this.#prefix + key;
  }

  /** @template T @param {(storage: Storage) => T} step @returns {T | undefined} */
  #attempt(step) {
    try {
      return step(this.#open());
    } catch {
      return undefined;
    }
  }
}

/** The path below which this application lies. @returns {string} */
function place() {
  return new URL('.', location.href).pathname;
}

/** What all tabs share and what stays when they are closed. */
export function browserMemory() {
  return new Memory(() => localStorage, `docent ${place()} `);
}

/** What this tab alone remembers, also when it is loaded again. */
export function tabMemory() {
  return new Memory(() => sessionStorage, `docent ${place()} `);
}
