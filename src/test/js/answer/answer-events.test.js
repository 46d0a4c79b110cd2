import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { answerEvents, answerText, HttpError, IntegrityError, stopAnswer } from '#js/answer/answer-events.js';
import { answers, FakeClock, FakePresence, hangs, States, scripted, streams, unreachable } from '#testing/fakes.js';
import { framesOf, wire } from './answer-server.js';

/** @import {AnswerOptions, AnswerRequest} from '#js/answer/answer-events.js' */
/** @import {ConnectionState} from '#js/stream/reconnect.js' */
/** @import {Answerer} from '#testing/fakes.js' */

const BASE = 'https://server.example/app/';
const FRAMES = framesOf(['Hello ', 'wörld', '\ud83c', '\udf0d']);
const LOCATED = { 'Content-Location': 'https://server.example/app/api/answers/a1' };
const ASK = { ask: { message: 'Why?', conversation: 'c1' } };

/** @param {typeof FRAMES} frames @param {boolean} ended */
const page = (frames, ended) =>
  answers(200, { events: frames.map((f) => (f.event === 'text' ? { id: f.id, data: f.data } : f)), ended });

/**
 * @param {ReturnType<typeof scripted>} network
 * @param {AnswerRequest} [request]
 * @param {AnswerOptions & {impatient?: boolean}} [options]
 */
function setUp({ fetch }, request = ASK, { impatient = true, ...options } = {}) {
  const clock = new FakeClock();
  const presence = new FakePresence();
  const states = new States();
  const stop = new AbortController();
  const onConnection = (/** @type {ConnectionState} */ state) => {
    states.report(state);
    if (impatient && state.state === 'waiting') {
      queueMicrotask(() => clock.advance(state.delay ?? 0));
    }
  };
  const all = {
    baseUrl: BASE,
    fetch,
    clock,
    presence,
    random: () => 0.5,
    signal: stop.signal,
    onConnection,
    ...options,
  };
  const left = () => [clock.pending, presence.listeners, getEventListeners(stop.signal, 'abort').length];
  return { events: answerEvents(request, all), clock, states, stop, left };
}

/** @param {AsyncIterable<any>} events */
async function readAll(events) {
  const frames = [];
  for await (const frame of events) {
    frames.push(frame);
  }
  return frames;
}

test('asksOnceAndYieldsEveryFrame', async () => {
  const network = scripted(streams(wire(FRAMES), 'stay'));
  const { events, left } = setUp(network, ASK, { headers: { Authorization: 'Bearer t' } });
  const frames = await readAll(events);
  assert.deepEqual(frames, FRAMES);
  assert.equal(await answerText(/** @type {any} */ (frames)), 'Hello wörld🌍');
  const [request] = network.requests;
  assert.deepEqual([request.method, request.url, JSON.parse(request.body)], ['POST', `${BASE}api/chat`, ASK.ask]);
  assert.match(request.headers.get('idempotency-key') ?? '', /^[0-9a-f]{32}$/);
  assert.equal(request.headers.get('content-type'), 'application/json');
  assert.equal(request.headers.get('authorization'), 'Bearer t');
  assert.ok(request.signal.aborted);
  assert.deepEqual(left(), [0, 0, 0]);
});

test('asksAgainWithTheSameKeyAndTheLastId', async () => {
  const network = scripted(
    unreachable,
    streams(wire(FRAMES.slice(0, 3)), 'break'),
    answers(503),
    streams(wire(FRAMES.slice(3))),
  );
  assert.deepEqual(await readAll(setUp(network).events), FRAMES);
  assert.equal(new Set(network.requests.map((r) => r.headers.get('idempotency-key'))).size, 1);
  assert.equal(new Set(network.requests.map((r) => r.body)).size, 1);
  assert.deepEqual(
    network.requests.map((r) => r.headers.get('last-event-id')),
    [null, null, '3', '3'],
  );
});

