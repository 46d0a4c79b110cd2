// Parts of the page whose modules are fetched when the state needs them, because most visits do not.

/** @import {State} from '../state/state.js' */

/** @typedef {{draw: (state: State) => void}} Drawing */

/**
 * A part that draws nothing until it is needed.
 *
 * @param {(state: State) => boolean} isNeeded
 * @param {() => Promise<Drawing>} load fetches the part; if that fails, the next change of the state tries again
 * @param {() => void} redraw called when that has been loaded
 * @returns {Drawing}
 */
export function whenNeeded(isNeeded, load, redraw) {
  /** @type {Drawing | undefined} */
  let drawing;
  let loading = false;
  return {
    draw(state) {
      if (drawing) return drawing.draw(state);
      if (loading || !isNeeded(state)) return;
      loading = true;
      load()
        .then((it) => {
          drawing = it;
          redraw();
        }, console.warn)
        .finally(() => {
          loading = false;
        });
    },
  };
}
