// Fetches the state of the server, and follows the index while a pass runs.

import { leftOutKey } from './state/left-out.js';

/** @import {Api} from '../api/api.js' */
/** @import {Index, IndexFiles, Model} from '../api/responses.js' */
/** @import {PageStore} from './state/actions.js' */

/**
 * How often a visible page fetches the state of a running pass: every 1000 ms. It polls, because a stream per tab would
 * use up the few connections that a browser opens to a server.
 */
const LOOK_AGAIN = 1000;

/** How many names of left-out files one request fetches, 200. */
const NAMES_AT_ONCE = 200;

/** The models and the index of the server. */
export class ServerState {
  #store;
  #api;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {PageStore} store @param {Api} api */
  constructor(store, api) {
    this.#store = store;
    this.#api = api;
  }

  /** Fetches the state once, and repeatedly while a pass runs. */
  async refresh() {
    await Promise.allSettled([this.#models(), this.#index(), this.#version()]);
  }

  async #version() {
    const { version } = await this.#api.get('api/version');
    this.#store.dispatch({ type: 'version', version });
  }

  async #models() {
    /** @type {{models: Model[]}} */
    const { models } = await this.#api.get('api/models');
    this.#store.dispatch({ type: 'models', models });
  }

  /** Makes the server ask each model for a word. */
  async checkModels() {
    this.#store.dispatch({ type: 'modelChecks', checks: { state: 'running' } });
    try {
      /** @type {{models: Required<Model>[]}} */
      const { models } = await this.#api.post('api/models?check=true');
      const results = Object.fromEntries(models.map(({ name, check }) => [name, check]));
      this.#store.dispatch({ type: 'modelChecks', checks: { state: 'done', results } });
    } catch (error) {
      this.#store.dispatch({ type: 'modelChecks', checks: { state: 'failed', message: reasonOf(error) } });
    }
  }

  /** Fetches more names of the files that a rule leaves out. @param {string} source @param {string} reason */
  async moreLeftOut(source, reason) {
    const key = leftOutKey(source, reason);
    const after = this.#store.state.leftOut[key]?.next ?? '';
    this.#store.dispatch({ type: 'leftOutAsked', key });
    try {
      const query = new URLSearchParams({ source, state: 'left_out', reason, after, limit: String(NAMES_AT_ONCE) });
      /** @type {IndexFiles} */
      const { files, next = null } = await this.#api.get(`api/index/files?${query}`);
      this.#store.dispatch({ type: 'leftOutLoaded', key, paths: files.map(({ path }) => path), next });
    } catch (error) {
      this.#store.dispatch({ type: 'leftOutFailed', key, message: reasonOf(error) });
    }
  }

  async #index() {
    clearTimeout(this.#timer);
    let running = this.#store.state.index?.state === 'running';
    try {
      /** @type {Index} */
      const index = await this.#api.get('api/index');
      this.#store.dispatch({ type: 'index', index });
      running = index.state === 'running';
    } finally {
      clearTimeout(this.#timer);
      if (running) this.#timer = setTimeout(() => this.#lookAgain(), LOOK_AGAIN);
    }
  }

  /** A hidden page waits until it is visible. */
  #lookAgain() {
    if (document.visibilityState === 'visible') this.#index().catch(() => {});
  }
}

/** The message about a request that failed. @param {any} error */
function reasonOf(error) {
  return error.problem?.detail ?? 'The server could not be reached. Try again.';
}
