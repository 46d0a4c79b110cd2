// Whatever a model writes because a document told it to, the page loads nothing from elsewhere and runs nothing.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { GrowingMarkdown } from '#js/markdown/growing-markdown.js';
import { FakeDocument } from '#testing/fake-document.js';

const SURROUNDINGS = { citable: new Set([1, 2]), sourceOf: () => undefined, highlight: () => null };
/** @type {{name: string, text: string}[]} */
const INJECTIONS = JSON.parse(readFileSync(new URL('../../resources/injections.json', import.meta.url), 'utf8'));

/** Elements that load or run something, or send something away. */
const LOADING =
  /^(?:script|img|image|iframe|frame|object|embed|link|style|svg|video|audio|source|track|form|base|meta)$/i;
/** Attributes that do. */
const ACTIVE = /^(?:src|srcset|poster|style|action|formaction|background|data|ping|xlink:href|srcdoc|on.*)$/i;

/** @param {any} node @returns {any[]} */
const all = (node) => [node, ...(node.childNodes ?? []).flatMap(all)];

test('there are forty injections', () => assert.ok(INJECTIONS.length >= 40));

for (const { name, text } of INJECTIONS) {
  test(`an answer that repeats "${name}" loads and runs nothing`, () => {
    const element = new FakeDocument().createElement('div');
    const markdown = new GrowingMarkdown(element, SURROUNDINGS);
    for (const piece of ['Yes. ', ...text, `\n\n${text}`]) {
      markdown.append(piece);
      markdown.draw();
    }
    markdown.finish();
    for (const node of all(element)) {
      assert.doesNotMatch(String(node.tag ?? ''), LOADING);
      for (const [attribute, value] of node.attributes ?? []) {
        assert.doesNotMatch(attribute, ACTIVE);
        if (attribute === 'href') assert.match(value, /^(?:https?|mailto):/);
      }
    }
    const cited = all(element)
      .map((it) => it.attributes?.get('data-source'))
      .filter(Boolean);
    assert.ok(
      cited.every((number) => number === '1' || number === '2'),
      `cites ${cited}`,
    );
  });
}
