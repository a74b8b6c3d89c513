/** Looks at something again and again, but not while nobody looks at the page. */
export class Polling {
  #look;
  #millis;
  #timer = 0;
  #running = false;
  #seen = () => this.now();

  /**
   * @param {() => Promise<void>} look
   * @param {number} millis between two looks
   */
  constructor(look, millis) {
    this.#look = look;
    this.#millis = millis;
  }

  /** Looks at once, and from now on. */
  start() {
    this.#running = true;
    document.addEventListener('visibilitychange', this.#seen);
    this.now();
  }

  stop() {
    this.#running = false;
    document.removeEventListener('visibilitychange', this.#seen);
    clearTimeout(this.#timer);
  }

  /** Looks at once; the next look is that much later. */
  async now() {
    clearTimeout(this.#timer);
    if (document.hidden) {
      return;
    }
    await this.#look();
    if (this.#running) {
      this.#timer = setTimeout(() => this.now(), this.#millis);
    }
  }
}
