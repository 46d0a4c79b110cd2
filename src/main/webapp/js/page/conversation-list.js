// The user's conversations in the drawer: lists, finds, renames, pins, deletes and restores them.

import { resource } from './conversations.js';

/** @import {Api} from '../api/api.js' */
/** @import {Conversations} from './conversations.js' */
/** @import {PageStore} from './state/actions.js' */

/** How many conversations are listed at first, and with each further page. */
const PAGE = 50;

/** The list of conversations. Each change returns why it failed, else null. */
export class ConversationList {
  #store;
  #api;
  #conversations;
  #now;

  /** @param {PageStore} store @param {Api} api @param {Conversations} conversations @param {() => number} now milliseconds */
  constructor(store, api, conversations, now) {
    this.#store = store;
    this.#api = api;
    this.#conversations = conversations;
    this.#now = now;
  }

  /** Fetches the first page of what the user looks for. */
  async load() {
    const { query } = this.#store.state.drawer;
    try {
      const { conversations: items, hasMore } = await this.#api.get(listOf(query));
      this.#store.dispatch({ type: 'drawerLoaded', query, items, hasMore });
    } catch {
      this.#store.dispatch({ type: 'drawerFailed', query });
    }
  }

  /** @param {string} query */
  search(query) {
    this.#store.dispatch({ type: 'drawerQuery', query });
    return this.load();
  }

  /** Fetches the next page. */
  async more() {
    const { query, items, more } = this.#store.state.drawer;
    if (more === 'loading') return;
    this.#store.dispatch({ type: 'moreWanted' });
    try {
      const last = items[items.length - 1].id;
      const page = await this.#api.get(`${listOf(query)}&before=${encodeURIComponent(last)}`);
      this.#store.dispatch({ type: 'moreLoaded', query, items: page.conversations, hasMore: page.hasMore });
    } catch (/** @type {any} */ error) {
      // The last one was deleted elsewhere, so the list is out of date.
      if (error.status === 404) return this.load();
      this.#store.dispatch({ type: 'moreFailed', query });
    }
  }

  /** @param {string} id @param {string} title */
  rename(id, title) {
    return this.#attempt(
      'It could not be renamed.',
      () => this.#api.patch(resource(id), { title }),
      () => this.#store.dispatch({ type: 'conversationRenamed', id, title }),
    );
  }

  /** @param {string} id @param {boolean} pinned */
  pin(id, pinned) {
    return this.#attempt(
      pinned ? 'It could not be pinned.' : 'It could not be unpinned.',
      () => this.#api.patch(resource(id), { pinned }),
      () => this.#store.dispatch({ type: 'conversationPinned', id, pinned }),
    );
  }

  /** @param {string} id */
  remove(id) {
    return this.#attempt(
      'It could not be deleted.',
      () => this.#api.delete(resource(id)).catch(unlessMissing),
      () => {
        const wasOpen = this.#store.state.conversation?.id === id;
        this.#store.dispatch({ type: 'conversationDeleted', id, now: this.#now(), wasOpen });
        if (wasOpen) this.#conversations.close();
      },
    );
  }

  /** @param {string} id @param {boolean} open whether it is opened as well */
  restore(id, open) {
    return this.#attempt(
      'It could not be restored.',
      () => this.#api.post(`${resource(id)}/restore`),
      () => {
        this.#store.dispatch({ type: 'conversationRestored', id });
        if (open) location.hash = `#c=${encodeURIComponent(id)}`;
      },
    );
  }

  /**
   * @param {string} failure
   * @param {() => Promise<unknown>} step
   * @param {() => void} done
   * @returns {Promise<string | null>}
   */
  async #attempt(failure, step, done) {
    try {
      await step();
    } catch (error) {
      return `${failure} ${reasonOf(error)}`;
    }
    done();
    return null;
  }
}

/** @param {string} query */
function listOf(query) {
  return `api/conversations?q=${encodeURIComponent(query)}&limit=${PAGE}`;
}

/** Already deleted in another tab. @param {any} error */
function unlessMissing(error) {
  if (error.status !== 404) throw error;
}

/** The message about a request that failed. @param {any} error */
function reasonOf(error) {
  return error.problem ? error.message : 'The server could not be reached. Try again.';
}
