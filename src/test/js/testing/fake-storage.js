/** A browser's storage in memory. @implements {Storage} */
export class FakeStorage {
  #limit;

  /** @param {number} [limit] how many characters a value may have; for a longer one the storage is full */
  constructor(limit = Infinity) {
    this.#limit = limit;
  }

  get length() {
    return Object.keys(this).length;
  }

  /** @param {string} key @returns {string | null} */
  getItem(key) {
    return Object.hasOwn(this, key) ? /** @type {any} */ (this)[key] : null;
  }

  /** @param {string} key @param {string} value */
  setItem(key, value) {
    if (value.length > this.#limit) throw new Error('QuotaExceededError');
    /** @type {any} */ (this)[key] = String(value);
  }

  /** @param {string} key */
  removeItem(key) {
    delete (/** @type {any} */ (this)[key]);
  }

  clear() {
    for (const key of Object.keys(this)) this.removeItem(key);
  }

  /** @param {number} index */
  key(index) {
    return Object.keys(this)[index] ?? null;
  }
}
