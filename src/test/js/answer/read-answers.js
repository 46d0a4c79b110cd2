/**
 * Reads answers with the page's own client, for tests with a real server, and something between, in another process.
 *
 *     node read-answers.js follow URL '{"heartbeat": …}'    one answer: a line of JSON for each frame and each state of the connection
 *     node read-answers.js cut URL '{}'                     an answer repeatedly, with the header X-Cut: 0, 1, 2 … for the proxy
 *
 * The last argument contains options of `answerEvents`.
 */
import { isDeepStrictEqual } from 'node:util';
import { answerEvents } from '#js/answer/answer-events.js';

const [mode, baseUrl, given] = process.argv.slice(2);
const options = { baseUrl, ...JSON.parse(given) };
const ask = { message: 'Which port does the mill use?' };
const say = (/** @type {unknown} */ line) => process.stdout.write(`${JSON.stringify(line)}\n`);

/** Eight readers at a time, so that connections wait less for each other. */
const LANES = 8;

async function follow() {
  const onConnection = (/** @type {any} */ { state, reason, attempt }) => say({ state, reason, attempt });
  for await (const frame of answerEvents({ ask }, { random: () => 0, onConnection, ...options })) {
    say(frame);
  }
}

/** @param {number} [cut] */
async function read(cut) {
  let connections = 0;
  const onConnection = (/** @type {any} */ { state }) => (connections += state === 'connecting' ? 1 : 0);
  const headers = cut === undefined ? undefined : { 'X-Cut': String(cut) };
  const frames = [];
  for await (const frame of answerEvents(
    { ask },
    { idempotencyKey: 'again', random: () => 0, bufferedAfter: 0, headers, onConnection, ...options },
  )) {
    frames.push(frame);
  }
  return { frames, connections };
}

async function cut() {
  const { frames } = await read();
  let next = 0;
  let cuts = 0;
  const lane = async () => {
    for (let at = next++; ; at = next++) {
      const again = await read(at);
      if (!isDeepStrictEqual(again.frames, frames)) {
        throw new Error(`cut after ${at} bytes: ${JSON.stringify(again.frames)}`);
      }
      if (again.connections === 1) {
        return;
      }
      cuts++;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const text = frames.map(({ event, data }) => (event === 'text' ? data.text : '')).join('');
  say({ cuts, events: frames.length, text });
}

await (mode === 'cut' ? cut() : follow());
