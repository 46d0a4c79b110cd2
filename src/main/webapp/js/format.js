// Numbers, times and places as people read them.

/** Documents that are read and shown as a text of their own, whose lines are not those of the file. @param {string} path */
export function isRendition(path) {
  return /\.x?html?$/i.test(path);
}

/** @param {{path: string, startLine?: number, endLine?: number}} place */
export function placeName({ path, startLine, endLine }) {
  if (!startLine) return path;
  if (isRendition(path)) return `${path}, ${startLine === (endLine ?? startLine) ? 'line' : 'lines'} ${lineRange(startLine, endLine ?? startLine)} of its text`;
  return `${path}:${lineRange(startLine, endLine ?? startLine)}`;
}

/** @param {number} start @param {number} end */
export function lineRange(start, end) {
  return start === end ? `${start}` : `${start}-${end}`;
}

/** The address of the page that shows lines of a document. @param {{path: string, startLine?: number, endLine?: number}} place */
export function sourceAddress({ path, startLine, endLine }) {
  const lines = startLine ? `#L${startLine}${endLine && endLine !== startLine ? `-L${endLine}` : ''}` : '';
  return `source.html?path=${path.split('/').map(encodeURIComponent).join('/')}${lines}`;
}

/** The lines that an address names (`#L10-L42`). @param {string} hash @returns {{startLine: number, endLine: number} | null} */
export function linesOf(hash) {
  const match = /^#L(\d+)(?:-L?(\d+))?$/.exec(hash);
  if (!match) return null;
  const [first, last] = [Number(match[1]), Number(match[2] ?? match[1])];
  return first < 1 || last < 1 ? null : { startLine: Math.min(first, last), endLine: Math.max(first, last) };
}

/**
 * The resource of a document. Its path stands in the query, because containers refuse some characters in a path even when they are
 * encoded.
 *
 * @param {string} path
 * @param {{start: number, end: number}} [lines]
 */
export function documentAddress(path, lines) {
  const part = lines ? `&start=${lines.start}&end=${lines.end}` : '';
  return `api/documents?path=${path.split('/').map(encodeURIComponent).join('/')}${part}`;
}

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

/** A sum of money in the currency of the settings, small ones with two figures that count. @param {number} sum */
export function price(sum) {
  return sum.toLocaleString('en', sum < 0.1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 });
}

/** @param {number} n @param {string} one @param {string} [many] */
export function plural(n, one, many = `${one}s`) {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** When something was, seen from now. @param {number} then @param {number} now */
export function ago(then, now) {
  const minutes = Math.round((now - then) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.round(minutes / 60)} h ago`;
  const days = Math.round(minutes / (24 * 60));
  if (days < 7) return days === 1 ? 'yesterday' : `${days} days ago`;
  return new Date(then).toLocaleDateString('en', { day: 'numeric', month: 'short', year: 'numeric' });
}
