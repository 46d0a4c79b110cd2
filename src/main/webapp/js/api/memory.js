// What the browser stores for this page. If its storage is denied or full, the page remembers until it is closed.

/**
 * A storage of the browser with keys of this application only, because another may run under another path of the same
 * server. Never throws.
 */
export class Memory {
  #open;
  #prefix;
  /** What the browser did not store. @type {Map<string, string>} */
  #own = new Map();

  /**
   * @param {() => Storage} open returns the storage; throws if the browser denies it
   * @param {string} [prefix] precedes every key
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

  /** Texts by name; empty if nothing of that form is stored. @param {string} key @returns {Record<string, string>} */
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

  /** Removes the keys with this prefix. @param {string} beginning */
  removeAll(beginning) {
    for (const key of this.keys(beginning)) this.remove(key);
  }

  /** The keys with this prefix. @param {string} beginning @returns {string[]} */
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

/** The path of this application. @returns {string} */
function place() {
  return new URL('.', location.href).pathname;
}

/** What all tabs share and what outlives them. */
export function browserMemory() {
  return new Memory(() => localStorage, `docent ${place()} `);
}

/** What only this tab remembers, even after a reload. */
export function tabMemory() {
  return new Memory(() => sessionStorage, `docent ${place()} `);
}
