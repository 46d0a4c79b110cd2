import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerEvents, answerText } from '../../main/webapp/js/answer-events.js';
import { framesOf, serve, wire } from './answer-server.js';
import { streams } from './fakes.js';

const DELTAS = Array.from({ length: 58 }, (_, i) => ['tok', ' é', '€\n', '🌍', '\ud83c', '\udf0d', '  ', '\r\n'][i % 8]);
const FRAMES = framesOf(DELTAS);

/**
 * @param {string} baseUrl
 * @param {import('../../main/webapp/js/answer-events.js').AnswerOptions} [options]
 */
async function ask(baseUrl, options) {
  const frames = [];
  for await (const frame of answerEvents({ ask: { message: 'Why?' } }, { baseUrl, random: () => 0, ...options })) {
    frames.push(frame);
  }
  return frames;
}

/** @param {string} lineEnd */
function lengths(lineEnd) {
  const each = FRAMES.map((frame) => Buffer.byteLength(wire([frame], lineEnd)));
  const all = each.reduce((a, b) => a + b);
  return { all, start: each[0], done: each[59], longestText: Math.max(...each.slice(1, 59)) };
}

test('an answer of sixty frames survives connections that break after any byte', async (t) => {
  const server = await serve(FRAMES);
  t.after(() => server.close());
  const { all, start, done, longestText } = lengths(server.lineEnd);
  const survives = async (/** @type {string} */ idempotencyKey) => {
    const frames = await ask(server.url, { idempotencyKey });
    assert.deepEqual(frames, FRAMES, idempotencyKey);
    assert.equal(await answerText(frames), DELTAS.join(''), idempotencyKey);
  };
  for (let cut = 0; cut <= longestText; cut++) {
    await survives(`${cut} ${cut}`);
  }
  for (let cut = longestText; cut <= start; cut++) {
    await survives(`${cut}`);
  }
  for (let left = 0; left <= done; left++) {
    await survives(`${all - left}`);
  }
  assert.equal(server.connections.get('0 0'), FRAMES.length + 1, 'a connection for each frame, and one that gave none');
  assert.equal(server.connections.get(`${all - 1}`), 1, 'the last byte is not needed: CR LF CR was the end');
  assert.equal(server.connections.get(`${all - 2}`), 2);
  assert.equal(server.connections.size, longestText + 1 + Math.max(0, start - longestText + 1) + done + 1, 'one question each');
});

test('an answer survives connections that end in good order after any byte', async () => {
  const pieces = FRAMES.map((frame) => new TextEncoder().encode(wire([frame], '\r')));
  for (let cut = 0; cut <= lengths('\r').longestText; cut++) {
    const fetch = async (/** @type {any} */ request) => {
      const rest = pieces.slice(Number(request.headers.get('last-event-id') ?? 0));
      return streams(Buffer.concat(rest).subarray(0, rest[0].length + cut))(request);
    };
    assert.deepEqual(await ask('http://server.example/', { fetch }), FRAMES, `ended ${cut} bytes after the first frame`);
  }
});
