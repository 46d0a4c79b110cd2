import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delays, pace } from '#js/check/arrivals.js';
import { tryStream } from '#js/check/run.js';
import { verdict } from '#js/check/verdict.js';

/** @import {Try} from '#js/check/verdict.js' */

/**
 * Ten frames, with arrival times as a function of when they were sent.
 *
 * @param {(sent: number, n: number) => number} arrived
 */
const frames = (arrived) =>
  Array.from({ length: 10 }, (_, i) => ({ n: i + 1, sent: 250 * i, arrived: arrived(250 * i, i + 1) }));
/** @param {(sent: number, n: number) => number} arrived @param {Partial<Try>} [more] @returns {Try} */
const complete = (arrived, more) => ({ outcome: 'complete', of: 10, arrivals: frames(arrived), ...more });

const STEADY = complete((sent) => 90_000 + sent + 3);
const TOGETHER = complete(() => 5000);
const STEPS = { outcome: /** @type {const} */ ('complete'), roundTrips: [12, 900, 11, 13, 12] };

/** @param {Try} stream @param {Try} [post] @param {any} [more] */
const judge = (stream, post = stream, more) => verdict({ stream, post, poll: STEPS, ...more });

for (const [name, arrived, expected] of /** @type {[string, (sent: number, n: number) => number, string][]} */ ([
  ['at the pace of their departure', (sent) => sent, 'steady'],
  ['with a jitter', (sent, n) => sent + 50 * (n % 3), 'steady'],
  ['over a slow way', (sent) => sent + 4000, 'steady'],
  ['by clocks that disagree by an hour', (sent) => sent - 3_600_000, 'steady'],
  ['all at the end', (_, n) => 2300 + n, 'together'],
  ['whenever a buffer of five is full', (sent) => Math.ceil((sent + 1) / 1250) * 1250, 'groups'],
  ['in pairs', (sent) => Math.ceil((sent + 1) / 500) * 500, 'groups'],
  ['after one stumble', (sent, n) => sent + (n === 4 ? 700 : 0), 'late'],
])) {
  test(`frames that arrive ${name} are ${expected}`, () => assert.equal(pace(frames(arrived)), expected));
}

test('delays are relative to the frame with the smallest delay', () => {
  assert.deepEqual(
    delays([
      { n: 1, sent: 0, arrived: 1250 },
      { n: 2, sent: 250, arrived: 1260 },
      { n: 3, sent: 500, arrived: 1270 },
    ]),
    [480, 240, 0],
  );
});

test('a good connection is called good', () => {
  const said = judge(STEADY);
  assert.deepEqual(
    said.map(({ level }) => level),
    ['good', 'good', 'good', 'good'],
  );
  assert.equal(said[0].title, 'The connection works');
  assert.match(said[3].title, /12 ms/);
});

test('names a buffering proxy, the remedy and what still works', () => {
  const [overall, stream] = judge(TOGETHER);
  assert.equal(overall.level, 'bad');
  assert.match(overall.text, /arrived together.*Nothing is lost/);
  assert.match(stream.text, /delayed by 2\.3 s/);
  assert.match(stream.remedies.join(), /proxy_buffering off.*proxy_ignore_headers/);
});

test('buffering only of POST counts, because answers are responses to POST', () => {
  const [overall, stream, post] = judge(STEADY, TOGETHER);
  assert.deepEqual([overall.level, stream.level, post.level], ['bad', 'good', 'bad']);
});

test('names compression, alone and as the cause', () => {
  assert.match(judge({ ...STEADY, encoding: 'gzip' })[1].remedies.join(), /compresses the stream \(gzip\)/);
  assert.match(judge({ ...TOGETHER, encoding: 'br' })[1].remedies[0], /compresses the stream \(br\)/);
});

test('says how far a cut stream came', () => {
  const cut = { ...STEADY, outcome: /** @type {const} */ ('cut'), arrivals: STEADY.arrivals?.slice(0, 4) };
  assert.match(judge(cut)[1].title, /cut after 4 of 10/);
  assert.match(judge(cut)[1].remedies.join(), /proxy_read_timeout/);
});

