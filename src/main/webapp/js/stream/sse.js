/**
 * Parses the `text/event-stream` format of the HTML standard (section 9.2): bytes → events.
 *
 * Depends only on `TextDecoder`, so it runs in pages, workers and Node.
 *
 * @module
 */

/**
 * One event.
 *
 * @typedef {object} SseEvent
 * @property {string} type the event's name; `message` if the stream gives none
 * @property {string} data the data lines, joined by line feeds
 * @property {string} lastEventId the last id that the stream has set so far; empty if none
 */

/**
 * @typedef {object} SseOptions
 * @property {string} [lastEventId] the id at the start: the last one of the previous connection. Default: empty.
 * @property {number} [maxEventChars] how many UTF-16 units an event or a line may have. Default 16,777,216. Longer ones
 *     end reading with an {@link EventTooLargeError}.
 * @property {(text: string) => void} [onComment] receives each comment, without its colon
 * @property {(milliseconds: number) => void} [onRetry] receives each valid `retry` field
 */

/** 16 Mi UTF-16 units; see {@link SseOptions}. */
export const MAX_EVENT_CHARS = 16 * 1024 * 1024;

/** An event, or a line, is longer than the limit. */
export class EventTooLargeError extends Error {
  /** @param {number} limit the limit in UTF-16 units */
  constructor(limit) {
    super(`An event of the stream is longer than ${limit} characters; raise maxEventChars if such events are expected`);
    this.name = 'EventTooLargeError';
    this.limit = limit;
  }
}

/**
 * Parses the bytes of one stream, in pieces of any size, into events.
 *
 * The cost is proportional to the bytes, whatever the size of the pieces: it searches only the new piece for line ends.
 */
export class SseParser {
  #decoder = new TextDecoder('utf-8');
  #maxEventChars;
  #onComment;
  #onRetry;
  /** The line that is not complete yet. */
  #line = '';
  /** The last character was a carriage return, so skip a line feed that comes next. */
  #afterCarriageReturn = false;
  /** @type {string[]} */
  #data = [];
  #dataChars = 0;
  #type = '';
  /** The id that the fields have set; it takes effect at the next blank line. */
  #id;
  #lastEventId;

  /** @param {SseOptions} [options] */
  constructor({ lastEventId = '', maxEventChars = MAX_EVENT_CHARS, onComment, onRetry } = {}) {
    this.#id = lastEventId;
    this.#lastEventId = lastEventId;
    this.#maxEventChars = maxEventChars;
    this.#onComment = onComment;
    this.#onRetry = onRetry;
  }

  /** The id after which to resume: that of the last complete block, even if it had no data. */
  get lastEventId() {
    return this.#lastEventId;
  }

  /**
   * Yields the events that these bytes complete. Iterate the result to the end before the next call, because it parses
   * the bytes only as you iterate.
   *
   * There is no method for the end of the stream, because the standard discards an incomplete event.
   *
   * @param {Uint8Array} bytes
   * @returns {Generator<SseEvent, void, void>}
   */
  *feed(bytes) {
    const text = this.#decoder.decode(bytes, { stream: true });
    if (text === '') {
      return;
    }
    let start = this.#afterCarriageReturn && text.startsWith('\n') ? 1 : 0;
    this.#afterCarriageReturn = false;
    let lineFeed = text.indexOf('\n', start);
    let carriageReturn = text.indexOf('\r', start);
    while (lineFeed >= 0 || carriageReturn >= 0) {
      const isLineFeed = carriageReturn < 0 || (lineFeed >= 0 && lineFeed < carriageReturn);
      const end = isLineFeed ? lineFeed : carriageReturn;
      this.#append(text.slice(start, end));
      start = end + 1;
      if (!isLineFeed) {
        this.#afterCarriageReturn = start === text.length;
        start += text.startsWith('\n', start) ? 1 : 0;
        carriageReturn = text.indexOf('\r', start);
      }
      if (lineFeed >= 0 && lineFeed < start) {
        lineFeed = text.indexOf('\n', start);
      }
      const event = this.#endLine();
      if (event) {
        yield event;
      }
    }
    this.#append(text.slice(start));
  }

  /** @param {string} piece */
  #append(piece) {
    this.#line += piece;
    if (this.#dataChars + this.#line.length > this.#maxEventChars) {
      throw new EventTooLargeError(this.#maxEventChars);
    }
  }

  /** @returns {SseEvent | undefined} the event that a blank line ends */
  #endLine() {
    const line = this.#line;
    this.#line = '';
    if (line === '') {
      return this.#dispatch();
    }
    this.#field(line);
    return undefined;
  }

  /** @param {string} line */
  #field(line) {
    const colon = line.indexOf(':');
    if (colon === 0) {
      this.#onComment?.(line.slice(1));
      return;
    }
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line.startsWith(' ', colon + 1) ? colon + 2 : colon + 1);
    switch (name) {
      case 'data':
        this.#data.push(value);
        this.#dataChars += value.length + 1;
        break;
      case 'event':
        this.#type = value;
        break;
      case 'id':
        if (!value.includes('\0')) {
          this.#id = value;
        }
        break;
      case 'retry':
        if (/^[0-9]+$/.test(value)) {
          this.#onRetry?.(Number(value));
        }
        break;
      default: // spec: "Otherwise, the field is ignored."
    }
  }

  /** @returns {SseEvent | undefined} */
  #dispatch() {
    this.#lastEventId = this.#id;
    const data = this.#data;
    const type = this.#type || 'message';
    this.#type = '';
    if (data.length === 0) {
      return undefined;
    }
    this.#data = [];
    this.#dataChars = 0;
    return { type, data: data.join('\n'), lastEventId: this.#lastEventId };
  }
}

/**
 * Reads a body to its end and yields its events. If you leave the loop early, it cancels the body.
 *
 * @param {AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>} bytes for example `response.body`
 * @param {SseOptions} [options]
 * @returns {AsyncGenerator<SseEvent, void, void>}
 */
export async function* sseEvents(bytes, options) {
  const parser = new SseParser(options);
  for await (const piece of pieces(bytes)) {
    yield* parser.feed(piece);
  }
}

/**
 * The pieces of a body. Uses a reader if there is one, because not every browser can iterate a `ReadableStream`.
 *
 * @param {AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>} bytes
 * @returns {AsyncGenerator<Uint8Array, void, void>}
 */
export async function* pieces(bytes) {
  if (!('getReader' in bytes)) {
    yield* bytes;
    return;
  }
  const reader = bytes.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      yield value;
    }
  } finally {
    // Not awaited: a failed stream rejects, and a stream that hangs would block its reader.
    reader.cancel().catch(() => {});
  }
}
