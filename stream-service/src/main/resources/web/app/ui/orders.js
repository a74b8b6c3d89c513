/** What a user may want with a session, from the page that shows it. */
import {sessions} from '../net/api.js';
import {ask} from './prompt.js';

const MOST_SAID_CHARS = 4_000;

export class Orders {
  #page;

  constructor(page) {
    this.#page = page;
  }

  pause = () => this.#give('pause');

  resume = () => this.#give('resume');

  /** A session that failed goes on where it failed; its stream had ended. */
  retry = async () => {
    if (await this.#give('retry')) {
      this.#page.listenAgain();
    }
  };

  cancel = async () => {
    const sure = await ask({
      title: 'End this session?',
      text: 'What was said so far stays readable. There will be no verdict, and it can’t be taken up again.',
      yes: 'End it',
      no: 'Let it go on',
      danger: true,
    });
    if (sure !== null) {
      await this.#give('cancel', {});
    }
  };

  raiseHand = async () => {
    const text = await ask({
      title: 'Raise your hand',
      text: 'The council hears it in its next round.',
      label: 'What should they hear?',
      most: MOST_SAID_CHARS,
      yes: 'Say it',
    });
    if (text) {
      await this.#give('interjections', {text});
    }
  };

  clarify = async event => {
    event.preventDefault();
    await this.#give('clarifications', {answer: event.target.elements.answer.value});
  };

  async #give(order, body) {
    const page = this.#page;
    page.busy = true;
    const session = await page.attempt(() => sessions.order(page.sessionId, order, body));
    page.busy = false;
    page.session = session ?? page.session;
    return session !== undefined;
  }
}
