/** What the tests control: time, the page and the network. */

/** @import {ConnectionState} from '#js/stream/reconnect.js' */

/** A clock that stands still until it is advanced. Everything that is then due happens at once. */
export class FakeClock {
  #now = 1_000_000;
  #next = 1;
  /** @type {(() => void) | undefined} */
  #wake;
  /** @type {Map<number, {due: number, task: () => void}>} */
  #timers = new Map();

  now = () => this.#now;

  setTimeout = (/** @type {() => void} */ task, /** @type {number} */ milliseconds) => {
    if (!Number.isFinite(milliseconds) || milliseconds < 0 || milliseconds > 2 ** 31 - 1) {
      throw new RangeError(`No timer can wait ${milliseconds} ms`);
    }
    this.#timers.set(this.#next, { due: this.#now + milliseconds, task });
    this.#wake?.();
    return this.#next++;
  };

  /** Waits until a timer is set that is due in this many milliseconds. @param {number} milliseconds */
  async timerOf(milliseconds) {
    while (![...this.#timers.values()].some(({ due }) => due === this.#now + milliseconds)) {
      await new Promise((resolve) => {
        this.#wake = () => resolve(undefined);
      });
    }
  }

  clearTimeout = (/** @type {any} */ timer) => {
    this.#timers.delete(timer);
  };

  /** How many timers are set. */
  get pending() {
    return this.#timers.size;
  }

  /** @param {number} milliseconds */
  advance(milliseconds) {
    const end = this.#now + milliseconds;
    for (;;) {
      const [timer, { due, task }] = [...this.#timers].sort((a, b) => a[1].due - b[1].due)[0] ?? [
        0,
        { due: Infinity, task() {} },
      ];
      if (due > end) {
        break;
      }
      this.#now = Math.max(this.#now, due);
      this.#timers.delete(timer);
      task();
    }
    this.#now = end;
  }

  /** The machine sleeps: time passes, and timers fire only at the end. @param {number} milliseconds */
  sleep(milliseconds) {
    this.#now += milliseconds;
    this.advance(0);
  }
}

/** A page that is online and visible until told otherwise. */
export class FakePresence {
  isOffline = false;
  isHidden = false;
  /** @type {Set<(what: any) => void>} */
  #listeners = new Set();

  offline = () => this.isOffline;
  hidden = () => this.isHidden;
  watch = (/** @type {(what: any) => void} */ changed) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  get listeners() {
    return this.#listeners.size;
  }

  /** @param {'online' | 'offline' | 'visible' | 'hidden'} what */
  become(what) {
    if (what === 'online' || what === 'offline') {
      this.isOffline = what === 'offline';
    } else {
      this.isHidden = what === 'hidden';
    }
    for (const changed of this.#listeners) changed(what);
  }
}

/** The reported states of a connection. A test waits for one and then acts. */
export class States {
  /** @type {ConnectionState[]} */
  all = [];
  #seen = 0;
  /** @type {(() => void) | undefined} */
  #wake;

  report = (/** @type {ConnectionState} */ state) => {
    this.all.push(state);
    this.#wake?.();
  };

  /** The next report of this state that was not returned before. @param {string} name */
  async next(name) {
    for (;;) {
      while (this.#seen < this.all.length) {
        const state = this.all[this.#seen++];
        if (state.state === name) {
          return state;
        }
      }
      await new Promise((resolve) => {
        this.#wake = () => resolve(undefined);
      });
    }
  }
}

/** @typedef {(request: Request) => Response | Promise<Response>} Answerer */

/**
 * A network that responds as scripted and refuses further requests.
 *
 * @param {...Answerer} script
 */
export function scripted(...script) {
  /** @type {{method: string, url: string, headers: Headers, body: string, signal: AbortSignal}[]} */
  const requests = [];
  /** @type {(() => void) | undefined} */
  let wake;
  /** Waits for the request with this number, from 1 on. @param {number} number */
  const arrived = async (number) => {
    while (requests.length < number) {
      await new Promise((resolve) => {
        wake = () => resolve(undefined);
      });
    }
    return requests[number - 1];
  };
  const fetch = async (/** @type {any} */ request) => {
    const answer = script[requests.length];
    const { method, url, headers, signal } = request;
    requests.push({ method, url, headers, signal, body: await request.clone().text() });
    wake?.();
    if (!answer) {
      throw new Error(`Request ${requests.length} is not in the script: ${method} ${url}`);
    }
    signal.throwIfAborted();
    return answer(request);
  };
  return { fetch: /** @type {typeof globalThis.fetch} */ (fetch), requests, arrived };
}

/**
 * A stream with these pieces, followed by its end, a broken connection, or silence.
 *
 * @param {string | Uint8Array | (string | Uint8Array)[]} pieces
 * @param {'end' | 'break' | 'stay'} [then]
 * @param {Record<string, string>} [headers]
 * @returns {Answerer}
 */
export function streams(pieces, then = 'end', headers = {}) {
  return (request) => {
    const left = [pieces].flat().map((piece) => (typeof piece === 'string' ? new TextEncoder().encode(piece) : piece));
    const body = new ReadableStream(
      {
        start(controller) {
          request.signal.addEventListener('abort', () => controller.error(request.signal.reason));
        },
        pull(controller) {
          const piece = left.shift();
          if (piece) {
            controller.enqueue(piece);
          } else if (then === 'end') {
            controller.close();
          } else if (then === 'break') {
            controller.error(new TypeError('terminated'));
          } else {
            return new Promise(() => {});
          }
        },
      },
      { highWaterMark: 0 },
    );
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8', ...headers } });
  };
}

/**
 * A response that is not a stream.
 *
 * @param {number} status
 * @param {unknown} [json]
 * @param {Record<string, string>} [headers]
 * @returns {Answerer}
 */
export function answers(status, json, headers = {}) {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  const body = json === undefined ? null : JSON.stringify(json);
  return () => new Response(body, { status, headers: body ? { 'Content-Type': type, ...headers } : headers });
}

/** No connection. @type {Answerer} */
export const unreachable = () => {
  throw new TypeError('fetch failed');
};

/** Nothing ever arrives. @type {Answerer} */
export const hangs = (request) =>
  new Promise((_, refuse) => request.signal.addEventListener('abort', () => refuse(request.signal.reason)));
