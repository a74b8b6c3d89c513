/**
 * One speech whose words come piece by piece. Words may be lost or come twice, and the words of a cut attempt are void;
 * only the durable contribution says how it really went. Words that come after it are late, and void too.
 *
 * @typedef {object} Speech
 * @property {string} requestId the request whose words are heard
 * @property {number} attempt the attempt whose words are heard
 * @property {number} next the number of the piece that is to come next
 * @property {string} text what was said so far, or all of it once it is over
 * @property {string} cut why an earlier attempt is void; empty if none is
 * @property {'silent'|'speaking'|'heard'|'absent'} state
 */

const LOST_WORDS = '… ';

/** @returns {Speech} somebody who has not begun to speak */
export function silence() {
  return {requestId: '', attempt: 0, next: 0, text: '', cut: '', state: 'silent'};
}

/** Whether nothing can be added to it. */
export function isOver(speech) {
  return speech.state === 'heard' || speech.state === 'absent';
}

/** Some more words. A later attempt begins anew; so does another request, which is the same question asked again. */
export function say(speech, delta) {
  if (isOver(speech) || (delta.requestId === speech.requestId && delta.attempt < speech.attempt)) {
    return;
  }
  if (delta.requestId !== speech.requestId || delta.attempt > speech.attempt) {
    Object.assign(speech, {requestId: delta.requestId, attempt: delta.attempt, next: 0, text: ''});
  }
  if (delta.index < speech.next) {
    return;
  }
  speech.text += (delta.index > speech.next ? LOST_WORDS : '') + delta.text;
  speech.next = delta.index + 1;
  speech.state = 'speaking';
}

/** What was said in an attempt is void; words of the next are awaited. */
export function cut(speech, superseded) {
  if (isOver(speech) || (superseded.requestId === speech.requestId && superseded.attempt < speech.attempt)) {
    return;
  }
  Object.assign(speech, {
    requestId: superseded.requestId,
    attempt: superseded.attempt + 1,
    next: 0,
    text: '',
    cut: `${superseded.provider}: ${superseded.reason}`,
    state: 'silent',
  });
}

/** It is over, and this is all of it. */
export function end(speech, text) {
  speech.text = text;
  speech.state = 'heard';
}

/** This speaker could not be heard. */
export function abandon(speech) {
  speech.text = '';
  speech.state = 'absent';
}
