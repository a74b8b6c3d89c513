/**
 * Which rounds are folded up. The last one is open, so that what is said now is always near the top of the page; the
 * others are a line each, unless the user wants them otherwise.
 */
import {lastRound} from '../model/scene.js';

export class Folds {
  #page;
  #wanted = new Map();

  constructor(page) {
    this.#page = page;
  }

  isOpen(scene, round) {
    return this.#wanted.get(`${scene.id}/${round.number}`) ?? round === lastRound(scene);
  }

  /** A round was opened or closed; if not by us, the user wants it so from now on. */
  toggled(scene, round, open) {
    if (open !== this.isOpen(scene, round)) {
      this.#wanted.set(`${scene.id}/${round.number}`, open);
      this.#page.requestUpdate();
    }
  }
}
