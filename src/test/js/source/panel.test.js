import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourcePanel } from '#js/source/panel.js';
import { FakeDocument } from '#testing/fake-document.js';

/** @param {string | undefined} origin */
const drawn = (origin) => outlineOf({ state: 'loading', origin });

/** @param {any} content what the panel shows of lines 3 and 4 */
function outlineOf(content) {
  const document = new FakeDocument();
  Object.assign(document, {
    createElementNS: (/** @type {string} */ _, /** @type {string} */ tag) => document.createElement(tag),
  });
  const element = Object.assign(document.createElement('aside'), { focus: () => {}, querySelector: () => null });
  const before = globalThis.document;
  globalThis.document = /** @type {any} */ ({ body: { classList: { toggle: () => {} } }, activeElement: null });
  try {
    const panel = new SourcePanel(/** @type {any} */ (element), { close: () => {} }, () => null);
    panel.draw(/** @type {any} */ ({ path: 'docs/a.md', startLine: 3, endLine: 4, title: 'A', ...content }));
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

test('highlights the lines of the cited sentence, and shows where the rest of the passage is', () => {
  const read = { path: 'docs/a.md', title: 'A', lines: 9, start: 1, end: 6, text: 'a\nb\nc\nd\ne\nf\n' };
  /** @param {any} spans */
  const looks = (spans) =>
    [
      ...outlineOf({ state: 'ready', document: read, startLine: 2, endLine: 5, spans }).matchAll(
        /class="line( \w+)?" id="line-(\d)"/g,
      ),
    ].map(([, look, line]) => line + (look ?? ''));
  assert.deepEqual(looks([{ startLine: 3, endLine: 4 }]), ['1', '2 around', '3 marked', '4 marked', '5 around', '6']);
  assert.deepEqual(
    looks([
      { startLine: 2, endLine: 2 },
      { startLine: 5, endLine: 9 },
    ]).slice(1),
    ['2 marked', '3 around', '4 around', '5 marked', '6'],
  );
  for (const none of [[], undefined])
    assert.deepEqual(looks(none), ['1', '2 marked', '3 marked', '4 marked', '5 marked', '6']);
});
