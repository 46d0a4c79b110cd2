import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectionText, elapsedText, phaseText } from '#js/page/panels/phases.js';

test('names each phase, and unknown ones', () => {
  assert.equal(phaseText({ phase: 'searching' }), 'Searching…');
  assert.equal(phaseText({ phase: 'rewriting' }), 'Rewriting the question…');
  assert.equal(phaseText({ phase: 'searching', detail: 'Also searching for “x”.' }), 'Also searching for “x”.');
  assert.equal(phaseText({ phase: 'queued', position: 3 }), 'Waiting in the queue, position 3…');
  assert.equal(
    phaseText({ phase: 'retrying', attempt: 2, detail: 'It is overloaded. It is asked again in 2 s.' }),
    'It is overloaded. It is asked again in 2 s. (attempt 2)',
  );
  assert.equal(phaseText({ phase: 'looking', detail: 'Reading docs/a.md:10-40' }), 'Reading docs/a.md:10-40…');
  assert.equal(phaseText({ phase: 'looking' }), 'Looking further…');
  assert.equal(phaseText({ phase: 'brewing' }), 'Working…');
});

test('shows the time only after a while', () => {
  assert.equal(elapsedText(0, 2999), '');
  assert.equal(elapsedText(0, 3400), '3 s');
  assert.equal(elapsedText(0, 75_000), '1 min 15 s');
});

const BUSY = Object.assign(new Error(), { problem: { detail: 'The server is busy.' } });

test('counts down to the next try', () => {
  assert.equal(
    connectionText({ state: 'waiting', attempt: 1, retryAt: 5000, reason: 'network' }, 1200),
    'The connection was lost. Trying again in 4 s.',
  );
  assert.equal(
    connectionText({ state: 'waiting', attempt: 1, retryAt: 5000, reason: 'status', error: BUSY }, 5000),
    'The server is busy. Trying again…',
  );
  assert.match(connectionText({ state: 'paused', attempt: 1, reason: 'offline' }, 0), /offline/);
  assert.equal(connectionText({ state: 'connecting', attempt: 2, reason: 'network' }, 0), 'Reconnecting…');
});
