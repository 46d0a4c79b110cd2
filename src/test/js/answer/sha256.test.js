import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Sha256 } from '#js/answer/sha256.js';

/** @param {string} text */
const utf8 = (text) => new TextEncoder().encode(text);

test('returnsThePublishedDigests', () => {
  const vectors = [
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ];
  for (const [text, digest] of vectors) {
    assert.equal(new Sha256().update(utf8(text)).hex(), digest);
  }
});

test('agreesWithTheSystemAtEveryLengthAndCut', () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, i) => (i * 151 + (i >> 3)) & 0xff);
  for (let length = 0; length <= bytes.length; length++) {
    const expected = createHash('sha256').update(bytes.subarray(0, length)).digest('hex');
    const cut = (length * 7) % (length + 1);
    const actual = new Sha256().update(bytes.subarray(0, cut)).update(bytes.subarray(cut, length)).hex();
    assert.equal(actual, expected, `${length} bytes cut at ${cut}`);
  }
});
