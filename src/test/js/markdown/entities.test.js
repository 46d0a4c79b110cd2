import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeEntities } from '#js/markdown/entities.js';

test('decodes known references and leaves the others', () => {
  assert.equal(decodeEntities('&lt;&#65;&#x1F600;&nosuch;&#0;&amp'), '<A😀&nosuch;\ufffd&amp');
  assert.equal(decodeEntities('&#xD800; &#1114112;'), '\ufffd \ufffd');
});
