import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import {
  ConnectionError,
  ContentTypeError,
  EventStream,
  EventTooLargeError,
  HttpError,
} from '#js/stream/event-stream.js';
import { answers, FakeClock, FakePresence, hangs, States, scripted, streams, unreachable } from '#testing/fakes.js';

/** @import {EventStreamOptions} from '#js/stream/event-stream.js' */
/** @import {ConnectionState} from '#js/stream/reconnect.js' */

const URL = 'https://server.example/events?secret=1';
const END = 'event: end\ndata:\n\n';

/**
 * A stream that the test controls completely. An impatient one ends each delay as soon as it is reported.
 *
 * @param {{fetch: typeof globalThis.fetch}} network
 * @param {EventStreamOptions & {impatient?: boolean}} [options]
 */
function setUp({ fetch }, { impatient = true, ...options } = {}) {
  const clock = new FakeClock();
  const presence = new FakePresence();
  const states = new States();
  const stop = new AbortController();
  const onState = (/** @type {ConnectionState} */ state) => {
    states.report(state);
    if (impatient && state.state === 'waiting') {
      queueMicrotask(() => clock.advance(state.delay ?? 0));
    }
  };
  const left = () => [clock.pending, presence.listeners, getEventListeners(stop.signal, 'abort').length];
  const stream = new EventStream(URL, {
    fetch,
    clock,
    presence,
    random: () => 0.5,
    signal: stop.signal,
    onState,
    ...options,
  });
  return { stream, clock, presence, states, stop, left };
}

/**
 * The data of the events up to the one named `end`.
 *
 * @param {EventStream} stream
 */
async function readAll(stream) {
  const data = [];
  for await (const event of stream) {
    if (event.type === 'end') {
      break;
    }
    data.push(event.data);
  }
  return data;
}

/** @param {States} states */
const delays = (states) => states.all.filter((s) => s.state === 'waiting').map((s) => s.delay);

test('readsTheEventsUntilTheConsumerLeaves', async () => {
  const network = scripted(streams(['data: a\n\n', `data: b\n\n${END}data: c\n\n`], 'stay'));
  const { stream, states, left } = setUp(network);
  assert.deepEqual(await readAll(stream), ['a', 'b']);
  assert.deepEqual(
    states.all.map((s) => [s.state, s.attempt, s.reason]),
    [
      ['connecting', 0, 'start'],
      ['open', 0, 'start'],
    ],
  );
  assert.ok(network.requests[0].signal.aborted, 'the fetch is cancelled');
  assert.deepEqual(left(), [0, 0, 0], 'no timer and no listener is left');
});

test('sendsMethodHeadersAndBodyOnEveryConnection', async () => {
  const network = scripted(streams('id: 7\ndata: a\n\n'), streams(END));
  const { stream } = setUp(network, {
    method: 'POST',
    headers: { 'X-Key': 'k' },
    body: '{"q":"ä"}',
    init: { credentials: 'omit' },
  });
  await readAll(stream);
  for (const request of network.requests) {
    assert.deepEqual([request.method, request.url, request.body], ['POST', URL, '{"q":"ä"}']);
    assert.deepEqual([request.headers.get('x-key'), request.headers.get('accept')], ['k', 'text/event-stream']);
  }
  assert.deepEqual(
    network.requests.map((r) => r.headers.get('last-event-id')),
    [null, '7'],
  );
});

test('asksHeaderAndBodyFunctionsForEachConnection', async () => {
  const network = scripted(streams('id: 7\ndata: a\n\n'), unreachable, streams(END));
  /** @type {unknown[]} */
  const asked = [];
  const { stream } = setUp(network, {
    method: 'POST',
    headers: async (attempt) => ({ 'X-Attempt': String(attempt.attempt) }),
    body: (attempt) => {
      asked.push(attempt);
      return JSON.stringify({ after: attempt.lastEventId });
    },
  });
  await readAll(stream);
  assert.deepEqual(asked, [
    { attempt: 0, lastEventId: '' },
    { attempt: 1, lastEventId: '7' },
    { attempt: 2, lastEventId: '7' },
  ]);
  assert.deepEqual(
    network.requests.map((r) => [r.headers.get('x-attempt'), r.body]),
    [
      ['0', '{"after":""}'],
      ['1', '{"after":"7"}'],
      ['2', '{"after":"7"}'],
    ],
  );
});

