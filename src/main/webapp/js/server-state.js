// Learns what the server says of itself, and follows its index while that is being built.

import { EventStream } from './event-stream.js';

/** @typedef {import('./store.js').Store<import('./state.js').State>} Store */

/** The models and the index of the server. */
export class ServerState {
  #store;
  #api;
  #following = false;

  /** @param {Store} store @param {import('./api.js').Api} api */
  constructor(store, api) {
    this.#store = store;
    this.#api = api;
  }

  /** Looks once, and goes on looking while a pass runs. */
  async refresh() {
    await Promise.allSettled([this.#models(), this.#index()]);
  }

  async #models() {
    const { models } = await this.#api.get('api/models');
    this.#store.dispatch({ type: 'models', models });
  }

  async #index() {
    const index = await this.#api.get('api/index');
    this.#store.dispatch({ type: 'index', index });
    if (index.state === 'running') await this.#follow();
  }

  async #follow() {
    if (this.#following) return;
    this.#following = true;
    try {
      for await (const { type, data } of new EventStream('api/index/events', { headers: this.#api.headers() })) {
        if (type === 'progress') this.#store.dispatch({ type: 'index', index: JSON.parse(data) });
        else if (type === 'done' || type === 'error') break;
      }
      this.#store.dispatch({ type: 'index', index: await this.#api.get('api/index') });
    } finally {
      this.#following = false;
    }
  }
}
