// Holds the state and tells when it has changed: a burst of changes is one drawing.

/**
 * @template S
 */
export class Store {
  #state;
  #reduce;
  #schedule;
  /** @type {((state: S, action: any) => void)[]} */
  #watchers = [];
  #scheduled = false;
  /** @type {((state: S) => void)[]} */
  #drawers = [];

  /**
   * @param {S} state the first one
   * @param {(state: S, action: any) => S} reduce
   * @param {(draw: () => void) => void} schedule when to draw, the browser's next frame
   */
  constructor(state, reduce, schedule) {
    this.#state = state;
    this.#reduce = reduce;
    this.#schedule = schedule;
  }

  get state() {
    return this.#state;
  }

  /** @param {{type: string, [field: string]: any}} action */
  dispatch(action) {
    const next = this.#reduce(this.#state, action);
    if (next === this.#state) return;
    this.#state = next;
    for (const watch of this.#watchers) watch(next, action);
    this.draw();
  }

  /** Asks for a drawing though nothing has changed: time has passed. */
  draw() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#schedule(() => {
      this.#scheduled = false;
      for (const draw of this.#drawers) draw(this.#state);
    });
  }

  /** Calls after every single change. @param {(state: S, action: any) => void} watch */
  onChange(watch) {
    this.#watchers.push(watch);
  }

  /** Calls once for each burst of changes. @param {(state: S) => void} draw */
  onDraw(draw) {
    this.#drawers.push(draw);
  }
}
