// How much the page's modules do for something, in steps and not in time: how often each part of their code is run. V8
// counts.

import { Session } from 'node:inspector/promises';

const session = new Session();
session.connect();
await session.post('Profiler.enable');
// From here on functions are compiled with counters: those of modules that have not been used yet.
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

// What the engine does itself has no counters: the characters that it goes past are steps too.
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

/** Counts the steps that the page's modules take for some work. @param {() => void} work @returns {Promise<number>} */
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
