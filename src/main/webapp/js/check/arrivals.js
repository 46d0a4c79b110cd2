// How the frames of the check arrived. Only differences of times count, so the clocks of the two sides need not agree.

/**
 * A frame of the check: when the server wrote it and when it arrived, each in milliseconds of its own clock.
 *
 * @typedef {{n: number, sent: number, arrived: number}} Arrival
 */
/** @typedef {'steady' | 'together' | 'groups' | 'late'} Pace */

/** Frames that come within this time of each other came as one, 60 ms: the server writes them 250 ms apart. */
const AT_ONCE = 60;

/** A frame may be held up for so long, 400 ms, before it is worth a word. */
const LATE = 400;

/** How the frames came. @param {Arrival[]} arrivals @returns {Pace} */
export function pace(arrivals) {
  const groups = arrivals.filter((it, i) => i === 0 || it.arrived - arrivals[i - 1].arrived > AT_ONCE).length;
  if (arrivals.length > 2 && groups === 1) return 'together';
  if (groups <= arrivals.length / 2) return 'groups';
  return Math.max(...delays(arrivals)) > LATE ? 'late' : 'steady';
}

/**
 * How long each frame was held up, measured by the one that was held up least.
 *
 * @param {Arrival[]} arrivals
 * @returns {number[]}
 */
export function delays(arrivals) {
  const ways = arrivals.map(({ sent, arrived }) => arrived - sent);
  const shortest = Math.min(...ways);
  return ways.map((way) => Math.round(way - shortest));
}
