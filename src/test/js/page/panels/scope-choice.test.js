import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScopeChoice } from '#js/page/panels/scope-choice.js';
import { hasSeveralSources } from '#js/page/state/state.js';
import { FakeDocument } from '#testing/fake-document.js';

/** @param {string[]} names */
const state = (...names) =>
  /** @type {any} */ ({ index: { sources: names.map((name) => ({ name, title: `The ${name}` })) } });

test('offers all sources and each of them, and keeps what is chosen', () => {
  /** @type {any} */
  let line;
  const next = /** @type {any} */ ({
    ownerDocument: new FakeDocument(),
    before: (/** @type {any} */ it) => {
      line = it;
    },
  });
  const choice = new ScopeChoice(next);
  choice.draw(state('guide', 'shop'));
  const select = line.childNodes[1];
  assert.equal(line.textContent, 'Search in all sourcesThe guideThe shop');
  assert.equal(choice.scope, undefined);

  select.value = 'shop';
  choice.draw(state('guide', 'shop'));
  assert.deepEqual(choice.scope, { sources: ['shop'] });
  choice.draw(state('guide', 'shop', 'wiki'));
  assert.deepEqual(choice.scope, { sources: ['shop'] });
  assert.equal(line.hidden, false);

  choice.draw(state('guide'));
  assert.equal(line.hidden, true);
  assert.equal(choice.scope, undefined, 'a source that is gone is not chosen any more');
});

test('there is a choice only between several sources', () => {
  assert.equal(hasSeveralSources(/** @type {any} */ ({ index: null })), false);
  assert.equal(hasSeveralSources(state('guide')), false);
  assert.equal(hasSeveralSources(state('guide', 'shop')), true);
});