test('everyQuestionHasAKeyOfItsOwnUnlessOneIsGiven', async () => {
  const keys = new Set();
  for (const idempotencyKey of [undefined, undefined, 'mine']) {
    const network = scripted(streams(wire(FRAMES)));
    await readAll(setUp(network, ASK, { idempotencyKey }).events);
    keys.add(network.requests[0].headers.get('idempotency-key'));
  }
  assert.equal(keys.size, 3);
  assert.ok(keys.has('mine'));
});

test('readsAnAnswerFromWhereItIsTold', async () => {
  const network = scripted(streams(wire(FRAMES.slice(3))));
  const { events } = setUp(network, { answer: 'a1', after: 3, text: 'Hello ' });
  assert.deepEqual(await readAll(events), FRAMES.slice(3));
  const [request] = network.requests;
  assert.deepEqual([request.method, request.url], ['GET', `${BASE}api/answers/a1/events`]);
  assert.equal(request.headers.get('last-event-id'), '3');
});

test('endsQuietlyWhenTheLastFrameWasReadBefore', async () => {
  assert.deepEqual(await readAll(setUp(scripted(answers(204)), { answer: 'a1', after: 7 }).events), []);
});

test('anAnswerThatEndsBeforeItsLastFrameIsAnError', async () => {
  const network = scripted(streams(wire(FRAMES.slice(0, 4))), answers(204));
  await assert.rejects(readAll(setUp(network).events), { name: 'IntegrityError', reason: 'unfinished' });
});

test('anErrorFrameIsTheEnd', async () => {
  const failed = [
    ...FRAMES.slice(0, 4),
    { id: 5, event: 'error', data: { code: 'model', message: 'It broke', retryable: true } },
  ];
  assert.deepEqual(await readAll(setUp(scripted(streams(wire(failed), 'stay'))).events), failed);
});

test('yieldsEachFrameOnce', async () => {
  const network = scripted(streams(wire(FRAMES.slice(0, 4)), 'break'), streams(wire(FRAMES)));
  assert.deepEqual(await readAll(setUp(network).events), FRAMES);
});

test('asksForAMissingFrame', async () => {
  const network = scripted(
    streams(wire([...FRAMES.slice(0, 3), ...FRAMES.slice(4)]), 'stay'),
    streams(wire(FRAMES.slice(3))),
  );
  const { events, states } = setUp(network);
  assert.deepEqual(await readAll(events), FRAMES);
  assert.equal((await states.next('waiting')).reason, 'gap');
  assert.equal(network.requests[1].headers.get('last-event-id'), '3');
});

test('missingFramesThatArriveLaterDoNotAddUp', async () => {
  const long = framesOf(Array(20).fill('x'));
  // Every connection sends one frame, leaves one out, and sends the rest.
  const script = long.map((_, i) => streams(wire([long[i], ...long.slice(i + 2)])));
  assert.deepEqual(await readAll(setUp(scripted(...script)).events), long);
});

test('givesUpWhenAFrameStaysMissing', async () => {
  const hole = streams(wire(FRAMES.slice(4)));
  const network = scripted(streams(wire(FRAMES.slice(0, 3))), ...Array(6).fill(hole));
  await assert.rejects(readAll(setUp(network).events), { name: 'IntegrityError', reason: 'gap' });
  assert.equal(network.requests.length, 7);
});

test('refusesWhatIsNotAFrame', async () => {
  for (const text of [
    'data: {"text":"a"}\n\n',
    'id: x\ndata: {}\n\n',
    'id: 1\ndata: {"text":\n\n',
    'id: 1\ndata: 5\n\n',
    'id: 0\ndata: {}\n\n',
    'id: 1.5\ndata: {}\n\n',
  ]) {
    await assert.rejects(
      readAll(setUp(scripted(streams(text))).events),
      { name: 'IntegrityError', reason: 'format' },
      text,
    );
  }
});