for (const [tried, expected] of /** @type {[Try, RegExp][]} */ ([
  [{ outcome: 'silent' }, /Nothing arrived/],
  [{ outcome: 'unreachable' }, /could not be reached.*Check that the server is running/s],
  [{ outcome: 'not-a-stream', contentType: 'text/html' }, /text\/html.*login page.*sign in/s],
  [{ outcome: 'refused', status: 401 }, /status 401.*access token/s],
  [{ outcome: 'refused', status: 403, detail: 'Set docent.auth.mode.' }, /status 403.*Set docent\.auth\.mode/s],
  [{ outcome: 'refused', status: 404 }, /status 404.*does not forward api\//s],
  [{ outcome: 'refused', status: 502 }, /status 502.*cannot reach Docent/s],
  [{ outcome: 'refused', status: 418 }, /status 418/],
])) {
  test(`says what to do when the outcome is ${tried.outcome} ${tried.status ?? ''}`, () => {
    const { level, title, text, remedies } = judge(tried)[1];
    assert.equal(level, 'bad');
    assert.match([title, text, ...remedies].join('\n'), expected);
  });
}

test('says when nothing works', () => {
  const [overall, , , steps] = verdict({
    stream: TOGETHER,
    post: TOGETHER,
    poll: { outcome: 'unreachable', roundTrips: [] },
  });
  assert.match(overall.title, /cannot get answers/);
  assert.equal(steps.level, 'bad');
});

test('names the protocols of the first and of the last hop', () => {
  const said = judge({ ...STEADY, protocol: 'HTTP/1.0', forwarded: true }, STEADY, { hop: 'h2' });
  assert.match(said[4].remedies.join(), /proxy_http_version 1\.1/);
  assert.match(said[5].title, /HTTP\/2 to reach a proxy/);
  assert.match(judge(STEADY, STEADY, { hop: 'http/1.1' })[4].text, /six connections/);
});

/** @param {Response | Error | 'never'} answer */
async function tried(answer) {
  const controller = new AbortController();
  /** @type {any} */
  const fetch = async (/** @type {string} */ _, /** @type {RequestInit} */ { signal }) => {
    if (answer === 'never') controller.abort();
    signal?.throwIfAborted();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  let time = 0;
  return tryStream({ fetch, headers: {}, now: () => (time += 100), timeout: () => controller.signal }, 'GET', () => {});
}

/** @param {number} count */
const ticks = (count) =>
  Array.from(
    { length: count },
    (_, i) =>
      `event: tick\nid: ${i + 1}\ndata: ${JSON.stringify({ n: i + 1, of: 10, sent: 250 * i, protocol: 'HTTP/1.1', forwarded: false })}\n\n`,
  ).join('');
/** @param {string} type */
const typed = (type) => ({ headers: { 'Content-Type': type } });

test('a try records each frame', async () => {
  const { outcome, arrivals, protocol } = await tried(
    new Response(ticks(10), typed('text/event-stream;charset=utf-8')),
  );
  assert.deepEqual([outcome, arrivals?.length, protocol], ['complete', 10, 'HTTP/1.1']);
});

test('a try reports what came instead of a stream', async () => {
  assert.equal((await tried(new Response(ticks(3), typed('text/event-stream')))).outcome, 'cut');
  assert.equal((await tried(new Response('', typed('text/event-stream')))).outcome, 'cut');
  assert.deepEqual(await tried(new Response('<p>', typed('text/html'))), {
    outcome: 'not-a-stream',
    contentType: 'text/html',
  });
  assert.deepEqual(await tried(new Response('{"detail":"No."}', { status: 403 })), {
    outcome: 'refused',
    status: 403,
    detail: 'No.',
  });
  assert.deepEqual(await tried(new Response('<p>', { status: 502 })), {
    outcome: 'refused',
    status: 502,
    detail: undefined,
  });
  assert.deepEqual(await tried(new TypeError('Failed to fetch')), { outcome: 'unreachable' });
  assert.deepEqual(await tried('never'), { outcome: 'silent' });
});
