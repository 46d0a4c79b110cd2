import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Store } from '#js/page/state/store.js';

test('a failing part of the page does not stop the others, and is logged once', (context) => {
  const told = context.mock.method(console, 'error', () => {});
  /** @type {() => void} */
  let frame = () => {};
  const store = new Store(
    0,
    (state, { by }) => state + by,
    (draw) => (frame = draw),
  );
  const broken = () => {
    throw new Error('cannot be drawn');
  };
  /** @type {string[]} */
  const seen = [];
  store.onChange(broken);
  store.onChange((state) => seen.push(`change to ${state}`));
  store.onDraw(broken);
  store.onDraw((state) => seen.push(`draw ${state}`));
  for (const by of [1, 2]) {
    store.dispatch({ type: 'add', by });
    frame();
  }
  assert.deepEqual(seen, ['change to 1', 'draw 1', 'change to 3', 'draw 3']);
  assert.equal(told.mock.callCount(), 1);
});
