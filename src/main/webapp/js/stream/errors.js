/**
 * The errors of a stream, as types.
 *
 * @module
 */

/** @import {Failure} from './reconnect.js' */

/** How many bytes of an error's body are read at most: 65,536. The rest is ignored. */
export const MAX_PROBLEM_BYTES = 64 * 1024;

/** The connection failed, ended or fell silent. The reader then reopens it, and throws this only after the last try. */
export class ConnectionError extends Error {
  /**
   * @param {string} reason `network`, `ended`, `silence` or the consumer's reason
   * @param {string} message
   * @param {unknown} [cause]
   */
  constructor(reason, message, cause) {
    super(message, { cause });
    this.name = 'ConnectionError';
    this.reason = reason;
  }
}

/** The server's response has a status other than 2xx. */
export class HttpError extends Error {
  /**
   * @param {Request} request
   * @param {Response} response
   * @param {Record<string, unknown>} [problem] the body if it was a JSON object, such as an RFC 9457 problem document
   */
  constructor(request, response, problem) {
    const detail = problem?.detail ?? problem?.title ?? response.statusText;
    super(`${request.method} ${withoutQuery(request.url)} returned ${response.status}${detail ? `: ${detail}` : ''}`);
    this.name = 'HttpError';
    this.status = response.status;
    this.problem = problem;
    /** The raw `Retry-After` header, if any. */
    this.retryAfter = response.headers.get('retry-after');
  }

  /**
   * Whether the same request may succeed later: after 408, which proxies send when a connection was slow, 429 and every
   * 5xx.
   */
  get retryable() {
    return this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** A 2xx response with another content type: often a proxy's error page or a login page. */
export class ContentTypeError extends Error {
  /**
   * @param {Request} request
   * @param {string} contentType of the response; empty if it has none
   * @param {string} expected
   */
  constructor(request, contentType, expected) {
    super(
      `${request.method} ${withoutQuery(request.url)} returned ${contentType || 'no content type'} instead of ${expected}`,
    );
    this.name = 'ContentTypeError';
    this.contentType = contentType;
  }
}

/**
 * Throws if the status or the content type of a response is wrong.
 *
 * @param {Request} request
 * @param {Response} response
 * @param {string} [contentType] what the body must be; if absent, every 2xx is accepted
 */
export async function checkAnswer(request, response, contentType) {
  if (!response.ok) {
    throw new HttpError(request, response, await problemOf(response));
  }
  if (contentType && essence(response) !== contentType) {
    throw new ContentTypeError(request, essence(response), contentType);
  }
}

/**
 * Runs a step that uses the network and wraps what it throws in a {@link ConnectionError}.
 *
 * @template T
 * @param {() => Promise<T>} step
 * @returns {Promise<T>}
 */
export async function network(step) {
  try {
    return await step();
  } catch (cause) {
    throw new ConnectionError('network', 'The connection failed', cause);
  }
}

/**
 * Describes an error after which another try can help. Throws every other error.
 *
 * @param {unknown} error
 * @param {number} now milliseconds since 1970
 * @param {(error: HttpError) => boolean} [retryIf] further responses after which another try can help
 * @returns {Failure}
 */
export function failureOf(error, now, retryIf) {
  if (error instanceof ConnectionError) {
    return { reason: error.reason, error };
  }
  if (error instanceof HttpError && (error.retryable || retryIf?.(error))) {
    const mayTell = error.status === 429 || error.status === 503;
    return { reason: 'status', error, retryAfter: mayTell ? retryAfterMillis(error.retryAfter, now) : undefined };
  }
  throw error;
}

/**
 * The delay of `Retry-After` in milliseconds; undefined if it is absent or invalid.
 *
 * @param {string | null} header seconds or an HTTP date
 * @param {number} now
 */
export function retryAfterMillis(header, now) {
  if (header === null) {
    return undefined;
  }
  const time = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(time) ? undefined : Math.max(0, time);
}

/**
 * The content type in lower case, without its parameters.
 *
 * @param {Response} response
 */
function essence(response) {
  return (response.headers.get('content-type') ?? '').split(';')[0].trim().toLowerCase();
}

/**
 * @param {Response} response
 * @returns {Promise<Record<string, unknown> | undefined>}
 */
async function problemOf(response) {
  if (!/^application\/(.+\+)?json$/.test(essence(response)) || !response.body) {
    response.body?.cancel().catch(() => {});
    return undefined;
  }
  try {
    const problem = JSON.parse(await beginning(response.body));
    return problem !== null && typeof problem === 'object' && !Array.isArray(problem) ? problem : undefined;
  } catch {
    return undefined; // A body that cannot be read must not hide the status.
  }
}

/** @param {ReadableStream<Uint8Array>} body */
async function beginning(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; bytes < MAX_PROBLEM_BYTES; ) {
    const { done, value } = await reader.read();
    if (done) {
      return text + decoder.decode();
    }
    bytes += value.length;
    text += decoder.decode(value, { stream: true });
  }
  reader.cancel().catch(() => {});
  return text;
}

/** @param {string} url Its query may contain secrets, which must not be logged. */
function withoutQuery(url) {
  return url.replace(/[?#].*$/s, '');
}
