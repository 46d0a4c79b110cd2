/**
 * The request of one connection.
 *
 * @module
 */

/**
 * What a function for the headers or the body receives.
 *
 * @typedef {{attempt: number, lastEventId: string}} Attempt
 */

/**
 * @typedef {object} RequestOptions
 * @property {string} [method] Default `GET`.
 * @property {HeadersInit | ((attempt: Attempt) => HeadersInit | Promise<HeadersInit>)} [headers]
 * @property {BodyInit | null | ((attempt: Attempt) => BodyInit | null | Promise<BodyInit | null>)} [body] sent for
 *     every connection, so a `ReadableStream` must come from a function
 * @property {RequestInit} [init] anything else that `fetch` takes, such as `credentials` or `mode`
 */

/**
 * Builds a new request each time, because a body can be sent only once. If it throws, the caller passed a wrong URL,
 * method or header; another try cannot help.
 *
 * @param {string} url
 * @param {RequestOptions} options
 * @param {Attempt} attempt
 * @param {AbortSignal} signal
 */
export async function streamRequest(url, { method = 'GET', headers, body, init }, attempt, signal) {
  const fields = new Headers(typeof headers === 'function' ? await headers(attempt) : headers);
  if (!fields.has('Accept')) {
    fields.set('Accept', 'text/event-stream');
  }
  if (attempt.lastEventId !== '') {
    fields.set('Last-Event-ID', utf8AsBytes(attempt.lastEventId));
  }
  const content = typeof body === 'function' ? await body(attempt) : body;
  /** @type {RequestInit & {duplex?: string}} */
  const all = { cache: 'no-store', ...init, method, headers: fields, body: content, signal };
  if (content instanceof ReadableStream) {
    all.duplex = 'half';
  }
  return new Request(url, all);
}

/**
 * Whether a server is on this machine, so that offline does not matter.
 *
 * @param {string} url
 */
export function isLoopback(url) {
  const host = new URL(url).hostname;
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

/** @param {string} text A header consists of bytes; the standard requires UTF-8. */
function utf8AsBytes(text) {
  return String.fromCharCode(...new TextEncoder().encode(text));
}
