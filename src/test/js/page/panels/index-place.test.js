import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IndexPlace } from '#js/page/panels/index-place.js';

const INDEX = /** @type {any} */ ({ indexPage: { view: 'index' } });
const CHAT = /** @type {any} */ ({ indexPage: { view: 'chat' } });

/** A place whose module arrives, or does not, when the test says so. */
function scene() {
  const element = /** @type {any} */ ({ hidden: true, textContent: '', focused: 0, focus: () => element.focused++ });
  const conversation = /** @type {any} */ ({ hidden: false });
  /** @type {any[]} */
  const loads = [];
  /** @type {any[]} */
  const drawn = [];
  const seen = { redraws: 0 };
  const load = () => {
    /** @type {any} */
    const waiting = {};
    waiting.promise = new Promise((resolve, reject) => Object.assign(waiting, { resolve, reject }));
    loads.push(waiting);
    return waiting.promise;
  };
  const place = new IndexPlace(element, conversation, load, () => {
    seen.redraws++;
  });
  return {
    element,
    conversation,
    loads,
    drawn,
    seen,
    place,
    drawing: { draw: (/** @type {any} */ state) => drawn.push(state) },
  };
}

/** Lets the promises that are settled continue. */
async function settled() {
  await new Promise((resolve) => setImmediate(resolve));
}

test('fetches what draws the page only when it is opened, and once', async () => {
  const { place, loads, drawn, drawing, seen } = scene();
  place.draw(CHAT);
  assert.equal(loads.length, 0);
  place.draw(INDEX);
  place.draw(INDEX);
  loads[0].resolve(drawing);
  await settled();
  assert.equal(seen.redraws, 1);
  place.draw(CHAT);
  place.draw(INDEX);
  assert.equal(loads.length, 1);
  assert.deepEqual(drawn, [CHAT, INDEX]);
});

test('takes the place of the conversation at once, and the focus each time that it is opened', () => {
  const { place, element, conversation } = scene();
  place.draw(INDEX);
  place.draw(INDEX);
  assert.deepEqual([element.hidden, conversation.hidden, element.focused], [false, true, 1]);
  place.draw(CHAT);
  assert.deepEqual([element.hidden, conversation.hidden, element.focused], [true, false, 1]);
  place.draw(INDEX);
  assert.equal(element.focused, 2);
});

test('says that it could not be loaded, and tries again when it is opened again', async () => {
  const { place, element, loads, drawing } = scene();
  place.draw(INDEX);
  loads[0].reject(new Error('no connection'));
  await settled();
  assert.match(element.textContent, /could not be loaded/);
  place.draw(INDEX);
  assert.equal(loads.length, 1);
  place.draw(CHAT);
  place.draw(INDEX);
  loads[1].resolve(drawing);
  await settled();
  assert.equal(element.textContent, '');
});
