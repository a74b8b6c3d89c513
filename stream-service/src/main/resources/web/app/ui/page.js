import {LitElement} from 'lit';

/**
 * An element that renders into the document itself: one style sheet serves all, and labels and descriptions can refer
 * to each other across elements, which a shadow root would forbid.
 */
export class Page extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** Runs an action; what goes wrong is shown by the page as its `problem`. */
  async attempt(action) {
    this.problem = null;
    try {
      return await action();
    } catch (problem) {
      this.problem = problem;
      return undefined;
    }
  }
}
