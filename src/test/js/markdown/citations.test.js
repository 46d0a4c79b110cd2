// What counts as a citation. The same cases test the server's rule and the page's.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { splitCitations } from '#js/markdown/citations.js';
import { GrowingMarkdown } from '#js/markdown/growing-markdown.js';
import { FakeDocument } from '#testing/fake-document.js';

const KNOWN = new Set([1, 2, 3]);
const cases = readFileSync(new URL('../../resources/citations.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.includes(' ⇒'))
  .map((line) => line.replaceAll('␤', '\n').split(' ⇒'));

for (const [text, cited] of cases) {
  test(`draws the citations that the server counts: ${JSON.stringify(text)}`, () => {
    for (const size of [text.length, 1]) {
      const element = new FakeDocument().createElement('div');
      const markdown = new GrowingMarkdown(element, {
        citable: KNOWN,
        sourceOf: () => undefined,
        highlight: () => null,
      });
      for (let at = 0; at < text.length; at += size) {
        markdown.append(text.slice(at, at + size));
        markdown.draw();
      }
      markdown.finish();
      const drawn = element
        .all('button')
        .map((/** @type {any} */ it) => it.attributes.get('data-source'))
        .filter(Boolean);
      assert.equal(drawn.join(' '), cited.trim());
    }
  });
}

for (const [text, expected] of /** @type {[string, any[]][]} */ ([
  ['', []],
  ['none', ['none']],
  ['aa [1] b', ['aa ', 1, ' b']],
  ['[1][2]', [1, 2]],
  ['xx [1, 2; 3].', ['xx ', 1, 2, 3, '.']],
  ['[4], [1, 4] or [0, 1]', ['[4], [1, 4] or [0, 1]']],
  ['[[2]]', ['[', 2, ']']],
])) {
  test(`splits ${JSON.stringify(text)}`, () => assert.deepEqual(splitCitations(text, KNOWN), expected));
}

test('considers the text before', () => {
  assert.deepEqual(splitCitations('[1]', KNOWN, 'x_1'), ['[1]']);
  assert.deepEqual(splitCitations('[1]: https://x.example', KNOWN, '\n'), ['[1]: https://x.example']);
  assert.deepEqual(splitCitations('[1]', KNOWN, '`code`'), [1]);
});

test('without sources nothing is a citation', () => assert.deepEqual(splitCitations('aa [1]', new Set()), ['aa [1]']));

test('takes time linear in the text', { timeout: 20_000 }, () => {
  for (const hostile of ['[', '[1', '[1,', '[1][', '[[1], '])
    assert.ok(splitCitations(hostile.repeat(30_000), KNOWN).length > 0);
});
