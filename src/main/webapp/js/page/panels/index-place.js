// Where the page about the index stands. The module that draws it is fetched when it is first opened, because most visits
// do not need it.

/** @import {PageStore} from '../state/actions.js' */
/** @import {State} from '../state/state.js' */

/** Draws the state. @typedef {{draw: (state: State) => void}} Drawing */

/** The address of the page about the index. */
export const INDEX_HASH = '#index';

const FAILED = 'This page could not be loaded. Go back, and open it again.';

/** Shows the page about the index in place of the conversation. */
export class IndexPlace {
  #element;
  #conversation;
  #load;
  #redraw;
  #open = false;
  #loading = false;
  /** @type {Drawing | null} */
  #drawing = null;

  /**
   * @param {HTMLElement} element
   * @param {HTMLElement} conversation what it takes the place of
   * @param {() => Promise<Drawing>} load fetches what draws the page
   * @param {() => void} redraw called when that has been loaded
   */
  constructor(element, conversation, load, redraw) {
    this.#element = element;
    this.#conversation = conversation;
    this.#load = load;
    this.#redraw = redraw;
  }

  /** @param {State} state */
  draw(state) {
    const open = state.indexPage.view === 'index';
    const opened = open && !this.#open;
    this.#open = open;
    this.#element.hidden = !open;
    this.#conversation.hidden = open;
    if (this.#drawing) this.#drawing.draw(state);
    else if (opened && !this.#loading) this.#fetch();
    if (opened) this.#element.focus();
  }

  async #fetch() {
    this.#loading = true;
    try {
      this.#drawing = await this.#load();
      this.#element.textContent = '';
      this.#redraw();
    } catch {
      this.#element.textContent = FAILED;
    } finally {
      this.#loading = false;
    }
  }
}

/** Shows what the address names: the page about the index, or the conversation. @param {PageStore} store @param {string} hash */
export function showAddressed(store, hash) {
  const view = hash === INDEX_HASH ? 'index' : 'chat';
  if (view !== store.state.indexPage.view) store.dispatch({ type: 'viewChanged', view });
}
