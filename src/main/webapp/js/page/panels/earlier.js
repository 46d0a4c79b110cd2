// The button above the turns that fetches those before them.

/** @import {Earlier, State} from '../state/state.js' */

/** What it says. @type {Record<Earlier, string>} */
const LABELS = {
  none: '',
  some: 'Show earlier questions',
  loading: 'Loading earlier questions…',
  failed: 'Earlier questions could not be loaded. Try again',
};

/** Draws `state.conversation.earlier`. */
export class EarlierButton {
  #button;

  /** @param {HTMLElement} button @param {() => void} load */
  constructor(button, load) {
    this.#button = button;
    button.addEventListener('click', load);
  }

  /** @param {State} state */
  draw({ conversation, conversationState }) {
    const label = conversationState === 'ready' ? LABELS[conversation?.earlier ?? 'none'] : '';
    if (this.#button.textContent !== label) this.#button.textContent = label;
    this.#button.hidden = label === '';
  }
}
