import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pagePresence } from '#js/stream/reconnect.js';

test('aPageReportsWhenItIsOnlineAndVisible', () => {
  const scope = Object.assign(new EventTarget(), {
    navigator: { onLine: true },
    document: Object.assign(new EventTarget(), { visibilityState: 'visible' }),
  });
  const presence = pagePresence(scope);
  /** @type {string[]} */
  const seen = [];
  const unwatch = presence.watch((what) => seen.push(what));
  assert.deepEqual([presence.offline(), presence.hidden()], [false, false]);

  scope.navigator.onLine = false;
  scope.dispatchEvent(new Event('offline'));
  scope.document.visibilityState = 'hidden';
  scope.document.dispatchEvent(new Event('visibilitychange'));
  assert.deepEqual([presence.offline(), presence.hidden()], [true, true]);
  scope.document.visibilityState = 'visible';
  scope.document.dispatchEvent(new Event('visibilitychange'));
  scope.dispatchEvent(new Event('online'));
  assert.deepEqual(seen, ['offline', 'hidden', 'visible', 'online']);

  unwatch();
  scope.dispatchEvent(new Event('online'));
  scope.document.dispatchEvent(new Event('visibilitychange'));
  assert.equal(seen.length, 4);
});

test('withoutAPageItIsOnlineAndVisible', () => {
  const presence = pagePresence({});
  assert.deepEqual([presence.offline(), presence.hidden()], [false, false]);
  presence.watch(() => {})();
});
