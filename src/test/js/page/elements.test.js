// Every element that a script of a page takes by its id stands in the HTML of that page.

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
  test(`${page} has every element that ${script} takes`, () => {
    const html = readFileSync(new URL(page, WEBAPP), 'utf8');
    const taken = [...readFileSync(new URL(script, WEBAPP), 'utf8').matchAll(TAKEN)].map(([, id]) => id);
    assert.notEqual(taken.length, 0);
    assert.deepEqual(
      taken.filter((id) => !html.includes(`id="${id}"`)),
      [],
    );
  });
}
