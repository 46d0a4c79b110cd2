// How the frames of the test arrived. Only time differences count, so the clocks of browser and server need not agree.

/**
 * A frame of the test: when the server sent it and when it arrived, each in milliseconds of its own clock.
 *
 * @typedef {{n: number, sent: number, arrived: number}} Arrival
 */
/** @typedef {'steady' | 'together' | 'groups' | 'late'} Pace */

/** Frames that arrive within this time, 60 ms, count as arriving together; the server sends one every 250 ms. */
const AT_ONCE = 60;

/** A delay above this, 400 ms, is reported. */
const LATE = 400;

/** How the frames arrived. @param {Arrival[]} arrivals @returns {Pace} */
export function pace(arrivals) {
  const groups = arrivals.filter((it, i) => i === 0 || it.arrived - arrivals[i - 1].arrived > AT_ONCE).length;
  if (arrivals.length > 2 && groups === 1) return 'together';
  if (groups <= arrivals.length / 2) return 'groups';
  return Math.max(...delays(arrivals)) > LATE ? 'late' : 'steady';
}

/**
 * How long each frame was delayed, relative to the frame with the smallest delay.
 *
 * @param {Arrival[]} arrivals
 * @returns {number[]}
 */
export function delays(arrivals) {
  const ways = arrivals.map(({ sent, arrived }) => arrived - sent);
  const shortest = Math.min(...ways);
  return ways.map((way) => Math.round(way - shortest));
}
