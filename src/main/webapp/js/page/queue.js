// The next questions: typed while an answer runs, and sent one after the other when it has ended. Fetched with the first
// answer.

import { QUEUE_PREFIX } from './next-questions.js';
import { queueState } from './state/queue.js';

/** @import {Scope} from '../answer/answer-events.js' */
/** @import {Memory} from '../api/memory.js' */
/** @import {Asking} from './asking.js' */
/** @import {PageStore} from './state/actions.js' */
/** @import {QueuedQuestion} from './state/queue.js' */
/** @import {State} from './state/state.js' */

/** How many questions of a conversation may wait, 5. */
export const MAX_QUEUED = 5;

/** The queues of a tab, one for each conversation. The store has that of the open one. */
export class Queue {
  #store;
  #memory;
  #asking;
  /** The conversation whose questions are in the store. @type {string | null} */
  #conversation;

  /** @param {PageStore} store @param {Memory} memory of this tab @param {Pick<Asking, 'ask'>} asking */
  constructor(store, memory, asking) {
    this.#store = store;
    this.#memory = memory;
    this.#asking = asking;
    this.#conversation = idOf(store.state);
    store.onChange((state, action) => {
      this.#follow(state, action.type === 'event');
      // The queue's own change is a step of sending one question, and must not send the next.
      if (action.type !== 'queued') this.#sendDue();
    });
    this.#show();
    this.#sendDue();
  }

  /**
   * Lets a question wait.
   *
   * @param {string} text
   * @param {string} [model]
   * @param {Scope} [scope]
   * @returns {boolean} false if too many wait already
   */
  add(text, model, scope) {
    const { queue } = this.#store.state;
    if (queue.length >= MAX_QUEUED) return false;
    this.#keep([...queue, { id: newId(), text, model, scope }]);
    this.#sendDue(); // The answer may just have ended.
    return true;
  }

  /** @param {string} id @returns {string} the text of the question; empty if it no longer waits */
  remove(id) {
    const { queue } = this.#store.state;
    this.#keep(queue.filter((it) => it.id !== id));
    return queue.find((it) => it.id === id)?.text ?? '';
  }

  /** Sends the first question, because the user says so. */
  send() {
    const { queue, conversationState, models } = this.#store.state;
    const [first, ...others] = queue;
    if (!first) return;
    // A question to a conversation that is gone begins a new one, and the others wait there.
    if (conversationState === 'missing') this.#move(null);
    this.#keep(others);
    const isKnown = models.length === 0 || models.some(({ name }) => name === first.model);
    this.#asking.ask(first.text, isKnown ? first.model : undefined, first.scope, undefined, first.id);
  }

  #sendDue() {
    const { state } = this.#store;
    if (state.queue.length > 0 && queueState(state) === 'due') this.send();
  }

  /**
   * Shows the queue of the open conversation.
   *
   * @param {State} state
   * @param {boolean} isHeard whether an event of an answer has changed the state: then a new conversation has its id
   */
  #follow(state, isHeard) {
    const id = idOf(state);
    if (id === this.#conversation) return;
    if (this.#conversation === null && isHeard) this.#move(id);
    this.#conversation = id;
    this.#show();
  }

  /** @param {string | null} id */
  #move(id) {
    const kept = this.#memory.get(keyOf(this.#conversation));
    this.#memory.remove(keyOf(this.#conversation));
    if (kept !== null) this.#memory.set(keyOf(id), kept);
    this.#conversation = id;
  }

  #show() {
    const questions = read(this.#memory.get(keyOf(this.#conversation)));
    if (questions.length + this.#store.state.queue.length > 0) this.#store.dispatch({ type: 'queued', questions });
  }

  /** @param {QueuedQuestion[]} questions */
  #keep(questions) {
    const key = keyOf(this.#conversation);
    if (questions.length === 0) this.#memory.remove(key);
    else this.#memory.set(key, JSON.stringify(questions));
    this.#store.dispatch({ type: 'queued', questions });
  }
}

/** @param {State} state */
function idOf({ conversation }) {
  return conversation?.id ?? null;
}

/** @param {string | null} conversation */
function keyOf(conversation) {
  return QUEUE_PREFIX + (conversation ?? '');
}

function newId() {
  return `next-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
}

/** What is stored, without what has another form. @param {string | null} kept @returns {QueuedQuestion[]} */
function read(kept) {
  try {
    const questions = JSON.parse(kept ?? '[]');
    return questions.filter((/** @type {any} */ it) => typeof it?.id === 'string' && typeof it.text === 'string');
  } catch {
    return [];
  }
}
