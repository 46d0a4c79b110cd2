// Every element that a script gets by its id exists in the HTML of its page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const WEBAPP = new URL('../../../main/webapp/', import.meta.url);

const TAKEN = /\b(?:element|getElementById)\('([^']+)'\)/g;

for (const [page, script] of [
  ['index.html', 'js/page/main.js'],
  ['source.html', 'js/source/main.js'],
  ['check.html', 'js/check/main.js'],
]) {
  test(`${page} has every element that ${script} uses`, () => {
    const html = readFileSync(new URL(page, WEBAPP), 'utf8');
    const taken = [...readFileSync(new URL(script, WEBAPP), 'utf8').matchAll(TAKEN)].map(([, id]) => id);
    assert.notEqual(taken.length, 0);
    assert.deepEqual(
      taken.filter((id) => !html.includes(`id="${id}"`)),
      [],
    );
  });
}
