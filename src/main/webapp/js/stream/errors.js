/**
 * What can go wrong with a stream, as types.
 *
 * @module
 */

/** @import {Failure} from './reconnect.js' */

/** The most bytes of an error's body that are read, 65,536; the rest is left. */
export const MAX_PROBLEM_BYTES = 64 * 1024;

/**
 * The connection failed, ended or fell silent. The reader reopens after it; it is thrown only when the tries are used
 * up.
 */
export class ConnectionError extends Error {
  /**
   * @param {string} reason `network`, `ended`, `silence` or what the consumer gave
   * @param {string} message
   * @param {unknown} [cause]
   */
  constructor(reason, message, cause) {
    super(message, { cause });
    this.name = 'ConnectionError';
    this.reason = reason;
  }
}

/** The server answered with something that is neither the stream nor "no more" (204). */
export class HttpError extends Error {
  /**
   * @param {Request} request
   * @param {Response} response
   * @param {Record<string, unknown>} [problem] the body, when it was a JSON object, such as an RFC 9457 problem
   *     document
   */
  constructor(request, response, problem) {
    const detail = problem?.detail ?? problem?.title ?? response.statusText;
    super(
      `${request.method} ${withoutQuery(request.url)} was answered with ${response.status}${detail ? `: ${detail}` : ''}`,
    );
    this.name = 'HttpError';
    this.status = response.status;
    this.problem = problem;
    /** The raw `Retry-After` header, if any. */
    this.retryAfter = response.headers.get('retry-after');
  }

  /**
   * True when the same request may succeed later: 408, with which a proxy ends a connection that was slow, 429 and
   * every 5xx.
   */
  get retryable() {
    return this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** A 200 whose body is something else: often the page of a proxy or of a login. */
export class ContentTypeError extends Error {
  /**
   * @param {Request} request
   * @param {string} contentType what came, empty when the answer named none
   * @param {string} expected
   */
  constructor(request, contentType, expected) {
    super(
      `${request.method} ${withoutQuery(request.url)} was answered with ${contentType || 'no content type'} instead of ${expected}`,
    );
    this.name = 'ContentTypeError';
    this.contentType = contentType;
  }
}

/**
 * Throws what is wrong with an answer: its status, or the type of its body.
 *
 * @param {Request} request
 * @param {Response} response
 * @param {string} [contentType] what the body must be; without it every 2xx is right
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
 * Runs a step that uses the network; what it throws becomes a {@link ConnectionError}.
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
 * What to report about an error after which another try can help. Throws every other error.
 *
 * @param {unknown} error
 * @param {number} now milliseconds since 1970
 * @param {(error: HttpError) => boolean} [retryIf] further answers of the server after which another try can help
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
 * What `Retry-After` asks for in milliseconds, undefined when it is absent or makes no sense.
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
 * The content type without its parameters, in small letters.
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
    return undefined; // The status says enough; a body that cannot be read must not hide it.
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

/** @param {string} url A query may hold what belongs into no log. */
function withoutQuery(url) {
  return url.replace(/[?#].*$/s, '');
}
