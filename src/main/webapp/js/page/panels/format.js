// Numbers and times as people read them.

/** @param {number} milliseconds */
export function duration(milliseconds) {
  if (milliseconds < 100) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** @param {number} n */
export function count(n) {
  return n.toLocaleString('en');
}

/**
 * An amount of money in the currency of the settings; small amounts with two significant digits. @param {number} sum
 */
export function price(sum) {
  return sum.toLocaleString('en', sum < 0.1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 });
}

/** @param {number} n @param {string} one @param {string} [many] */
export function plural(n, one, many = `${one}s`) {
  return `${count(n)} ${n === 1 ? one : many}`;
}