test('refusesAnotherAnswerInsteadOfTheFirst', async () => {
  const other = streams(wire(FRAMES.slice(2)), 'stay', { 'Content-Location': '/app/api/answers/b2' });
  const network = scripted(streams(wire(FRAMES.slice(0, 2)), 'break', LOCATED), other);
  await assert.rejects(readAll(setUp(network).events), { name: 'IntegrityError', reason: 'replaced' });
});

test('readsADamagedAnswerAgainFromItsStart', async () => {
  const damaged = FRAMES.map((f) => (f.id === 4 ? { ...f, data: { text: 'world' } } : f));
  const network = scripted(streams(wire(damaged)), streams(wire(FRAMES)));
  const { events, states } = setUp(network);
  const frames = await readAll(events);
  assert.deepEqual(frames, [...damaged.slice(0, -1), ...FRAMES], 'a damaged answer has no end');
  assert.equal(await answerText(/** @type {any} */ (frames)), 'Hello wörld🌍');
  const [, again] = network.requests;
  assert.deepEqual(
    [again.method, again.url, again.headers.get('last-event-id')],
    ['GET', `${BASE}api/answers/a1/events`, null],
  );
  assert.ok(states.all.some((s) => s.reason === 'integrity'));
});

test('throwsWhenAnAnswerIsDamagedTwice', async (t) => {
  const cases = {
    length: { length: 5 },
    digest: { sha256: '0'.repeat(64) },
    none: { length: undefined, sha256: undefined },
  };
  for (const [name, done] of Object.entries(cases)) {
    await t.test(name, async () => {
      const damaged = streams(
        wire(
          framesOf(['Hello'], { length: 5, ...done }).map((f) =>
            f.id === 3 && name === 'length' ? { ...f, data: { text: 'Hell' } } : f,
          ),
        ),
      );
      const network = scripted(damaged, damaged);
      await assert.rejects(readAll(setUp(network).events), (e) => e instanceof IntegrityError && e.reason === 'proof');
      assert.equal(network.requests.length, 2);
    });
  }
});

test('aStoppedAnswerIsCheckedUpToWhereItWasStopped', async () => {
  const kept = framesOf(['Hello ', 'wörld'])[4].data;
  const stopped = [...FRAMES.slice(0, 6), { id: 7, event: 'done', data: { ...kept, finish: 'stopped' } }];
  const frames = await readAll(setUp(scripted(streams(wire(stopped)))).events);
  assert.deepEqual(frames, stopped);
  assert.equal(await answerText(/** @type {any} */ (frames)), 'Hello wörld');
  const forged = [...FRAMES.slice(0, 6), { id: 7, event: 'done', data: { ...kept, finish: 'stopped', length: 10 } }];
  const twice = scripted(streams(wire(forged)), streams(wire(forged)));
  await assert.rejects(readAll(setUp(twice).events), IntegrityError);
});

const notDeployed = () =>
  new Response('<h1>HTTP Status 404</h1>', { status: 404, headers: { 'Content-Type': 'text/html' } });

test('waitsForAWebApplicationThatIsBeingDeployedAgain', async () => {
  const network = scripted(
    streams(wire(FRAMES.slice(0, 3)), 'break'),
    notDeployed,
    notDeployed,
    streams(wire(FRAMES.slice(3))),
  );
  assert.deepEqual(await readAll(setUp(network).events), FRAMES);
});

test('doesNotWaitForAnAnswerThatTheServerDoesNotKnow', async () => {
  const network = scripted(
    streams(wire(FRAMES.slice(0, 3)), 'break'),
    answers(404, { code: 'not_found', status: 404 }),
  );
  await assert.rejects(readAll(setUp(network).events), { name: 'HttpError', status: 404 });
});

test('doesNotAskAMissingResourceTwice', async () => {
  await assert.rejects(readAll(setUp(scripted(notDeployed)).events), { name: 'HttpError', status: 404 });
});

test('throwsWhatTheServerRefuses', async () => {
  const problem = { title: 'Too long', status: 422, detail: 'message may have 16000 characters', code: 'too-long' };
  await assert.rejects(
    readAll(setUp(scripted(answers(422, problem))).events),
    (e) => e instanceof HttpError && e.problem?.code === 'too-long',
  );
});

