// The reader's access token, where the server wants one. All tabs of a browser share it, so that a link that opens a
// tab works; it never stands in an address, which logs and histories keep.

/** @import {Memory} from './memory.js' */

const KEY = 'token';

/** The token that this browser keeps. */
export class AccessToken {
  #memory;

  /** @param {Memory} memory shared by all tabs */
  constructor(memory) {
    this.#memory = memory;
  }

  /** @returns {string | null} */
  get value() {
    return this.#memory.get(KEY);
  }

  /** @param {string} token */
  keep(token) {
    this.#memory.set(KEY, token);
  }

  forget() {
    this.#memory.remove(KEY);
  }

  /**
   * Calls back when another tab has stored a token or has forgotten it.
   *
   * @param {EventTarget} page its window
   * @param {(token: string | null) => void} changed
   */
  watch(page, changed) {
    page.addEventListener('storage', (event) => {
      if (this.#memory.isAbout(/** @type {StorageEvent} */ (event), KEY)) changed(this.value);
    });
  }
}