test('sendsALastEventIdOfAnyCharacters', async () => {
  const network = scripted(streams('id: ключ-☃-🌍\ndata: a\n\n'), streams(END));
  await readAll(setUp(network).stream);
  const sent = network.requests[1].headers.get('last-event-id') ?? '';
  assert.equal(Buffer.from(sent, 'latin1').toString('utf8'), 'ключ-☃-🌍');
});

test('resumesAfterTheGivenIdAndForgetsAnIdThatWasReset', async () => {
  const network = scripted(streams('id\ndata: a\n\n'), streams(END));
  await readAll(setUp(network, { lastEventId: '41' }).stream);
  assert.deepEqual(
    network.requests.map((r) => r.headers.get('last-event-id')),
    ['41', null],
  );
});

test('anEventWithoutAnIdHasThatOfThePreviousConnection', async () => {
  const { stream } = setUp(scripted(streams('id: 7\ndata: a\n\n'), streams('data: b\n\n', 'stay')));
  const ids = [];
  for await (const event of stream) {
    ids.push(event.lastEventId);
    if (event.data === 'b') {
      break;
    }
  }
  assert.deepEqual(ids, ['7', '7']);
});

test('takesTheIdOfABlockWithoutDataButNotThatOfAnIncompleteOne', async () => {
  const network = scripted(streams('id: 1\ndata: a\n\nid: 2\n\nid: 3\ndata: b\n'), streams(END));
  assert.deepEqual(await readAll(setUp(network).stream), ['a']);
  assert.equal(network.requests[1].headers.get('last-event-id'), '2');
});

test('reopensAfterTheEndABreakARefusalAndA5xx', async () => {
  const network = scripted(
    unreachable,
    streams('data: a\n\n'),
    streams('data: b\n\n', 'break'),
    answers(502),
    streams(END),
  );
  const { stream, states } = setUp(network);
  assert.deepEqual(await readAll(stream), ['a', 'b']);
  const waits = states.all.filter((s) => s.state === 'waiting');
  assert.deepEqual(
    waits.map((s) => s.reason),
    ['network', 'ended', 'network', 'status'],
  );
  assert.ok(waits[3].error instanceof HttpError && waits[3].error.status === 502);
});

test('doublesTheBoundOfTheDelayUpToTheCap', async () => {
  const network = scripted(...Array(8).fill(unreachable), streams(END));
  const { stream, states } = setUp(network);
  await readAll(stream);
  assert.deepEqual(delays(states), [500, 1000, 2000, 4000, 8000, 15000, 15000, 15000]);
  assert.deepEqual(
    states.all.filter((s) => s.state === 'connecting').map((s) => s.attempt),
    [0, 1, 2, 3, 4, 5, 6, 7, 8],
  );
});

test('jittersOverTheWholeRange', async () => {
  for (const [random, expected] of [
    [0, [0, 0, 0]],
    [0.999, [999, 1998, 3996]],
  ]) {
    const { stream, states } = setUp(scripted(...Array(3).fill(unreachable), streams(END)), {
      random: () => /** @type {number} */ (random),
    });
    await readAll(stream);
    assert.deepEqual(delays(states), expected);
  }
});

test('startsCountingAgainOnlyAfterAnEvent', async () => {
  const comment = streams(': hello\n\nretry: 1000\n\nid: 5\n\n');
  const network = scripted(unreachable, comment, comment, streams('data: a\n\n'), streams(END));
  const { stream, states } = setUp(network);
  await readAll(stream);
  assert.deepEqual(delays(states), [500, 1000, 2000, 500]);
});

test('honoursRetryAsTheBaseWithinBounds', async () => {
  for (const [retry, delay] of [
    [4000, 2000],
    [0, 50],
    [Number('9'.repeat(30)), 15000],
  ]) {
    const { stream, states } = setUp(scripted(streams(`retry: ${BigInt(retry)}\ndata: a\n\n`), streams(END)));
    await readAll(stream);
    assert.deepEqual(delays(states), [delay], `retry: ${retry}`);
  }
});

test('waitsForTheTimeThatRetryAfterNames', async () => {
  const inAMinute = new Date(1_000_000 + 60_000).toUTCString();
  for (const [status, header, expected] of /** @type {[number, string, number][]} */ ([
    [503, '7', 7500],
    [429, '7', 7500],
    [503, inAMinute, 60_500],
    [503, 'soon', 500],
    [503, '999999999', 3_600_500],
    [500, '7', 500],
  ])) {
    const { stream, states } = setUp(scripted(answers(status, undefined, { 'Retry-After': header }), streams(END)));
    await readAll(stream);
    assert.deepEqual(delays(states), [expected], `${status} ${header}`);
  }
});

