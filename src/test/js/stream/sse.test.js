import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { EventTooLargeError, SseParser, sseEvents } from '#js/stream/sse.js';

/** @import {SseEvent} from '#js/stream/sse.js' */

/**
 * @typedef {{name: string, input?: string, inputBase64?: string, retry: number | null, lastEventId: string,
 *     events: SseEvent[]}} Case
 */

/** @type {Case[]} */
const cases = JSON.parse(readFileSync(new URL('../../resources/event-streams.json', import.meta.url), 'utf8'));

/** @param {string} text */
const utf8 = (text) => new TextEncoder().encode(text);

/** @param {Case} of */
const bytesOf = ({ input, inputBase64 }) =>
  input === undefined ? Buffer.from(inputBase64 ?? '', 'base64') : utf8(input);

/** @param {Uint8Array[]} parts */
function read(...parts) {
  /** @type {number | null} */
  let retry = null;
  const parser = new SseParser({
    onRetry: (milliseconds) => {
      retry = milliseconds;
    },
  });
  const events = parts.flatMap((part) => [...parser.feed(part)]);
  return { events, retry, lastEventId: parser.lastEventId };
}

test('every rule of the standard, whole, byte by byte and cut at every position', async (t) => {
  assert.ok(cases.length >= 100, `${cases.length} cases`);
  for (const of of cases) {
    await t.test(of.name, () => {
      const bytes = bytesOf(of);
      const expected = { events: of.events, retry: of.retry, lastEventId: of.lastEventId };
      assert.deepEqual(read(bytes), expected);
      assert.deepEqual(read(...Array.from(bytes, (byte) => Uint8Array.of(byte))), expected, 'byte by byte');
      const step = Math.max(1, Math.floor(bytes.length / 500));
      for (let cut = 0; cut <= bytes.length; cut += step) {
        assert.deepEqual(read(bytes.subarray(0, cut), bytes.subarray(cut)), expected, `cut at ${cut}`);
      }
    });
  }
});

test('passesOnCommentsUnchanged', () => {
  /** @type {string[]} */
  const comments = [];
  const parser = new SseParser({ onComment: (text) => comments.push(text) });
  assert.deepEqual([...parser.feed(utf8(': one\n:two\r\ndata: x\n:\n\n'))].length, 1);
  assert.deepEqual(comments, [' one', 'two', '']);
});

test('startsWithTheIdOfThePreviousConnection', () => {
  const parser = new SseParser({ lastEventId: '7' });
  assert.equal(parser.lastEventId, '7');
  assert.deepEqual(
    [...parser.feed(utf8('data: a\n\nid: 8\ndata: b'))],
    [{ type: 'message', data: 'a', lastEventId: '7' }],
  );
  assert.equal(parser.lastEventId, '7');
});

test('dispatchesAtACarriageReturnWithoutWaitingForMore', () => {
  const parser = new SseParser();
  assert.equal([...parser.feed(utf8('data: a\r\n\r'))].length, 1);
  assert.equal([...parser.feed(utf8('\n'))].length, 0);
});

test('aRetryTooLargeForAnyNumberDoesNoHarm', () => {
  assert.equal(read(utf8(`retry: ${'9'.repeat(400)}\ndata: a\n\n`)).events.length, 1);
});

test('endsWithATypedErrorWhenAnEventIsTooLarge', () => {
  const fits = () => [...new SseParser({ maxEventChars: 20 }).feed(utf8('data: 0123\ndata: 56789\n\n'))];
  assert.equal(fits().length, 1);
  for (const stream of [
    'data: 0123\n'.repeat(5),
    'data: 012345678901234567890',
    `:${'x'.repeat(30)}`,
    'data\n'.repeat(30),
  ]) {
    const parser = new SseParser({ maxEventChars: 20 });
    assert.throws(
      () => [...parser.feed(utf8(stream))],
      (/** @type {any} */ e) => e instanceof EventTooLargeError && e.limit === 20,
      stream,
    );
  }
  const manyEvents = new SseParser({ maxEventChars: 20 });
  assert.equal([...manyEvents.feed(utf8('data: 0123456789\n\n'.repeat(50)))].length, 50);
});

test('yieldsTheEventsBeforeTheOneThatIsTooLarge', () => {
  const events = [];
  const parser = new SseParser({ maxEventChars: 20 });
  assert.throws(() => {
    for (const event of parser.feed(utf8(`data: a\n\ndata: ${'b'.repeat(30)}\n\n`))) {
      events.push(event);
    }
  }, EventTooLargeError);
  assert.equal(events.length, 1);
});

test('costsTheSamePerByteHoweverLongTheLine', () => {
  // A reader that joins and searches its buffer again for each piece needs 10^12 steps here and never returns.
  const parser = new SseParser();
  const piece = utf8('x'.repeat(4));
  [...parser.feed(utf8('data: '))];
  for (let i = 0; i < 1_000_000; i++) {
    parser.feed(piece).next();
  }
  const [event] = [...parser.feed(utf8('\n\n'))];
  assert.equal(event.data.length, 4_000_000);
});

test('readsAReadableStreamAndAnyAsyncIterable', async () => {
  async function* pieces() {
    yield utf8('data: a\n');
    yield utf8('\ndata: b\n\n');
  }
  const readable = (/** @type {AsyncGenerator<Uint8Array>} */ from) =>
    new ReadableStream({
      async pull(controller) {
        const { done, value } = await from.next();
        if (done) {
          controller.close();
        } else {
          controller.enqueue(value);
        }
      },
    });
  for (const source of [pieces(), readable(pieces())]) {
    const data = [];
    for await (const event of sseEvents(source)) {
      data.push(event.data);
    }
    assert.deepEqual(data, ['a', 'b']);
  }
});

test('leavingTheLoopCancelsTheBody', async () => {
  let cancelled = false;
  const body = new ReadableStream({
    pull: (controller) => controller.enqueue(utf8('data: a\n\n')),
    cancel: () => {
      cancelled = true;
    },
  });
  for await (const event of sseEvents(body)) {
    assert.equal(event.data, 'a');
    break;
  }
  assert.ok(cancelled);
});
