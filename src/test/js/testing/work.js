// How much work the page's modules do, in steps instead of time: how often each part of their code runs, as counted by
// V8.

import { Session } from 'node:inspector/promises';

const session = new Session();
session.connect();
await session.post('Profiler.enable');
// From here on, functions are compiled with counters, if their modules have not been used before.
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

// The engine's own functions have no counters, so the characters that they pass count as steps too.
let passed = 0;
const strings = /** @type {any} */ (String.prototype);
for (const name of ['indexOf', 'includes', 'replace', 'replaceAll', 'split']) {
  const own = strings[name];
  strings[name] = /** @this {string} */ function (/** @type {any[]} */ ...args) {
    const found = name === 'indexOf' ? own.apply(this, args) : -1;
    passed +=
      (found < 0 ? this.length : found) - (name === 'indexOf' ? Math.min(Number(args[1] ?? 0), this.length) : 0);
    return name === 'indexOf' ? found : own.apply(this, args);
  };
}

/** Counts the steps that the page's modules take for this work. @param {() => void} work @returns {Promise<number>} */
export async function stepsOf(work) {
  await session.post('Profiler.takePreciseCoverage');
  passed = 0;
  work();
  const native = passed;
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const ours = result.filter(({ url }) => url.includes('/src/main/webapp/js/'));
  return ours
    .flatMap(({ functions }) => functions)
    .flatMap(({ ranges }) => ranges)
    .reduce((sum, { count }) => sum + count, native);
}
