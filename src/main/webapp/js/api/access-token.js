// The user's access token, if the server requires one. All tabs of a browser share it, so that links that open a tab
// work. It is never part of an address, because logs and browser histories keep addresses.

/** @import {Memory} from './memory.js' */

const KEY = 'token';

/** The token that this browser stores. */
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
   * Calls back when another tab has stored or removed a token.
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
