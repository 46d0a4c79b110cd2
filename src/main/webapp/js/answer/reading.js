/**
 * How far an answer has been read.
 *
 * @module
 */

import { AnswerProof, IntegrityError } from './proof.js';

/** @import {HttpError} from '../stream/errors.js' */
/** @import {AnswerEvent, Done} from './event.js' */

/**
 * So many times in a row, 5, a missing frame is asked for again; then the reading ends with an {@link IntegrityError}.
 */
const MAX_GAPS = 5;

/** The position in an answer and the proof of what was read. Every frame is let through once and in order. */
export class AnswerReading {
  /** @type {AnswerProof | undefined} none when the text before the start is not known */
  #proof;
  #first;
  #last;
  #gaps = 0;
  /** @type {string | undefined} */
  #answer;

  /**
   * @param {string} [answer] its id, when it is known
   * @param {number} [after] the last frame that was read before
   * @param {string} [text] the text up to there
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

  /** The id of the last frame that was let through. */
  get last() {
    return this.#last;
  }

  /** True when this reading has let something through. */
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
        `The server has begun another answer (${answer}) in place of ${this.#answer}; ask again`,
      );
    }
  }

  /**
   * Looks at a frame that arrived.
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
          `Frame ${this.#last + 1} of the answer is missing: ${id} came in its place, ${MAX_GAPS + 1} times`,
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
   * Whether the web application is away, as a container says it while it deploys another version: with a 404 that is no
   * problem document. Docent's own 404 says that there is no such answer.
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