test('abortEndsQuietly', async () => {
  const network = scripted(streams(wire(FRAMES.slice(0, 4)), 'stay', LOCATED));
  const { events, stop, left } = setUp(network);
  const seen = [];
  for await (const frame of events) {
    seen.push(frame);
    if (frame.id === 4) {
      stop.abort();
    }
  }
  assert.equal(seen.length, 4);
  assert.deepEqual(left(), [0, 0, 0]);
});

test('leavingTheLoopCancelsTheRequest', async () => {
  const network = scripted(streams(wire(FRAMES), 'stay', LOCATED));
  const { events, left } = setUp(network);
  for await (const frame of events) {
    assert.equal(frame.id, 1);
    break;
  }
  assert.ok(network.requests[0].signal.aborted);
  assert.deepEqual(left(), [0, 0, 0]);
});

test('pollsWhenAProxyBuffersTheBytes', async () => {
  const network = scripted(
    streams([], 'stay', LOCATED),
    page(FRAMES.slice(0, 2), false),
    page(FRAMES.slice(0, 2), false),
    page([], false),
    unreachable,
    page(FRAMES.slice(2), true),
  );
  const { events, states, clock, left } = setUp(network);
  const reading = readAll(events);
  await states.next('open');
  clock.advance(4999);
  assert.equal(network.requests.length, 1);
  clock.advance(1);
  await clock.timerOf(1000);
  assert.equal(network.requests[0].signal.aborted, false);
  clock.advance(1000);
  assert.equal((await states.next('polling')).reason, 'buffered');
  assert.deepEqual(await reading, FRAMES);
  assert.ok(network.requests[0].signal.aborted);
  assert.deepEqual(
    network.requests
      .slice(1)
      .map((r) => [r.method, r.url.replace(BASE, ''), r.headers.get('accept'), r.headers.get('last-event-id')]),
    ['after=0&wait=0', 'after=0&wait=2', 'after=2&wait=2', 'after=2&wait=2', 'after=2&wait=2'].map((query) => [
      'GET',
      `api/answers/a1/events?${query}`,
      'application/json',
      null,
    ]),
  );
  assert.deepEqual(left(), [0, 0, 0]);
});

test('pollsWhenAResumedConnectionBringsNoByte', async () => {
  const rest = page(FRAMES.slice(2), true);
  const network = scripted(streams(wire(FRAMES.slice(0, 2)), 'break'), hangs, rest, rest);
  const { events, clock } = setUp(network);
  const reading = readAll(events);
  await network.arrived(2);
  clock.advance(5000);
  await clock.timerOf(1000);
  clock.advance(1000);
  assert.deepEqual(await reading, FRAMES);
});

test('pollsWithTheQuestionWhenAProxyWithholdsEvenTheResponseHead', async () => {
  const network = scripted(
    hangs,
    page(FRAMES.slice(0, 2), false),
    page(FRAMES.slice(0, 2), false),
    page(FRAMES.slice(2), true),
  );
  const { events, clock } = setUp(network);
  const reading = readAll(events);
  await network.arrived(1);
  clock.advance(5000);
  await clock.timerOf(1000);
  clock.advance(1000);
  assert.deepEqual(await reading, FRAMES);
  const [asked, , again, after] = network.requests;
  assert.ok(asked.signal.aborted);
  assert.deepEqual([again.method, again.url.replace(BASE, '')], ['POST', 'api/chat?wait=2']);
  assert.equal(again.headers.get('accept'), 'application/json');
  assert.equal(again.headers.get('idempotency-key'), asked.headers.get('idempotency-key'));
  assert.equal(again.body, asked.body);
  assert.equal(after.url.replace(BASE, ''), 'api/answers/a1/events?after=2&wait=2');
});

