// The page about the index (`#index`): fetches what it shows, and does what its buttons say.

/** @import {Api} from '../api/api.js' */
/** @import {FileAnswer, IndexFiles, SourceLooks} from '../api/responses.js' */
/** @import {PageStore} from './state/actions.js' */
/** @import {FilesQuery} from './state/index-page.js' */

/** The address of the page about the index. */
export const INDEX_HASH = '#index';

/** How many files one request fetches, 100. */
const FILES_AT_ONCE = 100;

/** How long after an action, or while sources are read, the page looks again: 1000 ms. */
const LOOK_AGAIN = 1000;

/** Keeps the page about the index up to date while it is open. */
export class IndexView {
  #store;
  #api;
  #refresh;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {PageStore} store
   * @param {Api} api
   * @param {() => void} refresh fetches the state of the index, and follows it while a pass runs
   */
  constructor(store, api, refresh) {
    this.#store = store;
    this.#api = api;
    this.#refresh = refresh;
    store.onChange((state, action) => {
      if (action.type === 'index' && state.indexPage.view === 'index') this.#looks();
    });
  }

  /** Shows what the address names. @param {string} hash */
  show(hash) {
    const view = hash === INDEX_HASH ? 'index' : 'chat';
    if (view === this.#store.state.indexPage.view) return;
    this.#store.dispatch({ type: 'viewChanged', view });
    if (view === 'index') this.#open();
  }

  #open() {
    this.#looks();
    if (this.#store.state.indexPage.files.items.length === 0) this.find(this.#store.state.indexPage.files.query);
  }

  /** Lists the files that match. @param {FilesQuery} query */
  find(query) {
    return this.#files({ ...query }, '');
  }

  /** Lists the next files. */
  more() {
    const { query, next } = this.#store.state.indexPage.files;
    return next ? this.#files({ ...query }, next) : Promise.resolve();
  }

  /** Asks why a file is found or not. @param {string} path */
  async why(path) {
    if (path.trim() === '') return;
    this.#store.dispatch({ type: 'whyAsked', path });
    try {
      /** @type {FileAnswer} */
      const answer = await this.#api.get(`api/index/files/why?${new URLSearchParams({ path })}`);
      this.#store.dispatch({ type: 'whyAnswered', path, answer });
    } catch (error) {
      this.#store.dispatch({ type: 'whyFailed', path, message: reasonOf(error) });
    }
  }

  /** Looks again at a source. @param {string} source */
  look(source) {
    return this.#act('api/index', { source });
  }

  /** Cancels the running pass. */
  cancel() {
    return this.#act('api/index/cancel');
  }

  /** @param {string} path @param {object} [body] */
  async #act(path, body) {
    try {
      await this.#api.post(path, body);
      this.#refresh();
      this.#refreshSoon(); // The pass may begin only after the state was fetched.
    } catch (error) {
      this.#store.dispatch({ type: 'looksFailed', message: reasonOf(error) });
    }
  }

  #refreshSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#store.state.indexPage.view === 'index') this.#refresh();
    }, LOOK_AGAIN);
  }

  async #looks() {
    try {
      /** @type {SourceLooks} */
      const looks = await this.#api.get('api/sources');
      this.#store.dispatch({ type: 'looksLoaded', looks });
      // The index was fetched before, when the pass may not have begun.
      if (looks.sources.some(({ state }) => state === 'waiting' || state === 'running')) this.#refreshSoon();
    } catch (error) {
      this.#store.dispatch({ type: 'looksFailed', message: reasonOf(error) });
    }
  }

  /** @param {FilesQuery} query @param {string} after */
  async #files(query, after) {
    this.#store.dispatch({ type: 'filesAsked', query, more: after !== '' });
    try {
      const asked = new URLSearchParams({ ...query, after, limit: String(FILES_AT_ONCE) });
      /** @type {IndexFiles} */
      const { files, total = 0, next = null } = await this.#api.get(`api/index/files?${asked}`);
      this.#store.dispatch({ type: 'filesLoaded', query, files, total, next });
    } catch (error) {
      this.#store.dispatch({ type: 'filesFailed', query, message: reasonOf(error) });
    }
  }
}

/** The message about a request that failed. @param {any} error */
function reasonOf(error) {
  return error.problem?.detail ?? 'The server could not be reached. Try again.';
}
