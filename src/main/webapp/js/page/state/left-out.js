// What a source leaves out, as the page keeps it.

/**
 * @typedef {{reason: string, text: string, count: number, examples?: string[], formats?: Record<string, number>}}
 *     LeftOutGroup
 * @typedef {{state: 'loading' | 'ready' | 'failed', paths: string[], next: string | null, message?: string}}
 *     LeftOutList
 */

/** Names a list of the state. @param {string} source @param {string} reason */
export function leftOutKey(source, reason) {
  return `${source}/${reason}`;
}
