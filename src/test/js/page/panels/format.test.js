import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ago } from '#js/page/panels/ago.js';
import { duration, plural } from '#js/page/panels/format.js';

test('writes numbers and times for people', () => {
  assert.equal(plural(1, 'file'), '1 file');
  assert.equal(plural(1234, 'file'), '1,234 files');
  assert.equal(duration(4210), '4.2 s');
  assert.equal(ago(0, 20_000), 'just now');
  assert.equal(ago(0, 25 * 3_600_000), 'yesterday');
});
