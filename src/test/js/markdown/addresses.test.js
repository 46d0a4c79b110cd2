import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowedAddress } from '#js/markdown/addresses.js';

for (const address of ['https://example.org/a?b#c', 'http://x', 'mailto:a@b.c', 'HTTPS://EXAMPLE.ORG']) {
  test(`may be followed: ${address}`, () => assert.ok(allowedAddress(address)));
}

for (const address of [
  'javascript:alert(1)',
  ' java\nscript:alert(1)',
  'JAVASCRIPT:x',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://x/y',
  '/relative',
  '//host/x',
  'docs/a.md',
  '#c=1',
  '',
  'ftp://x',
]) {
  test(`may not be followed: ${JSON.stringify(address)}`, () => assert.equal(allowedAddress(address), null));
}