test('endsAt204', async () => {
  assert.deepEqual(await readAll(setUp(scripted(streams('data: a\n\n'), answers(204))).stream), ['a']);
});

test('throwsA4xxWithItsProblemDocument', async () => {
  const problem = { type: 'about:blank', title: 'Not Found', status: 404, detail: 'No such answer', code: 'not-found' };
  const { stream, left } = setUp(scripted(answers(404, problem)));
  await assert.rejects(readAll(stream), (/** @type {any} */ e) => {
    assert.ok(e instanceof HttpError);
    assert.deepEqual([e.status, e.problem], [404, problem]);
    assert.equal(e.message, 'GET https://server.example/events returned 404: No such answer');
    return true;
  });
  assert.deepEqual(left(), [0, 0, 0]);
});

test('aBrokenOrEndlessErrorBodyDoesNotHideTheStatus', async () => {
  const headers = { 'Content-Type': 'application/problem+json' };
  let pulled = 0;
  const spaces = new Uint8Array(8192).fill(32);
  const pull = (/** @type {ReadableStreamDefaultController} */ body) => {
    pulled += 1;
    body.enqueue(spaces);
  };
  const endless = () => new Response(new ReadableStream({ pull }), { status: 400, headers });
  const broken = () => new Response('{"detail":', { status: 400, headers });
  const list = () => new Response('[1]', { status: 400, headers });
  const html = () => new Response('<h1>no</h1>', { status: 400, headers: { 'Content-Type': 'text/html' } });
  for (const answer of [endless, broken, list, html]) {
    await assert.rejects(readAll(setUp(scripted(answer)).stream), {
      name: 'HttpError',
      status: 400,
      problem: undefined,
    });
  }
  assert.ok(pulled < 12, `${pulled} pieces of 8 KiB`);
});

test('throwsAtAnotherContentType', async () => {
  const html = () =>
    new Response('<title>Sign in</title>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  await assert.rejects(
    readAll(setUp(scripted(html)).stream),
    (e) => e instanceof ContentTypeError && e.contentType === 'text/html',
  );
  const shouting = streams(END, 'end', { 'Content-Type': 'Text/Event-Stream;charset=utf-8' });
  assert.deepEqual(await readAll(setUp(scripted(shouting)).stream), []);
});

test('throwsTheLastErrorWhenTheTriesAreUsedUp', async () => {
  const network = scripted(unreachable, unreachable, unreachable);
  const { stream } = setUp(network, { maxTries: 2 });
  await assert.rejects(
    readAll(stream),
    (e) => e instanceof ConnectionError && e.reason === 'network' && e.cause instanceof TypeError,
  );
  assert.equal(network.requests.length, 3);
});

test('throwsTheCallersMistakesAtOnce', async () => {
  const network = scripted();
  await assert.rejects(readAll(setUp(network, { headers: { 'bad name': 'x' } }).stream), TypeError);
  await assert.rejects(readAll(setUp(network, { method: 'GET', body: 'x' }).stream), TypeError);
  const refuse = () => Promise.reject(new RangeError('no token'));
  await assert.rejects(readAll(setUp(network, { headers: refuse }).stream), RangeError);
  assert.throws(() => new EventStream(URL, { body: new ReadableStream() }), TypeError);
  assert.equal(network.requests.length, 0);
});

test('throwsWhenAnEventIsTooLarge', async () => {
  const { stream } = setUp(scripted(streams(`data: ${'x'.repeat(50)}\n\n`)), { maxEventChars: 20 });
  await assert.rejects(readAll(stream), EventTooLargeError);
});

