import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourcePanel } from '#js/source/panel.js';
import { FakeDocument } from '#testing/fake-document.js';

/** @param {string | undefined} origin */
function drawn(origin) {
  const document = new FakeDocument();
  Object.assign(document, {
    createElementNS: (/** @type {string} */ _, /** @type {string} */ tag) => document.createElement(tag),
  });
  const element = Object.assign(document.createElement('aside'), { focus: () => {} });
  const before = globalThis.document;
  globalThis.document = /** @type {any} */ ({ body: { classList: { toggle: () => {} } }, activeElement: null });
  try {
    const panel = new SourcePanel(/** @type {any} */ (element), { close: () => {} }, () => null);
    panel.draw({ state: 'loading', path: 'docs/a.md', startLine: 3, endLine: 4, title: 'A', origin });
    return element.outline;
  } finally {
    globalThis.document = before;
  }
}

test('leads to the lines at their origin, in a tab of its own', () => {
  const outline = drawn('https://forge.example/docs/a.md#L3-L4');
  assert.match(outline, /<a[^>]*href="https:\/\/forge\.example\/docs\/a\.md#L3-L4"[^>]*>"Open at its origin"/);
  assert.match(outline, /<a[^>]*rel="noopener"[^>]*>"Open at its origin"/);
  assert.match(outline, /<a[^>]*target="_blank"[^>]*>"Open at its origin"/);
});

test('offers no origin of a document that has none', () => {
  assert.doesNotMatch(drawn(undefined), /origin/);
});
