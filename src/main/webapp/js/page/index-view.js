// The page about the index (`#index`): fetches what it shows, and does what its buttons say.

/** @import {Api} from '../api/api.js' */
/** @import {FileAnswer, IndexFiles, SourceLooks} from '../api/responses.js' */
/** @import {PageStore} from './state/actions.js' */
/** @import {FilesQuery} from './state/index-page.js' */

/** @typedef {Pick<typeof globalThis, 'setTimeout' | 'clearTimeout'> & {document?: Pick<Document, 'visibilityState'>}} Clock */

/** How many files one request fetches, 100. */
const FILES_AT_ONCE = 100;

/** How many files one request fetches at most, 1000: a limit of the server. */
const MOST_FILES = 1000;

/** How long after an action, or while sources are read, the page looks again: 1000 ms. */
const LOOK_AGAIN = 1000;

/** How long it waits while sources only wait for a pass: 5000 ms. */
const LOOK_WHILE_WAITING = 5000;

/** Keeps the page about the index up to date while it is open. */
export class IndexView {
  #store;
  #api;
  #refresh;
  #clock;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** What the sources were like when the files were last fetched; null if they were not. @type {string | null} */
  #listed = null;

  /**
   * @param {PageStore} store
   * @param {Api} api
   * @param {() => void} refresh fetches the state of the index, and follows it while a pass runs
   * @param {Clock} [clock] replaced in tests
   */
  constructor(store, api, refresh, clock = globalThis) {
    this.#store = store;
    this.#api = api;
    this.#refresh = refresh;
    this.#clock = clock;
  }

  /** Fetches what the page shows: now, and whenever it is opened or the index changes. */
  begin() {
    const looksIfOpen = () => this.#store.state.indexPage.view === 'index' && this.#looks();
    this.#store.onChange((_, { type }) => (type === 'index' || type === 'viewChanged') && looksIfOpen());
    looksIfOpen();
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

  /** Does again what failed: lists the files, or the next ones. */
  retry() {
    const { query, items } = this.#store.state.indexPage.files;
    return items.length > 0 ? this.more() : this.find(query);
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

  /** A hidden page waits until it is visible. @param {number} [milliseconds] */
  #refreshSoon(milliseconds = LOOK_AGAIN) {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = this.#clock.setTimeout(() => {
      const visible = this.#clock.document?.visibilityState !== 'hidden';
      if (visible && this.#store.state.indexPage.view === 'index') this.#refresh();
    }, milliseconds);
  }

  async #looks() {
    try {
      /** @type {SourceLooks} */
      const looks = await this.#api.get('api/sources');
      this.#store.dispatch({ type: 'looksLoaded', looks });
      // The index was fetched before, when the pass may not have begun.
      const states = looks.sources.map(({ state }) => state);
      if (states.includes('running')) this.#refreshSoon();
      else if (states.includes('waiting')) this.#refreshSoon(LOOK_WHILE_WAITING);
      await this.#list(looks);
    } catch (error) {
      this.#store.dispatch({ type: 'looksFailed', message: reasonOf(error) });
      await this.#list(null);
    }
  }

  /**
   * Lists the files anew when a source has been read since: they were fetched before its pass had ended.
   *
   * @param {SourceLooks | null} looks null if they are not known
   */
  async #list(looks) {
    const { items, query } = this.#store.state.indexPage.files;
    const now = JSON.stringify((looks?.sources ?? []).map((source) => [source.name, source.state, source.lastLook]));
    if (this.#listed === null || (looks && this.#listed !== now)) {
      this.#listed = looks ? now : '';
      const limit = Math.min(MOST_FILES, Math.max(FILES_AT_ONCE, items.length));
      await this.#files({ ...query }, '', limit);
    }
  }

  /** @param {FilesQuery} query @param {string} after @param {number} [limit] */
  async #files(query, after, limit = FILES_AT_ONCE) {
    this.#store.dispatch({ type: 'filesAsked', query });
    try {
      const asked = new URLSearchParams({ ...query, after, limit: String(limit) });
      /** @type {IndexFiles} */
      const { files, total = 0, next = null } = await this.#api.get(`api/index/files?${asked}`);
      this.#store.dispatch({ type: 'filesLoaded', query, files, total, next, more: after !== '' });
    } catch (error) {
      this.#store.dispatch({ type: 'filesFailed', query, message: reasonOf(error) });
    }
  }
}

/** The message about a request that failed. @param {any} error */
function reasonOf(error) {
  return error.problem?.detail ?? 'The server could not be reached. Try again.';
}
