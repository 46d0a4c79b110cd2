// The questions that wait for the end of the running answer, as far as the page needs them before there is one.

import { whenNeeded } from './panels/when-needed.js';
import { runningTurn } from './state/state.js';

/** @import {Scope} from '../answer/answer-events.js' */
/** @import {Parts} from './queue-opening.js' */
/** @import {State} from './state/state.js' */

/** Precedes the keys of the stored queues. */
export const QUEUE_PREFIX = 'queue ';

/** A queue that is fetched with the first answer, or if an earlier visit of this tab has left one. */
export class NextQuestions {
  #tab;
  #drawing;
  /** @type {Awaited<ReturnType<typeof import('./queue-opening.js').openQueue>> | undefined} */
  #queue;

  /** @param {() => Parts} parts */
  constructor(parts) {
    const { store, tab } = parts();
    this.#tab = tab;
    const isLeft = tab.keys(QUEUE_PREFIX).length > 0;
    this.#drawing = whenNeeded(
      (state) => isLeft || runningTurn(state) !== undefined,
      async () => {
        const { openQueue } = await import('./queue-opening.js');
        this.#queue = openQueue(parts());
        parts().composer.waitForAnswer();
        return this.#queue;
      },
      () => store.draw(),
    );
  }

  /**
   * @param {string} text
   * @param {string} [model]
   * @param {Scope} [scope]
   * @returns {boolean} whether the question waits now
   */
  add(text, model, scope) {
    return this.#queue?.add(text, model, scope) ?? false;
  }

  /** @param {State} state */
  draw(state) {
    this.#drawing.draw(state);
  }

  forgetAll() {
    this.#tab.removeAll(QUEUE_PREFIX);
  }
}
