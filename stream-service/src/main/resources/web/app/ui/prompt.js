import {html, nothing} from 'lit';
import {Page} from './page.js';

/** A dialog that asks for one thing: a yes, or a text. There is one in the frame, for all pages. */
class Prompt extends Page {
  static properties = {question: {state: true}};

  #answer = () => {};

  /** Resolves to the text, or to '' for a mere yes; to null for a no. */
  ask(question) {
    this.question = question;
    return new Promise(resolve => {
      this.#answer = resolve;
      this.updateComplete.then(() => this.querySelector('dialog').showModal());
    });
  }

  render() {
    const question = this.question;
    if (!question) {
      return nothing;
    }
    return html`
      <dialog aria-labelledby="prompt-title" @close=${this.#close}>
        <form method="dialog" @submit=${this.#submit}>
          <h2 id="prompt-title">${question.title}</h2>
          ${question.text ? html`<p>${question.text}</p>` : nothing}
          ${question.label
            ? html`<label for="prompt-text">${question.label}</label>
                <textarea id="prompt-text" rows="4" required maxlength=${question.most} autofocus></textarea>`
            : nothing}
          <div class="row end">
            <button type="button" class="quiet" @click=${() => this.querySelector('dialog').close()}>
              ${question.no ?? 'Not now'}
            </button>
            <button class=${question.danger ? 'danger' : 'primary'}>${question.yes}</button>
          </div>
        </form>
      </dialog>
    `;
  }

  #submit() {
    this.#answer(this.querySelector('#prompt-text')?.value.trim() ?? '');
  }

  #close() {
    // A no, unless it was answered before: a promise resolves once.
    this.#answer(null);
    this.question = null;
  }
}

customElements.define('synod-prompt', Prompt);

/**
 * @param {{title: string, yes: string, no?: string, text?: string, label?: string, most?: number, danger?: boolean}} question
 * @returns {Promise<string|null>}
 */
export function ask(question) {
  return document.querySelector('synod-prompt').ask(question);
}
