// Tests the connection from this browser to the server: requests the frames and records when each arrives. `verdict.js`
// interprets the result.

import { pieces, SseParser } from '../stream/sse.js';

/** @import {Arrival} from './arrivals.js' */
/** @import {Findings, Try} from './verdict.js' */

/**
 * What the test needs from the page.
 *
 * @typedef {object} Surroundings
 * @property {typeof fetch} fetch
 * @property {Record<string, string>} headers of every request
 * @property {() => number} now milliseconds since an arbitrary moment
 * @property {(milliseconds: number) => AbortSignal} timeout
 */

const ADDRESS = 'api/check';

/**
 * How long a stream may take, 12,000 ms; the server needs two and a half seconds. Frames that have not arrived by then
 * are missing.
 */
const PATIENCE = 12_000;

/** How often the round trip is measured, 5 times. */
const TRIPS = 5;

/** How long the server is asked to wait in each step, 300 ms. */
const STEP = 300;

/**
 * Runs all tests, one after the other.
 *
 * @param {Surroundings} surroundings
 * @param {(what: string, arrivals?: Arrival[]) => void} tell receives what is being tested, and the frames
 * @returns {Promise<Findings>}
 */
export async function check(surroundings, tell) {
  tell('Testing a stream (GET)…');
  const stream = await tryStream(surroundings, 'GET', (arrivals) => tell('Testing a stream (GET)…', arrivals));
  tell('Testing a stream (POST), as a question sends it…');
  const post = await tryStream(surroundings, 'POST', () => {});
  tell('Testing long polling…');
  return { stream, post, poll: await trySteps(surroundings) };
}

/**
 * @param {Surroundings} surroundings
 * @param {'GET' | 'POST'} method
 * @param {(arrivals: Arrival[]) => void} onFrame
 * @returns {Promise<Try>}
 */
export async function tryStream({ fetch, headers, now, timeout }, method, onFrame) {
  const signal = timeout(PATIENCE);
  const sent =
    method === 'POST'
      ? { body: '{}', headers: { ...headers, Accept: 'text/event-stream', 'Content-Type': 'application/json' } }
      : { headers: { ...headers, Accept: 'text/event-stream' } };
  let response;
  try {
    response = await fetch(ADDRESS, { ...sent, method, signal, cache: 'no-store' });
  } catch {
    return { outcome: signal.aborted ? 'silent' : 'unreachable' };
  }
  const contentType = response.headers.get('content-type') ?? '';
  if (!response.ok) return { outcome: 'refused', status: response.status, detail: await detailOf(response) };
  if (!/^text\/event-stream\b/i.test(contentType)) {
    response.body?.cancel().catch(() => {});
    return { outcome: 'not-a-stream', contentType };
  }
  const frames = await readFrames(response, now, onFrame);
  if (frames.arrivals.length === 0 && signal.aborted) return { outcome: 'silent' };
  const complete = frames.arrivals.length > 0 && frames.arrivals.length === frames.of;
  return {
    outcome: complete ? 'complete' : 'cut',
    encoding: response.headers.get('content-encoding') ?? undefined,
    ...frames,
  };
}

/**
 * @param {Response} response
 * @param {() => number} now
 * @param {(arrivals: Arrival[]) => void} onFrame
 */
async function readFrames(response, now, onFrame) {
  /** @type {{arrivals: Arrival[], of: number, protocol?: string, forwarded?: boolean}} */
  const frames = { arrivals: [], of: 10 };
  const parser = new SseParser();
  try {
    for await (const piece of pieces(/** @type {ReadableStream<Uint8Array>} */ (response.body))) {
      const arrived = now();
      for (const { data } of parser.feed(piece)) {
        const { n, of, sent, protocol, forwarded } = JSON.parse(data);
        frames.arrivals.push({ n, sent, arrived });
        Object.assign(frames, { of, protocol, forwarded });
        onFrame([...frames.arrivals]);
      }
    }
  } catch {
    // The frames that arrived before the connection broke are enough for a result.
  }
  return frames;
}

/** @param {Surroundings} surroundings @returns {Promise<Findings['poll']>} */
async function trySteps({ fetch, headers, now, timeout }) {
  /** @type {number[]} */
  const roundTrips = [];
  try {
    for (let i = 0; i < TRIPS; i++) {
      const wait = i === 0 ? STEP : 0;
      const asked = now();
      const response = await fetch(`${ADDRESS}?wait=${wait}`, {
        headers: { ...headers, Accept: 'application/json' },
        signal: timeout(PATIENCE),
        cache: 'no-store',
      });
      if (!response.ok) return { outcome: 'refused', status: response.status, roundTrips };
      await response.json();
      roundTrips.push(Math.max(0, now() - asked - wait));
    }
    return { outcome: 'complete', roundTrips };
  } catch {
    return { outcome: 'unreachable', roundTrips };
  }
}

/** @param {Response} response */
async function detailOf(response) {
  try {
    return (await response.json()).detail;
  } catch {
    return undefined;
  }
}
