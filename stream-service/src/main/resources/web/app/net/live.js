/**
 * A stream of server-sent events that comes back by itself. While its ticket is good the browser reconnects; when it
 * gives up, a new ticket is taken and the stream goes on behind the last event that was heard.
 */
import {streamTicket} from './api.js';
import {delayMillis} from './backoff.js';

/**
 * @typedef {object} Listener
 * @property {string} path of the stream
 * @property {string[]} names of the events that are heard
 * @property {(name: string, data: object, id: string) => void} onEvent
 * @property {(status: 'connecting'|'live'|'reconnecting'|'over') => void} onStatus
 * @property {() => boolean} isOver whether there is nothing more to come, and so nothing to come back for
 */
export class LiveStream {
  #listener;
  #source = null;
  #timer = 0;
  #failures = 0;
  #lastId = '';
  #stopped = false;

  /** @param {Listener} listener */
  constructor(listener) {
    this.#listener = listener;
  }

  /** Connects; it is told to the listener how that goes. */
  start() {
    this.#stopped = false;
    this.#listener.onStatus('connecting');
    this.#connect();
  }

  /** No event is heard from now on. */
  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#source?.close();
  }

  /** Forgets its position: the next connection begins where the server says. */
  forget() {
    this.#lastId = '';
  }

  async #connect() {
    try {
      const {ticket} = await streamTicket();
      if (!this.#stopped) {
        this.#open(ticket);
      }
    } catch (problem) {
      // Without a valid token there is nothing to wait for; the page asks to sign in again.
      if (problem.status !== 401) {
        this.#later(problem.retryAfter);
      }
    }
  }

  #open(ticket) {
    const query = new URLSearchParams(this.#lastId ? {after: this.#lastId, ticket} : {ticket});
    const source = new EventSource(`${this.#listener.path}?${query}`);
    this.#source = source;
    source.onopen = () => {
      this.#failures = 0;
      this.#listener.onStatus('live');
    };
    source.onerror = () => this.#broken(source);
    for (const name of this.#listener.names) {
      source.addEventListener(name, message => this.#hear(name, message));
    }
  }

  #hear(name, message) {
    this.#lastId = message.lastEventId;
    this.#listener.onEvent(name, JSON.parse(message.data), message.lastEventId);
    if (this.#listener.isOver()) {
      this.stop();
      this.#listener.onStatus('over');
    }
  }

  #broken(source) {
    if (this.#stopped) {
      return;
    }
    if (source.readyState === EventSource.CLOSED) {
      this.#later(0);
    } else {
      this.#listener.onStatus('reconnecting');
    }
  }

  #later(asked) {
    if (this.#stopped) {
      return;
    }
    this.#failures++;
    this.#listener.onStatus('reconnecting');
    this.#timer = setTimeout(() => this.#connect(), delayMillis(this.#failures, Math.random(), asked));
  }
}
