/** What of a session's events is worth telling somebody who can't see the page change. */
import {sceneOf} from './council.js';
import {nameOf} from './scene.js';
import {percent, words} from './text.js';

const NEWS = {
  'session.started': () => 'The council has begun.',
  'session.waiting': (council, event) =>
    event.waitingFor === 'user' ? 'The council asks you something.' : 'The council waits for providers.',
  'session.paused': () => 'The session is paused.',
  'session.resumed': () => 'The session goes on.',
  'round.started': (council, event) => `${title(council, event)}Round ${event.round}, ${event.phase}, has begun.`,
  'contribution.added': (council, event) => `${speaker(council, event)} has spoken.`,
  'contribution.failed': (council, event) => `${speaker(council, event)} could not be heard.`,
  'moderation.added': (council, event) => `The debate is ${words(event.concern)}; a moderator has spoken.`,
  'interjection.added': () => 'Your hand is raised; the next round hears you.',
  'ranking.completed': (council, event) => `${title(council, event)}The experts have ranked each other.`,
  'synthesis.completed': (council, event) => `${title(council, event)}The chairman has spoken.`,
  'verdict.reached': (council, event) =>
    `Verdict: ${event.verdict.recommendation} Confidence ${percent(event.verdict.confidence)}.`,
  'session.completed': () => 'The session is completed.',
  'session.cancelled': () => 'The session is cancelled.',
  'session.failed': (council, event) => `The session failed: ${event.detail}`,
};

/** One sentence, or nothing. The council has the event already. */
export function newsOf(council, name, event) {
  return NEWS[name]?.(council, event) ?? '';
}

function title(council, event) {
  return council.scenes.size > 1 ? `${sceneOf(council, event.subProblemId).title}: ` : '';
}

function speaker(council, event) {
  return nameOf(sceneOf(council, event.subProblemId), event.memberId);
}
