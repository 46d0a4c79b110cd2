import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerEvents, answerText } from '#js/answer/answer-events.js';
import { streams } from '#testing/fakes.js';
import { framesOf, serve, wire } from './answer-server.js';

/** @import {AnswerOptions} from '#js/answer/answer-events.js' */

const DELTAS = Array.from(
  { length: 57 },
  (_, i) => ['tok', ' é', '€\n', '🌍', '\ud83c', '\udf0d', '  ', '\r\n'][i % 8],
);
const FRAMES = framesOf(DELTAS);

/** No delays, and no limits that a slow machine could reach. */
const CLOCK = {
  now: () => 0,
  setTimeout: (/** @type {() => void} */ task, /** @type {number} */ delay) => delay === 0 && queueMicrotask(task),
  clearTimeout() {},
};

/**
 * @param {string} baseUrl
 * @param {AnswerOptions} [options]
 */
async function ask(baseUrl, options) {
  const frames = [];
  for await (const frame of answerEvents(
    { ask: { message: 'Why?' } },
    { baseUrl, random: () => 0, clock: CLOCK, ...options },
  )) {
    frames.push(frame);
  }
  return frames;
}

/** @param {string} lineEnd */
function lengths(lineEnd) {
  const each = FRAMES.map((frame) => Buffer.byteLength(wire([frame], lineEnd)));
  const all = each.reduce((a, b) => a + b);
  return { all, head: each[0] + each[1], done: each[59], longestText: Math.max(...each.slice(2, 59)) };
}

test('an answer of sixty frames survives connections that break after any byte', async (t) => {
  const server = await serve(FRAMES);
  t.after(() => server.close());
  const { all, head, done, longestText } = lengths(server.lineEnd);
  const survives = async (/** @type {string} */ idempotencyKey) => {
    const frames = await ask(server.url, { idempotencyKey });
    assert.deepEqual(frames, FRAMES, idempotencyKey);
    assert.equal(await answerText(frames), DELTAS.join(''), idempotencyKey);
  };
  const cuts = (/** @type {number} */ from, /** @type {number} */ to) =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const keys = new Set([
    ...cuts(0, longestText).map((cut) => `${cut} ${cut}`),
    ...cuts(0, head).map((cut) => `${cut}`),
    ...cuts(all - done, all).map((cut) => `${cut}`),
  ]);
  const left = [...keys];
  const lane = async () => {
    for (let key = left.pop(); key !== undefined; key = left.pop()) {
      await survives(key);
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  assert.equal(server.connections.get('0 0'), FRAMES.length + 1, 'a connection for each frame, and one that gave none');
  assert.equal(server.connections.get(`${all - 1}`), 1, 'the last byte is not needed: CR LF CR was the end');
  assert.equal(server.connections.get(`${all - 2}`), 2);
  assert.equal(server.connections.size, keys.size, 'one question each');
});

test('an answer survives connections that end normally after any byte', async () => {
  const frames = framesOf(DELTAS.slice(0, 8));
  const pieces = frames.map((frame) => new TextEncoder().encode(wire([frame], '\r')));
  for (let cut = 0; cut <= Math.max(...pieces.map((piece) => piece.length)); cut++) {
    const fetch = async (/** @type {any} */ request) => {
      const rest = pieces.slice(Number(request.headers.get('last-event-id') ?? 0));
      return streams(Buffer.concat(rest).subarray(0, rest[0].length + cut))(request);
    };
    assert.deepEqual(
      await ask('http://server.example/', { fetch }),
      frames,
      `ended ${cut} bytes after the first frame`,
    );
  }
});
