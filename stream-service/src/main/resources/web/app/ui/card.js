/** One expert in one round. */
import {html, nothing} from 'lit';
import {nameOf} from '../model/scene.js';
import {initials} from '../model/text.js';

export function card(scene, round, entry) {
  const member = scene.members.find(each => each.memberId === entry.memberId);
  const name = nameOf(scene, entry.memberId);
  return html`<article class="card" data-state=${entry.speech.state} aria-label=${name}>
    <header>
      <span class="initials" aria-hidden="true">${initials(name)}</span>
      <div>
        <h4>${name}</h4>
        <p class="role">${member?.role ?? ''}</p>
      </div>
    </header>
    ${entry.speech.cut && entry.speech.state !== 'heard'
      ? html`<p class="small muted">Cut off (${entry.speech.cut}); asked again.</p>`
      : nothing}
    ${words(entry)} ${foot(scene, round, entry)}
  </article>`;
}

/** Texts of models are shown as they are: as text, a paragraph for each. */
export function paragraphs(text) {
  return text
    .split(/\n\s*\n/)
    .filter(each => each.trim())
    .map(each => html`<p class="said">${each.trim()}</p>`);
}

function words({speech, absence}) {
  switch (speech.state) {
    case 'absent':
      return html`<p class="muted">Could not be heard: ${absence}</p>`;
    case 'silent':
      return html`<p class="muted thinking">thinking</p>`;
    default:
      return html`<div class="words">${paragraphs(speech.text)}</div>`;
  }
}

function foot(scene, round, {memberId, answeredBy, searches}) {
  const repeated = round.repetitions?.duplicates.find(each => each.memberId === memberId);
  if (!answeredBy) {
    return nothing;
  }
  return html`<footer>
    ${repeated ? html`<p>much like ${nameOf(scene, repeated.sameAs)} (${repeated.similarity.toFixed(2)})</p>` : nothing}
    ${searches.map(query => html`<p>wants looked up: ${query}</p>`)}
    <p>${answeredBy.model}${answeredBy.substitute ? html` <span class="mark">substitute</span>` : nothing}</p>
  </footer>`;
}
