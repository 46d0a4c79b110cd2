import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groups } from '../../../../main/webapp/js/page/panels/drawer-groups.js';

/** @param {number} year @param {number} month @param {number} day @param {number} [hour] */
const at = (year, month, day, hour = 12) => new Date(year, month - 1, day, hour);

/** @param {Date} updated @param {boolean} [pinned] */
const item = (updated, pinned = false) => ({
  id: String(updated),
  title: '',
  updatedAt: updated.toISOString(),
  pinned,
});

/** @param {Date[]} updated @param {Date} now */
const labels = (updated, now) =>
  groups(
    updated.map((it) => item(it)),
    now.getTime(),
  ).map((group) => group.label);

test('conversations are grouped by the days of the calendar', () => {
  const now = at(2026, 3, 15, 1);
  assert.deepEqual(
    labels(
      [at(2026, 3, 15, 0), at(2026, 3, 14, 23), at(2026, 3, 13), at(2026, 3, 9), at(2026, 3, 8), at(2026, 2, 14)],
      now,
    ),
    ['Today', 'Yesterday', 'Last 7 days', 'Last 30 days'],
  );
  assert.deepEqual(labels([at(2026, 2, 13), at(2026, 2, 1), at(2025, 2, 20)], now), ['February 2026', 'February 2025']);
});

test('a day is as long as the clock makes it', () => {
  // In many time zones, the clocks change on one of these nights.
  for (const [month, day] of [
    [3, 8],
    [3, 29],
    [10, 25],
    [11, 1],
  ]) {
    assert.deepEqual(labels([at(2026, month, day, 23)], at(2026, month, day + 1, 1)), ['Yesterday']);
  }
});

test('a change in the future, by the clock of the server, is of today', () => {
  assert.deepEqual(labels([at(2026, 3, 16)], at(2026, 3, 15)), ['Today']);
});

test('pinned conversations are a group of their own', () => {
  const now = at(2026, 3, 15).getTime();
  const shown = groups([item(at(2026, 1, 1), true), item(at(2026, 3, 15)), { id: 'x', title: '' }], now);
  assert.deepEqual(
    shown.map(({ label, items }) => `${label} ${items.length}`),
    ['Pinned 1', 'Today 1', 'Older 1'],
  );
});
