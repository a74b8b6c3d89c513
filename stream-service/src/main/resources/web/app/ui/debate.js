/** The debate: a tab per sub-problem, and in it the rounds, with their course and figures beside them. */
import {html, nothing} from 'lit';
import {isSpeaking} from '../model/scene.js';
import {convergence, ranking} from './figures.js';
import {scene} from './rounds.js';
import {timeline} from './timeline.js';

export function debate(page) {
  const scenes = [...page.council.scenes.values()];
  if (scenes.length === 0) {
    return nothing;
  }
  const shown = chosen(page, scenes);
  return html`
    <section class="debate" aria-labelledby="debate-title">
      <h2 id="debate-title" class=${page.council.verdict ? '' : 'unseen'}>The debate</h2>
      ${scenes.length > 1 ? tabs(page, scenes, shown) : nothing}
      <div
        class="scene"
        id="scene"
        tabindex="-1"
        role=${scenes.length > 1 ? 'tabpanel' : nothing}
        aria-labelledby=${scenes.length > 1 ? `tab-${shown.id}` : nothing}
      >
        <div class="scene-course">${timeline(page, shown)}</div>
        <div class="scene-rounds">${scene(page, shown)}</div>
        <div class="scene-figures">${convergence(shown)} ${ranking(shown)}</div>
      </div>
    </section>
  `;
}

/** The one that was picked, else the first in which something is going on, else the first. */
function chosen(page, scenes) {
  return (
    scenes.find(each => each.id === page.chosen) ??
    scenes.find(each => isSpeaking(each)) ??
    scenes.find(each => each.rounds.length > 0 && !each.outcome) ??
    scenes[0]
  );
}

function tabs(page, scenes, shown) {
  const pick = (event, move) => {
    const at = scenes.indexOf(shown) + move;
    const next = scenes[(at + scenes.length) % scenes.length];
    page.chosen = next.id;
    event.preventDefault();
    page.updateComplete.then(() => page.querySelector(`#tab-${next.id}`).focus());
  };
  const keys = {ArrowRight: 1, ArrowLeft: -1};
  return html`<div
    class="tabs"
    role="tablist"
    aria-label="Sub-problems"
    @keydown=${event => (event.key in keys ? pick(event, keys[event.key]) : undefined)}
  >
    ${scenes.map(
      each =>
        html`<button
          role="tab"
          id=${`tab-${each.id}`}
          aria-controls="scene"
          aria-selected=${each === shown ? 'true' : 'false'}
          tabindex=${each === shown ? 0 : -1}
          @click=${() => (page.chosen = each.id)}
        >
          <span class="tab-title">${each.title}</span>
          <span class="tab-now">${each.now}</span>
        </button>`,
    )}
  </div>`;
}
