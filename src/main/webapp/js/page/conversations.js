// Opens conversations. The address of the page names the open one: `#c=<id>`.

import { INDEX_HASH } from './panels/index-place.js';

/** @import {Api} from '../api/api.js' */
/** @import {Asking} from './asking.js' */
/** @import {PageStore} from './state/actions.js' */

/** The user's conversations. */
export class Conversations {
  #store;
  #api;
  #asking;

  /** @param {PageStore} store @param {Api} api @param {Asking} asking */
  constructor(store, api, asking) {
    this.#store = store;
    this.#api = api;
    this.#asking = asking;
  }

  /** Shows the conversation in the address. */
  async openAddressed() {
    if (location.hash === INDEX_HASH) return; // The open conversation stays open behind the page about the index.
    const id = conversationOf(location.hash);
    const { conversation, conversationState } = this.#store.state;
    if (id === (conversation?.id ?? null) && conversationState !== 'failed') return;
    this.#asking.leave();
    if (id === null) this.#store.dispatch({ type: 'conversationClosed' });
    else await this.#open(id);
  }

  /** Fetches what another tab or machine has added to the open conversation. */
  async lookAgain() {
    const id = this.#store.state.conversation?.id;
    if (!id || this.#store.state.conversationState !== 'ready') return;
    try {
      this.#store.dispatch({ type: 'conversationOpened', conversation: await this.#api.get(resource(id)) });
      this.#asking.resume();
    } catch (/** @type {any} */ error) {
      // If the server is unreachable, the page is still correct. If the conversation was deleted, it is not.
      if (error.status === 404) this.#store.dispatch({ type: 'conversationFailed', id, missing: true });
    }
  }

  /** Starts a new conversation. */
  close() {
    this.#asking.leave();
    if (location.hash !== '') history.pushState(null, '', location.pathname + location.search);
    this.#store.dispatch({ type: 'conversationClosed' });
  }

  /** Writes the open conversation into the address, once it has an id. */
  address() {
    const { conversation, conversationState } = this.#store.state;
    if (!conversation || conversationState !== 'ready' || conversation.id === conversationOf(location.hash)) return;
    history.replaceState(null, '', `#c=${encodeURIComponent(conversation.id)}`);
  }

  /** Fetches earlier turns. */
  async loadEarlier() {
    const { conversation, turns } = this.#store.state;
    const first = turns.find((turn) => turn.answer !== null)?.answer;
    if (!conversation || !first || conversation.earlier === 'loading') return;
    this.#store.dispatch({ type: 'earlierWanted' });
    try {
      const page = await this.#api.get(`${resource(conversation.id)}?before=${encodeURIComponent(first)}`);
      this.#store.dispatch({ type: 'earlierLoaded', conversation: page });
    } catch {
      this.#store.dispatch({ type: 'earlierFailed', id: conversation.id });
    }
  }

  /** @param {string} id */
  async #open(id) {
    this.#store.dispatch({ type: 'conversationOpening', id });
    try {
      const conversation = await this.#api.get(resource(id));
      if (this.#store.state.conversation?.id !== id) return; // Another one was opened meanwhile.
      this.#store.dispatch({ type: 'conversationOpened', conversation });
      this.#asking.resume();
    } catch (/** @type {any} */ error) {
      this.#store.dispatch({ type: 'conversationFailed', id, missing: error.status === 404 });
    }
  }
}

/** The conversation in an address. @param {string} hash @returns {string | null} */
export function conversationOf(hash) {
  const match = /^#c=(.+)$/.exec(hash);
  try {
    return match ? decodeURIComponent(match[1]) : null;
  } catch {
    return null;
  }
}

/** The address of a conversation. @param {string} id */
export function resource(id) {
  return `api/conversations/${encodeURIComponent(id)}`;
}
