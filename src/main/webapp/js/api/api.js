// Requests for JSON, with the user's access token if the server requires one.

/** @import {AccessToken} from './access-token.js' */

/** The server refused. `problem` is its problem document, or empty. */
export class ApiError extends Error {
  /** @param {number} status @param {{title?: string, detail?: string, code?: string}} problem */
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `The server responded with status ${status}.`);
    this.status = status;
    this.problem = problem;
  }
}

/** The server's JSON resources. Addresses are relative to the page, so any context path works. */
export class Api {
  #token;
  #onTokenWanted;

  /**
   * @param {AccessToken} token
   * @param {(refused: boolean) => void} onTokenWanted called when the server requires a token; `refused` if it rejected
   *     ours
   */
  constructor(token, onTokenWanted) {
    this.#token = token;
    this.#onTokenWanted = onTokenWanted;
  }

  /** @param {string} path @param {AbortSignal} [signal] */
  get(path, signal) {
    return this.#request(path, { signal });
  }

  /** @param {string} path @param {object} [body] */
  post(path, body) {
    if (!body) return this.#request(path, { method: 'POST' });
    const headers = { 'Content-Type': 'application/json' };
    return this.#request(path, { method: 'POST', body: JSON.stringify(body), headers });
  }

  /** @param {string} path @param {object} body */
  patch(path, body) {
    return this.#request(path, {
      method: 'PATCH',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    });
  }

  /** @param {string} path */
  delete(path) {
    return this.#request(path, { method: 'DELETE' });
  }

  /** The headers of every request, including streams. @returns {Record<string, string>} */
  headers() {
    const token = this.#token.value;
    return token ? { Authorization: `Bearer ${token}` } : {};
  }

  /** Whether the server refused because it requires a token. If so, asks the user for one. @param {any} error */
  wantsToken(error) {
    const code = error?.status === 401 ? error.problem?.code : undefined;
    if (code !== 'token_required' && code !== 'token_wrong') return false;
    this.#onTokenWanted(code === 'token_wrong');
    return true;
  }

  /** @param {string} path @param {RequestInit} init @returns {Promise<any>} */
  async #request(path, init) {
    const token = this.#token.value;
    const response = await fetch(path, {
      ...init,
      headers: { Accept: 'application/json', ...init.headers, ...this.headers() },
    });
    if (response.ok) return response.status === 204 ? null : response.json();
    const error = new ApiError(response.status, await response.json().catch(() => ({})));
    // The user may have entered another token meanwhile, here or in another tab.
    if (response.status === 401 && token !== this.#token.value) return this.#request(path, init);
    this.wantsToken(error);
    throw error;
  }
}