test('aSlowServerIsNotABufferingProxy', async () => {
  /** @type {(value?: any) => void} */
  let start = () => {};
  const started = new Promise((resolve) => {
    start = resolve;
  });
  const network = scripted(
    async (request) => {
      await started;
      return streams(wire(FRAMES), 'stay', LOCATED)(request);
    },
    page([], false), // The server responds but has no events.
    unreachable,
    hangs,
  );
  const { events, states, clock, left } = setUp(network);
  const reading = readAll(events);
  await network.arrived(1);
  for (let look = 2; look <= 4; look++) {
    await clock.timerOf(5000);
    clock.advance(5000);
    await network.arrived(look);
  }
  start();
  assert.deepEqual(await reading, FRAMES);
  assert.ok(states.all.every(({ state }) => state !== 'polling'));
  assert.ok(network.requests.slice(1, 3).every((r) => r.url === `${BASE}api/chat?wait=0`));
  assert.deepEqual(left(), [0, 0, 0]);
});

test('aStreamThatStartsTogetherWithItsServerIsKept', async () => {
  /** @type {(value?: any) => void} */
  let start = () => {};
  const started = new Promise((resolve) => {
    start = resolve;
  });
  const network = scripted(
    async (request) => {
      await started;
      return streams(wire(FRAMES), 'stay', LOCATED)(request);
    },
    page(FRAMES.slice(0, 1), false),
  );
  const { events, states, clock } = setUp(network);
  const reading = readAll(events);
  await network.arrived(1);
  clock.advance(5000);
  await clock.timerOf(1000);
  clock.advance(999);
  start();
  assert.deepEqual(await reading, FRAMES);
  clock.advance(1);
  assert.ok(states.all.every(({ state }) => state !== 'polling'));
});

/** The agreement of the tabs, controlled by the test. */
class FakeShare {
  allowed = true;
  rests = 0;
  /** @type {Set<() => void>} */
  watchers = new Set();
  mayStream = () => this.allowed;
  rest = async () => {
    this.rests += 1;
  };
  watch = (/** @type {() => void} */ changed) => {
    this.watchers.add(changed);
    return () => this.watchers.delete(changed);
  };

  /** @param {boolean} allowed */
  allow(allowed) {
    this.allowed = allowed;
    for (const changed of [...this.watchers]) changed();
  }
}

test('yieldsTheStreamToOtherTabsAndReopensItLater', async () => {
  const share = new FakeShare();
  const network = scripted(
    streams(wire(FRAMES.slice(0, 2)), 'stay', LOCATED),
    page([], false),
    (request) => {
      queueMicrotask(() => share.allow(true));
      return page(FRAMES.slice(2, 3), false)(request);
    },
    streams(wire(FRAMES.slice(3)), 'stay', LOCATED),
  );
  const { events, states, left } = setUp(network, ASK, { share });
  const seen = [];
  for await (const frame of events) {
    seen.push(frame);
    if (frame.id === 2) share.allow(false);
  }
  assert.deepEqual(seen, FRAMES);
  assert.equal((await states.next('polling')).reason, 'crowded');
  assert.ok(network.requests[0].signal.aborted);
  assert.deepEqual(
    network.requests.map((r) => [r.method, r.url.replace(BASE, ''), r.headers.get('last-event-id')]),
    [
      ['POST', 'api/chat', null],
      ['GET', 'api/answers/a1/events?after=2&wait=0', null],
      ['GET', 'api/answers/a1/events?after=2&wait=0', null],
      ['POST', 'api/chat', '3'],
    ],
  );
  assert.equal(share.watchers.size, 0);
  assert.deepEqual(left(), [0, 0, 0]);
});

test('anEventInTimeKeepsTheStream', async () => {
  const clock = new FakeClock();
  const frames = [];
  const network = scripted(
    streams(
      FRAMES.map((f) => wire([f])),
      'stay',
      LOCATED,
    ),
  );
  for await (const frame of answerEvents(ASK, { baseUrl: BASE, fetch: network.fetch, clock })) {
    clock.advance(30_000);
    frames.push(frame);
  }
  assert.deepEqual(frames, FRAMES);
  assert.equal(network.requests.length, 1);
});

