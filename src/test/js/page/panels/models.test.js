import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Slot } from '#js/dom/nodes.js';
import { modelsSection } from '#js/page/panels/models.js';
import { reduce } from '#js/page/state/reduce.js';
import { initialState } from '#js/page/state/state.js';
import { FakeDocument } from '#testing/fake-document.js';

const MODELS = [
  { name: 'fast', provider: 'openai', default: true },
  { name: 'quotes', provider: 'quotes' },
];

/** @param {any} checks */
function drawn(checks) {
  const element = new FakeDocument().createElement('div');
  const state = reduce(reduce(initialState, { type: 'models', models: MODELS }), { type: 'modelChecks', checks });
  new Slot(element).draw(modelsSection(state, () => {}));
  return element.outline;
}

test('names the models and offers to check them', () => {
  assert.match(drawn(null), /fast.*openai.*quotes.*<button[^>]*>"Check models"/);
  assert.doesNotMatch(drawn(null), /disabled/);
});

test('shows nothing before the server has sent its models', () => {
  assert.equal(
    modelsSection(initialState, () => {}),
    null,
  );
});

test('cannot be clicked while a check runs', () => {
  assert.match(drawn({ state: 'running' }), /<button[^>]*disabled[^>]*>"Checking…"/);
});

test('says how fast a model answers, or why it does not answer', () => {
  const results = {
    fast: { answers: true, firstToken: 340 },
    quotes: { answers: false, message: 'It is closed.', detail: 'Connection refused' },
  };
  assert.match(
    drawn({ state: 'done', results }),
    /The first word took 0\.3 s\..*<p class="problem">"It is closed\.".*<p class="note detail">"Connection refused"/,
  );
});

test('says that the server could not be reached', () => {
  assert.match(drawn({ state: 'failed', message: 'Try again.' }), /<p class="problem">"Try again\."/);
});
