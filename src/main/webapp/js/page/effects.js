// Effects of state changes other than drawing: what the page stores, reads aloud, puts back into the question box, and
// writes into its address.

import { phaseText } from './panels/phases.js';

/** @import {AnswerEvent} from '../answer/event.js' */
/** @import {Memory} from '../api/memory.js' */
/** @import {Announcer} from './announcer.js' */
/** @import {Composer} from './composer.js' */
/** @import {Conversations} from './conversations.js' */
/** @import {Drafts} from './drafts.js' */
/** @import {Screen} from './screen.js' */
/** @import {Action, PageStore} from './state/actions.js' */
/** @import {State} from './state/state.js' */
/** @import {Turn} from './state/turn.js' */

/** The key of the failures of sources that the user has dismissed. */
export const SOURCE_NOTES_KEY = 'source-notes-dismissed';

/**
 * @typedef {object} Parts
 * @property {Memory} memory
 * @property {Drafts} drafts
 * @property {Conversations} conversations
 * @property {Composer} composer
 * @property {Announcer} announcer
 * @property {Screen} screen
 */

/** Follows the actions of a store. */
export class Effects {
  #parts;
  #opening = false;

  /** @param {PageStore} store @param {Parts} parts */
  constructor(store, parts) {
    this.#parts = parts;
    store.onChange((state, action) => this.#after(state, action));
  }

  /** @param {State} state @param {Action} action */
  #after(state, action) {
    const { memory, composer, announcer } = this.#parts;
    switch (action.type) {
      case 'conversationOpening':
        this.#opening = true;
        composer.show(action.id);
        break;
      case 'conversationClosed':
        composer.show(null);
        break;
      case 'conversationOpened':
      case 'conversationFailed':
        if (this.#opening) this.#loaded(state, action.type === 'conversationOpened');
        break;
      case 'index':
      case 'sourceNoteDismissed':
        memory.set(SOURCE_NOTES_KEY, JSON.stringify(state.dismissedSources));
        break;
      case 'asked':
        announcer.listen(action.key);
        break;
      case 'event':
        this.#heard(state, action.frame);
        break;
      case 'failed':
      case 'withdrawn':
        this.#notTaken(state.turns.find((turn) => turn.key === action.key));
        break;
      default: // The others only need drawing.
    }
  }

  /** A conversation was loaded, or could not be. @param {State} state @param {boolean} whole */
  #loaded({ conversation, turns }, whole) {
    const { drafts, composer, screen } = this.#parts;
    this.#opening = false;
    if (whole) screen.showEnd();
    for (const { question } of turns) drafts.arrived(conversation?.id ?? null, question);
    composer.takeBack();
  }

  /** @param {State} state @param {AnswerEvent} frame */
  #heard({ conversation }, frame) {
    const { announcer, composer, conversations } = this.#parts;
    if (frame.event === 'status') announcer.say(phaseText(frame.data));
    if (frame.event !== 'start') return;
    conversations.address();
    if (conversation) composer.named(conversation.id);
    // Another tab may have asked earlier.
    conversations.lookAgain();
  }

  /**
   * A question failed or was withdrawn. If it never reached the server, it returns to the box.
   *
   * @param {Turn | undefined} turn
   */
  #notTaken(turn) {
    const { composer } = this.#parts;
    if (!turn?.returned) return;
    if (turn.failure?.code === 'unknown_model') composer.forgetModel();
    composer.takeBack();
    // A question that was sent by itself does not interrupt a user who is elsewhere.
    if (!isElsewhere()) composer.focus();
  }
}

/** Whether the user is neither in the question box nor nowhere. */
function isElsewhere() {
  const { activeElement, body } = document;
  return activeElement !== null && activeElement !== body && activeElement.closest('#composer') === null;
}