/** @param {...Answerer} script */
function polling(...script) {
  const network = scripted(streams([], 'stay', LOCATED), page(FRAMES, true), ...script);
  const all = setUp(network);
  const reading = readAll(all.events);
  const begun = all.states.next('open').then(async () => {
    all.clock.advance(5000);
    await all.clock.timerOf(1000);
    all.clock.advance(1000);
  });
  return { ...all, network, reading, begun };
}

test('aPollThatIsRefusedOrNotAListIsAnError', async () => {
  const html = () => new Response('<p>', { headers: { 'Content-Type': 'text/html' } });
  const broken = () => new Response('{"events":', { headers: { 'Content-Type': 'application/json' } });
  await assert.rejects(polling(answers(404, { code: 'not_found', status: 404 })).reading, {
    name: 'HttpError',
    status: 404,
  });
  await assert.rejects(polling(html).reading, { name: 'ContentTypeError' });
  await assert.rejects(polling(broken).reading, { name: 'IntegrityError', reason: 'format' });
  await assert.rejects(polling(answers(200, { ended: true })).reading, { name: 'IntegrityError', reason: 'format' });
});

test('aPollSkipsSeenFramesAndAsksAgainForMissingOnes', async () => {
  const { reading, network } = polling(
    page(FRAMES.slice(0, 3), false),
    page(FRAMES.slice(4), false),
    page(FRAMES.slice(1), true),
  );
  assert.deepEqual(await reading, FRAMES);
  assert.match(network.requests[4].url, /after=3&/);
});

test('aPollThatReturnsNothingAtOnceIsDelayed', async () => {
  const { reading, states } = polling(page([], false), page([], false), page(FRAMES, true));
  assert.deepEqual(await reading, FRAMES);
  assert.deepEqual(
    states.all.filter((s) => s.state === 'waiting').map((s) => [s.reason, s.delay]),
    [
      ['empty', 500],
      ['empty', 1000],
    ],
  );
});

test('aPollThatBringsAFrameResetsTheCountOfFailures', async () => {
  const { reading, states } = polling(
    unreachable,
    unreachable,
    page(FRAMES.slice(0, 2), false),
    unreachable,
    page(FRAMES.slice(2), true),
  );
  assert.deepEqual(await reading, FRAMES);
  assert.deepEqual(
    states.all.filter((s) => s.state === 'waiting').map((s) => s.delay),
    [500, 1000, 500],
  );
});

test('aPollThatIsNotAnsweredIsAskedAgain', async () => {
  const { reading, states, network, clock, begun } = polling(hangs, page(FRAMES, true));
  await begun;
  await network.arrived(3);
  clock.advance(45_000);
  assert.deepEqual(await reading, FRAMES);
  assert.ok(states.all.some((s) => s.state === 'waiting' && s.reason === 'silence'));
});

test('abortEndsAPoll', async () => {
  const { reading, network, stop, left, begun } = polling(hangs);
  await begun;
  await network.arrived(3);
  stop.abort();
  assert.deepEqual(await reading, []);
  assert.deepEqual(left(), [0, 0, 0]);
});

test('stopNamesTheLastSeenFrame', async () => {
  const network = scripted(answers(200, {}), answers(204), answers(404, { detail: 'No such answer' }));
  const options = { baseUrl: BASE, fetch: network.fetch };
  await stopAnswer('a/1', 17, options);
  await stopAnswer('a1', undefined, options);
  await assert.rejects(stopAnswer('a1', 1, options), { name: 'HttpError', status: 404 });
  assert.deepEqual(
    network.requests.slice(0, 2).map((r) => [r.method, r.url.replace(BASE, ''), r.headers.get('content-type'), r.body]),
    [
      ['POST', 'api/answers/a%2F1/stop', 'application/json', '{"after":17}'],
      ['POST', 'api/answers/a1/stop', 'application/json', '{}'],
    ],
  );
});