test('abortEndsTheLoopInEveryState', async (t) => {
  const cases = /** @type {[string, Parameters<typeof scripted>[0], string][]} */ ([
    ['connecting', hangs, 'connecting'],
    ['open', streams('data: a\n\n', 'stay'), 'open'],
    ['waiting', unreachable, 'waiting'],
  ]);
  for (const [name, answer, state] of cases) {
    await t.test(name, async () => {
      const { stream, states, stop, left } = setUp(scripted(answer), { impatient: false });
      const done = readAll(stream);
      await states.next(state);
      stop.abort();
      await done;
      assert.deepEqual(left(), [0, 0, 0]);
    });
  }
  await t.test('paused', async () => {
    const { stream, states, stop, presence, left } = setUp(scripted(unreachable), { impatient: false });
    presence.become('offline');
    const done = readAll(stream);
    await states.next('paused');
    stop.abort();
    await done;
    assert.deepEqual(left(), [0, 0, 0]);
  });
  await t.test('before the start', async () => {
    const { stream, stop } = setUp(scripted());
    stop.abort();
    assert.deepEqual(await readAll(stream), []);
  });
  await t.test('between events of one piece', async () => {
    const { stream, stop } = setUp(scripted(streams(`data: a\n\ndata: b\n\n`)));
    const data = [];
    for await (const event of stream) {
      data.push(event.data);
      stop.abort();
    }
    assert.equal(data[0], 'a');
  });
});

test('pausesWhileOfflineAndTriesAtOnceWhenOnline', async () => {
  const network = scripted(streams('data: a\n\n', 'break'), streams(END));
  const { stream, states, presence, clock } = setUp(network, { impatient: false });
  const done = readAll(stream);
  await states.next('open');
  presence.become('offline');
  const paused = await states.next('paused');
  assert.deepEqual([paused.reason, paused.delay], ['offline', undefined]);
  clock.advance(3_600_000);
  assert.equal(network.requests.length, 1, 'no patience is burnt');
  presence.become('online');
  assert.deepEqual(await done, ['a']);
  assert.equal(clock.pending, 0);
});

test('goingOfflineWhileWaitingPauses', async () => {
  const network = scripted(unreachable, streams(END));
  const { stream, states, presence, clock } = setUp(network, { impatient: false });
  const done = readAll(stream);
  await states.next('waiting');
  presence.become('offline');
  await states.next('paused');
  assert.equal(clock.pending, 0);
  presence.become('online');
  await done;
});

test('offlineDoesNotMatterForAServerOnTheSameMachine', async () => {
  for (const host of ['localhost:8080', '127.0.0.1', '[::1]:8080']) {
    const { fetch } = scripted(unreachable, streams(END));
    const clock = new FakeClock();
    const presence = new FakePresence();
    presence.become('offline');
    const onState = (/** @type {any} */ s) => s.state === 'waiting' && queueMicrotask(() => clock.advance(s.delay));
    assert.deepEqual(await readAll(new EventStream(`http://${host}/events`, { fetch, clock, presence, onState })), []);
  }
});

test('triesAtOnceWhenThePageIsVisibleAgain', async () => {
  const network = scripted(unreachable, streams(END));
  const { stream, states, presence } = setUp(network, { impatient: false });
  presence.become('hidden');
  const done = readAll(stream);
  await states.next('waiting');
  presence.become('visible');
  await done;
});

test('aHiddenPageTriesThreeTimesThenWaitsUntilItIsVisible', async () => {
  const network = scripted(unreachable, unreachable, unreachable, unreachable, unreachable, streams(END));
  const { stream, states, presence, clock } = setUp(network, { maxTries: 4 });
  presence.become('hidden');
  const done = readAll(stream);
  const paused = await states.next('paused');
  assert.deepEqual([paused.reason, paused.attempt, network.requests.length, clock.pending], ['hidden', 4, 4, 0]);
  presence.become('visible');
  await done;
  assert.equal(network.requests.length, 6, 'the tries are counted anew');
});

test('comingBackDoesNotOverruleRetryAfter', async () => {
  const network = scripted(answers(503, undefined, { 'Retry-After': '60' }), streams(END));
  const { stream, states, presence, clock } = setUp(network, { impatient: false });
  const done = readAll(stream);
  await states.next('waiting');
  presence.become('offline');
  await states.next('paused');
  clock.advance(20_000);
  presence.become('online');
  const { delay, retryNow } = await states.next('waiting');
  assert.equal(delay, 40_500);
  assert.equal(clock.pending, 1, 'it goes on waiting');
  retryNow?.();
  await done;
});

test('retryNowEndsTheWait', async () => {
  const network = scripted(unreachable, streams(END));
  const { stream, states, clock } = setUp(network, { impatient: false });
  stream.retryNow(); // Nothing is waiting yet, so nothing happens.
  const done = readAll(stream);
  const { delay, retryAt } = await states.next('waiting');
  assert.equal(retryAt, clock.now() + (delay ?? 0));
  stream.retryNow();
  await done;
  assert.equal(clock.pending, 0);
});

