import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whenNeeded } from '#js/page/panels/when-needed.js';

const OTHER = /** @type {any} */ ({ token: 'none' });
const NEEDED = /** @type {any} */ ({ token: 'wanted' });

/** A part whose module arrives, or does not, when the test says so. */
function scene() {
  /** @type {{resolve: () => void, reject: (error: Error) => void}[]} */
  const loads = [];
  /** @type {any[]} */
  const drawn = [];
  const seen = { redraws: 0 };
  const part = whenNeeded(
    (state) => state.token !== 'none',
    () =>
      new Promise((resolve, reject) => {
        loads.push({ resolve: () => resolve({ draw: (state) => drawn.push(state) }), reject });
      }),
    () => seen.redraws++,
  );
  return { part, loads, drawn, seen };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('is fetched once, when it is needed, and draws every state from then on', async () => {
  const { part, loads, drawn, seen } = scene();
  part.draw(OTHER);
  assert.equal(loads.length, 0);
  part.draw(NEEDED);
  part.draw(NEEDED);
  assert.equal(loads.length, 1);
  loads[0].resolve();
  await settled();
  assert.equal(seen.redraws, 1);
  part.draw(NEEDED);
  part.draw(OTHER);
  assert.equal(loads.length, 1);
  assert.deepEqual(drawn, [NEEDED, OTHER]);
});

test('is fetched again after a failure, at the next change', async (t) => {
  const warnings = t.mock.method(console, 'warn', () => {});
  const { part, loads, drawn, seen } = scene();
  part.draw(NEEDED);
  loads[0].reject(new Error('offline'));
  await settled();
  assert.equal(warnings.mock.callCount(), 1);
  assert.equal(seen.redraws, 0);
  part.draw(NEEDED);
  loads[1].resolve();
  await settled();
  part.draw(NEEDED);
  assert.deepEqual(drawn, [NEEDED]);
});
