import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMultiplexed, MAX_STREAMS, StreamShare } from '#js/answer/stream-share.js';
import { FakeClock } from '#testing/fakes.js';

/** The tabs of one browser: a clock, and a storage whose changes all other tabs receive. */
class Browser {
  clock = new FakeClock();
  /** @type {any[]} */
  pages = [];
  closed = false;

  /** @param {boolean} [unlimited] */
  tab(unlimited = false) {
    const page = Object.assign(new EventTarget(), {
      document: Object.assign(new EventTarget(), { visibilityState: 'visible' }),
    });
    this.pages.push(page);
    const share = new StreamShare(() => this.#storageOf(page), page, this.clock, `tab${this.pages.length}`, unlimited);
    return { page, share };
  }

  /** @type {Record<string, string>} */
  #items = {};

  /** @param {any} page @returns {any} */
  #storageOf(page) {
    const tell = (/** @type {string} */ key) => {
      for (const other of this.pages) {
        if (other !== page) other.dispatchEvent(Object.assign(new Event('storage'), { key }));
      }
    };
    const check = () => {
      if (this.closed) throw new Error('SecurityError');
    };
    const methods = {
      getItem: (/** @type {string} */ key) => {
        check();
        return this.#items[key] ?? null;
      },
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => {
        check();
        this.clock.advance(1); // No two things happen in the same millisecond.
        this.#items[key] = value;
        tell(key);
      },
      removeItem: (/** @type {string} */ key) => {
        check();
        delete this.#items[key];
        tell(key);
      },
    };
    return new Proxy(methods, {
      ownKeys: () => Object.keys(this.#items),
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    });
  }

  /** The entry of a tab that could not remove it. @param {object} entry */
  addLeftover(entry) {
    this.#items['docent.stream.crashed'] = JSON.stringify(entry);
  }

  get size() {
    return Object.keys(this.#items).length;
  }

  /** @param {any} page @param {'visible' | 'hidden'} state */
  show(page, state) {
    page.document.visibilityState = state;
    page.document.dispatchEvent(new Event('visibilitychange'));
  }
}

/** @param {Browser} browser */
const readers = (browser, count = MAX_STREAMS + 4) =>
  Array.from({ length: count }, () => {
    const tab = browser.tab();
    return { ...tab, leave: tab.share.join() };
  });
/** @param {{share: StreamShare}[]} tabs */
const streaming = (tabs) => tabs.flatMap(({ share }, i) => (share.mayStream() ? [i] : []));

test('of eight visible windows, the four used last stream', () => {
  assert.deepEqual(streaming(readers(new Browser())), [4, 5, 6, 7]);
});

test('a window that the user comes to streams instead of the one unused for longest', () => {
  const tabs = readers(new Browser());
  let told = 0;
  tabs[4].share.watch(() => told++);
  tabs[1].page.dispatchEvent(new Event('focus'));
  assert.deepEqual(streaming(tabs), [1, 5, 6, 7]);
  assert.ok(told > 0);
});

test('hidden tabs come after visible ones', () => {
  const browser = new Browser();
  const tabs = readers(browser);
  browser.show(tabs[6].page, 'hidden');
  browser.show(tabs[7].page, 'hidden');
  assert.deepEqual(streaming(tabs), [2, 3, 4, 5]);
  browser.show(tabs[7].page, 'visible');
  assert.deepEqual(streaming(tabs), [3, 4, 5, 7]);
});

test('a tab that reads no answer takes no place, and neither does a closed one', () => {
  const tabs = readers(new Browser());
  tabs[7].leave();
  tabs[7].leave();
  tabs[6].page.dispatchEvent(new Event('pagehide'));
  assert.deepEqual(streaming(tabs.slice(0, 6)), [2, 3, 4, 5]);
  tabs[6].page.dispatchEvent(new Event('pageshow'));
  assert.deepEqual(streaming(tabs.slice(0, 7)), [3, 4, 5, 6]);
});

test('a crashed tab loses its place after three minutes; living tabs keep theirs', () => {
  const browser = new Browser();
  const tabs = readers(browser, 4);
  browser.addLeftover({ shown: true, since: browser.clock.now() + 1, until: browser.clock.now() + 180_000 });
  assert.deepEqual(streaming(tabs), [1, 2, 3]);
  browser.clock.advance(240_000);
  assert.deepEqual(streaming(tabs), [0, 1, 2, 3]);
  assert.equal(browser.size, 4);
});

test('without storage every tab streams', () => {
  const browser = new Browser();
  browser.closed = true;
  assert.equal(streaming(readers(browser)).length, MAX_STREAMS + 4);
});

test('there is no limit if one connection carries all streams', () => {
  const browser = new Browser();
  const tabs = Array.from({ length: 8 }, () => browser.tab(true));
  for (const { share } of tabs) share.join();
  assert.equal(streaming(tabs).length, 8);
  const came = (/** @type {string} */ nextHopProtocol) =>
    /** @type {any} */ ({ getEntriesByType: () => [{ nextHopProtocol }] });
  assert.deepEqual(
    ['h2', 'h3', 'http/1.1', ''].map((it) => isMultiplexed(came(it))),
    [true, true, false, false],
  );
});

test('a rest is short in a visible tab, and ends when something changes or it is aborted', async () => {
  const browser = new Browser();
  const { page, share } = browser.tab();
  share.join();
  const timers = browser.clock.pending;
  const shown = share.rest();
  browser.clock.advance(1000);
  await shown;
  browser.show(page, 'hidden');
  const hidden = share.rest();
  browser.clock.advance(4999);
  assert.equal(browser.clock.pending, timers + 1);
  browser.show(page, 'visible');
  await hidden;
  await share.rest(AbortSignal.abort());
  assert.equal(browser.clock.pending, timers);
});