test('reopensAConnectionThatNeverAnswers', async () => {
  const network = scripted(hangs, streams(END));
  const { stream, states, clock } = setUp(network, { impatient: false });
  const done = readAll(stream);
  const { signal } = await network.arrived(1);
  clock.advance(44_999);
  assert.equal(signal.aborted, false);
  clock.advance(1);
  assert.equal((await states.next('waiting')).reason, 'silence');
  stream.retryNow();
  await done;
});

test('reopensAConnectionThatFellSilent', async () => {
  const network = scripted(streams('id: 1\ndata: a\n\n', 'stay'), streams(END));
  const { stream, states, clock } = setUp(network);
  const events = stream[Symbol.asyncIterator]();
  assert.equal((await events.next()).value?.data, 'a');
  const next = events.next();
  clock.advance(45_000);
  assert.equal((await next).value?.type, 'end');
  assert.equal((await states.next('waiting')).reason, 'silence');
  assert.equal(network.requests[1].headers.get('last-event-id'), '1');
  await events.return();
});

test('aCommentBreaksTheSilence', async () => {
  const clock = new FakeClock();
  let heard = 0;
  const onBytes = () => {
    heard += 1;
    clock.advance(40_000);
  };
  const { fetch } = scripted(streams([...Array(5).fill(': keep-alive\n\n'), END], 'stay'));
  await readAll(new EventStream(URL, { fetch, clock, onBytes }));
  assert.equal(heard, 6);
});

test('aSlowConsumerIsNotSilence', async () => {
  const network = scripted(streams([`data: a\n\n`, END], 'stay'));
  const { stream, clock } = setUp(network);
  for await (const event of stream) {
    if (event.type === 'end') {
      break;
    }
    clock.advance(600_000);
  }
  assert.equal(network.requests.length, 1);
});

test('sleepIsNotSilenceButADeadConnectionIsFoundSoonAfter', async () => {
  const network = scripted(hangs, streams(END));
  const { stream, states, clock } = setUp(network, { impatient: false });
  const done = readAll(stream);
  const { signal } = await network.arrived(1);
  clock.sleep(3_600_000);
  assert.equal(signal.aborted, false);
  clock.advance(5000);
  await states.next('waiting');
  stream.retryNow();
  await done;
});

test('silenceCanBeSwitchedOff', async () => {
  const { stream, states, clock, stop } = setUp(scripted(hangs), { silence: 0 });
  const done = readAll(stream);
  await states.next('connecting');
  assert.equal(clock.pending, 0);
  stop.abort();
  await done;
});

test('theConsumerCanGiveUpAConnection', async () => {
  const network = scripted(
    streams('id: 1\ndata: a\n\nid: 3\ndata: c\n\nid: 4\ndata: d\n\n'),
    streams(`id: 2\ndata: b\n\n${END}`),
  );
  const { stream, states } = setUp(network);
  const data = [];
  for await (const event of stream) {
    if (event.type === 'end') {
      break;
    }
    if (event.lastEventId === '3') {
      stream.reopen('gap', '1');
    } else {
      data.push(event.data);
    }
  }
  assert.deepEqual(data, ['a', 'b']);
  assert.equal(network.requests[1].headers.get('last-event-id'), '1');
  assert.equal((await states.next('waiting')).reason, 'gap');
});

test('aSecondLoopContinuesWhereTheFirstStoppedAndTwoAtOnceAreRefused', async () => {
  const network = scripted(streams('id: 1\ndata: a\n\nid: 2\ndata: b\n\n', 'stay'), streams(END));
  const { stream } = setUp(network);
  for await (const event of stream) {
    assert.equal(event.data, 'a');
    await assert.rejects(readAll(stream), TypeError);
    break;
  }
  await readAll(stream);
  assert.equal(network.requests[1].headers.get('last-event-id'), '1');
});

test('reportsTheResponseItsBytesAndItsComments', async () => {
  const seen = /** @type {unknown[]} */ ([]);
  const { stream } = setUp(scripted(streams([': one\n', END], 'end', { 'Content-Location': '/a/7' })), {
    onOpen: (response) => seen.push(response.headers.get('content-location')),
    onBytes: (bytes) => seen.push(bytes),
    onComment: (text) => seen.push(text),
  });
  await readAll(stream);
  assert.deepEqual(seen, ['/a/7', 6, ' one', END.length]);
});
