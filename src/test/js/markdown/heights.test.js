import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from '#js/dom/nodes.js';
import { GrowingMarkdown } from '#js/markdown/growing-markdown.js';
import { estimatedHeight } from '#js/markdown/heights.js';
import { SECTION_SIZE } from '#js/markdown/sections.js';
import { FakeDocument } from '#testing/fake-document.js';

test('the height of a block grows with its lines', () => {
  const line = estimatedHeight(h('p', null, 'x'.repeat(200))) - estimatedHeight(h('p', null, 'x'.repeat(120)));
  assert.ok(line > 1 && line < 2);
  const code = (/** @type {string} */ text) =>
    estimatedHeight(h('figure', null, h('figcaption', null, 'sh'), h('pre', null, h('code', null, text))));
  assert.ok(code('a\n'.repeat(20)) > 3 * code('a'));
  assert.ok(
    estimatedHeight(
      h('ul', null, h('li', null, 'a'), h('li', null, 'b ', h('strong', null, 'c'), h('ul', null, h('li', null, 'd')))),
    ) > 5,
  );
});

test('each finished section gets its estimated height, however the text was cut', () => {
  const text = 'A paragraph.\n\n'.repeat(2 * SECTION_SIZE + 1);
  const heights = [[text], [...text]].map((pieces) => {
    const element = new FakeDocument().createElement('div');
    const markdown = new GrowingMarkdown(element, {
      citable: new Set(),
      sourceOf: () => undefined,
      highlight: () => null,
    });
    for (const piece of pieces) {
      markdown.append(piece);
      markdown.draw();
    }
    markdown.finish();
    return element.childNodes.map((/** @type {any} */ it) => it.properties.get('--height'));
  });
  assert.equal(heights[0].length, 3);
  assert.ok(heights[0].every((/** @type {any} */ it) => /^\d+(\.\d)?rem$/.test(it)));
  assert.deepEqual(heights[1], heights[0]);
});
