/**
 * How far an answer has been read.
 *
 * @module
 */

import { AnswerProof, IntegrityError } from './proof.js';

/** @import {HttpError} from '../stream/errors.js' */
/** @import {AnswerEvent, Done} from './event.js' */

/**
 * How many times in a row a missing frame is requested again, 5, before reading ends with an {@link IntegrityError}.
 */
const MAX_GAPS = 5;

/** The position in an answer and the digest of what was read. Accepts each frame once and in order. */
export class AnswerReading {
  /** @type {AnswerProof | undefined} absent if the text before the start is unknown */
  #proof;
  #first;
  #last;
  #gaps = 0;
  /** @type {string | undefined} */
  #answer;

  /**
   * @param {string} [answer] its id, if known
   * @param {number} [after] the last frame that was read before
   * @param {string} [text] the text up to that frame
   */
  constructor(answer, after = 0, text) {
    this.#answer = answer;
    this.#first = after;
    this.#last = after;
    if (after === 0 || text !== undefined) {
      this.#proof = new AnswerProof();
      this.#proof.add(text ?? '');
    }
  }

  get answer() {
    return this.#answer;
  }

  /** The id of the last accepted frame. */
  get last() {
    return this.#last;
  }

  /** Whether this reading has accepted a frame. */
  get begun() {
    return this.#last > this.#first;
  }

  /**
   * Notes which answer a connection belongs to.
   *
   * @param {unknown} answer
   */
  belongsTo(answer) {
    if (typeof answer !== 'string' || answer === '') {
      return;
    }
    this.#answer ??= answer;
    if (this.#answer !== answer) {
      throw new IntegrityError(
        'replaced',
        `The server started another answer (${answer}) instead of ${this.#answer}; ask again`,
      );
    }
  }

  /**
   * Decides what to do with a frame that arrived.
   *
   * @param {AnswerEvent} frame
   * @returns {'next' | 'seen' | 'gap'}
   */
  accept({ id, event, data }) {
    if (id <= this.#last) {
      return 'seen';
    }
    if (id > this.#last + 1) {
      this.#gaps += 1;
      if (this.#gaps > MAX_GAPS) {
        throw new IntegrityError(
          'gap',
          `Frame ${this.#last + 1} of the answer is missing: ${id} arrived instead, ${MAX_GAPS + 1} times`,
        );
      }
      return 'gap';
    }
    this.#gaps = 0;
    this.#last = id;
    if (event === 'start') {
      this.belongsTo(data.answer);
    } else if (event === 'text') {
      this.#proof?.add(String(data.text));
    }
    return 'next';
  }

  /**
   * Whether the web application is away while the container deploys another version. The container then sends a 404
   * that is not a problem document. Docent's own 404 means that the answer does not exist.
   *
   * @param {HttpError} error
   */
  isAway({ status, problem }) {
    return this.#answer !== undefined && status === 404 && problem === undefined;
  }

  /**
   * @param {Done} done
   * @returns {string | undefined} what does not match
   */
  mismatch(done) {
    return this.#proof?.mismatch(done);
  }
}
