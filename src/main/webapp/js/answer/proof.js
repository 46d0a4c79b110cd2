/**
 * Checks that the text of an answer arrived completely.
 *
 * @module
 */

import { Sha256 } from './sha256.js';

/** The answer that arrived differs from the answer that was sent. */
export class IntegrityError extends Error {
  /**
   * @param {'gap' | 'proof' | 'format' | 'replaced' | 'unfinished'} reason
   * @param {string} message
   */
  constructor(reason, message) {
    super(message);
    this.name = 'IntegrityError';
    this.reason = reason;
  }
}

/** The growing text of an answer, and its digest. */
export class AnswerProof {
  #encoder = new TextEncoder();
  #hash = new Sha256();
  #text = '';
  /** The first half of a surrogate pair whose second half has not arrived yet; alone it has no UTF-8 form. */
  #half = '';

  /** @param {string} delta */
  add(delta) {
    this.#text += delta;
    const text = this.#half + delta;
    this.#half = /[\ud800-\udbff]$/.test(text) ? text.slice(-1) : '';
    this.#hash.update(this.#encoder.encode(this.#half ? text.slice(0, -1) : text));
  }

  /**
   * Compares the text with the `done` event. Call this once, at the end.
   *
   * @param {Record<string, unknown>} done its data
   * @returns {string | undefined} what does not match
   */
  mismatch(done) {
    const { finish, length, sha256 } = done;
    if (typeof length !== 'number' || typeof sha256 !== 'string') {
      return 'the answer ended without its length and digest';
    }
    // After a stop, the server keeps only the text that the reader had seen; more may have arrived since.
    const cut = finish === 'stopped' && length < this.#text.length;
    if (length !== this.#text.length && !cut) {
      return `${this.#text.length} of ${length} characters arrived`;
    }
    const digest = cut
      ? this.#digestOf(this.#text.slice(0, length))
      : this.#hash.update(this.#encoder.encode(this.#half)).hex();
    return digest === sha256.toLowerCase() ? undefined : 'the digest of the text differs from the one that was sent';
  }

  /** @param {string} text */
  #digestOf(text) {
    return new Sha256().update(this.#encoder.encode(text)).hex();
  }
}
