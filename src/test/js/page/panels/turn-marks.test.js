import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { TurnMarks } from '#js/page/panels/turn-marks.js';

const CHECKED = /** @type {any} */ ({ status: 'done', text: 'a', proof: { checked: [] } });
const UNCHECKED = /** @type {any} */ ({ status: 'done', text: 'a', proof: null });
const NOTE = /** @type {any} */ ({ note: true });

/** The marks of an answer, whose module arrives, or does not, when the test says so. */
function scene() {
  /** @type {any[]} */
  const fetches = [];
  /** @type {any[]} */
  const drawn = [];
  const seen = { ready: 0 };
  const fetch = () => {
    /** @type {any} */
    const waiting = {};
    waiting.promise = new Promise((resolve, reject) => Object.assign(waiting, { resolve, reject }));
    fetches.push(waiting);
    return waiting.promise;
  };
  class CitationMarks {
    /** @param {any} turn */
    draw(turn) {
      drawn.push(turn);
    }

    clear() {
      drawn.push('cleared');
    }
  }
  const prose = /** @type {any} */ ({});
  const marks = new TurnMarks(prose, () => seen.ready++, fetch);
  return { marks, fetches, drawn, seen, drawing: { CitationMarks, proofNote: () => NOTE } };
}

/** Lets the promises that are settled continue. */
async function settled() {
  await new Promise((resolve) => setImmediate(resolve));
}

test('fetches what draws the marks only when an answer has been checked, and once', async () => {
  const { marks, fetches, drawn, drawing, seen } = scene();
  marks.draw(UNCHECKED);
  assert.equal(marks.note(UNCHECKED), null);
  assert.equal(marks.note({ ...CHECKED, status: 'running' }), null);
  assert.equal(fetches.length, 0);
  assert.equal(marks.note(CHECKED), null);
  marks.draw(CHECKED);
  assert.equal(fetches.length, 1);
  fetches[0].resolve(drawing);
  await settled();
  assert.equal(seen.ready, 1);
  assert.equal(marks.note(CHECKED), NOTE);
  marks.draw(CHECKED);
  assert.deepEqual(drawn, [CHECKED]);
  assert.equal(fetches.length, 1);
});

test('an answer whose check is gone loses its marks', async () => {
  const { marks, fetches, drawn, drawing } = scene();
  marks.draw(CHECKED);
  fetches[0].resolve(drawing);
  await settled();
  marks.draw(CHECKED);
  marks.draw(UNCHECKED);
  marks.clear();
  assert.deepEqual(drawn, [CHECKED, 'cleared', 'cleared']);
});

test('tries again when the marks could not be fetched, and says so in the console', async (context) => {
  const warn = context.mock.method(console, 'warn', mock.fn());
  const { marks, fetches, drawn, drawing, seen } = scene();
  marks.draw(CHECKED);
  fetches[0].reject(new Error('no connection'));
  await settled();
  assert.match(warn.mock.calls[0].arguments[0], /could not be loaded/);
  assert.equal(seen.ready, 0);
  marks.draw(CHECKED);
  fetches[1].resolve(drawing);
  await settled();
  marks.draw(CHECKED);
  assert.deepEqual([seen.ready, drawn], [1, [CHECKED]]);
});
