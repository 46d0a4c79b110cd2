import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rows } from '#js/page/panels/answer-details.js';
import { newTurn } from '#js/page/state/turn.js';

/** @param {any} change */
const turn = (change) => ({ ...newTurn('t', 'How?', 0), model: 'small', ...change });

test('tells the model, the times, the tokens, the cost and what was searched', () =>
  assert.deepEqual(
    rows(
      turn({
        searched: ['Wie?'],
        scope: { sources: ['docs'], paths: ['a/'] },
        sources: [{ n: 1 }, { n: 2 }],
        done: {
          finish: 'stop',
          model: 'large',
          usage: { inputTokens: 1200, outputTokens: 45, cachedInputTokens: 1000, cost: 0.0012 },
          timing: { total: 3500, firstToken: 2000, search: 50, rewrite: 700 },
        },
      }),
    ),
    [
      ['Model', 'large instead of small'],
      ['Wording the question', '0.7 s'],
      ['Passages found after', '50 ms'],
      ['First token after', '2.0 s'],
      ['Whole answer after', '3.5 s'],
      ['Tokens per second', '30'],
      ['Tokens of the prompt', '1,200'],
      ['Of these from the provider’s cache', '1,000'],
      ['Tokens of the answer', '45'],
      ['Cost', '0.0012'],
      ['Searched for', '“How?”, “Wie?”'],
      ['Only in', 'docs, a/'],
      ['Passages found', '2'],
    ],
  ));

test('leaves out what is not known, and says which figures are estimated', () => {
  assert.deepEqual(rows(turn({})), [
    ['Model', 'small'],
    ['Searched for', '“How?”'],
    ['Passages found', '0'],
  ]);
  const usage = { inputTokens: 8, outputTokens: 5, estimated: true };
  const told = Object.fromEntries(rows(turn({ done: { usage, timing: { firstToken: 1000, total: 3000 } } })));
  assert.equal(told['Tokens per second'], 'about 2.5');
  assert.equal(told['Tokens of the answer'], 'about 5');
});

test('does not divide by a time that is too short to measure', () => {
  const told = rows(
    turn({ done: { usage: { inputTokens: 8, outputTokens: 5 }, timing: { firstToken: 10, total: 10 } } }),
  );
  assert.ok(told.every(([name]) => name !== 'Tokens per second'));
});
