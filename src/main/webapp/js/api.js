// Requests for JSON, with the reader's access token where the server wants one.

const TOKEN_KEY = 'docent.token';

/** The server refused. `problem` is its problem document, as far as there was one. */
export class ApiError extends Error {
  /** @param {number} status @param {{title?: string, detail?: string, code?: string}} problem */
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `The server answered ${status}.`);
    this.status = status;
    this.problem = problem;
  }
}

/** The server's JSON resources. Addresses are relative to the page, so any context path works. */
export class Api {
  #storage;
  #onTokenWanted;

  /**
   * @param {Storage} storage where the token is kept while the tab lives
   * @param {(refused: boolean) => void} onTokenWanted called when the server wants a token; `refused` if it did not like ours
   */
  constructor(storage, onTokenWanted) {
    this.#storage = storage;
    this.#onTokenWanted = onTokenWanted;
  }

  /** @param {string} path @param {AbortSignal} [signal] */
  get(path, signal) {
    return this.#request(path, { signal });
  }

  /** @param {string} path @param {object} body */
  patch(path, body) {
    return this.#request(path, { method: 'PATCH', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
  }

  /** @param {string} path */
  delete(path) {
    return this.#request(path, { method: 'DELETE' });
  }

  /** The headers that every request carries, of streams too. @returns {Record<string, string>} */
  headers() {
    const token = this.#storage.getItem(TOKEN_KEY);
    return token ? { Authorization: `Bearer ${token}` } : {};
  }

  /** @param {string} token */
  useToken(token) {
    this.#storage.setItem(TOKEN_KEY, token);
  }

  /** Tells whether the server refused for want of a token, and asks the reader for one. @param {any} error */
  wantsToken(error) {
    const code = error?.status === 401 ? error.problem?.code : undefined;
    if (code !== 'token_required' && code !== 'token_wrong') return false;
    this.#onTokenWanted(code === 'token_wrong');
    return true;
  }

  /** @param {string} path @param {RequestInit} init */
  async #request(path, init) {
    const response = await fetch(path, { ...init, headers: { Accept: 'application/json', ...init.headers, ...this.headers() } });
    if (response.ok) return response.status === 204 ? null : response.json();
    const error = new ApiError(response.status, await response.json().catch(() => ({})));
    this.wantsToken(error);
    throw error;
  }
}
