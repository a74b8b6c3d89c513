/** Which page an address means. */

const SESSION = /^#\/sessions\/([0-9a-f-]{36})$/;

/**
 * @param {string} hash the part of the address behind the page
 * @returns {{page: string, id?: string}}
 */
export function routeOf(hash) {
  const session = SESSION.exec(hash);
  if (session) {
    return {page: 'session', id: session[1]};
  }
  const page = {'': 'list', '#/': 'list', '#/ask': 'ask', '#/circuits': 'circuits', '#/sign-in': 'sign-in'}[hash];
  return {page: page ?? 'unknown'};
}

/** The address of a session's page. */
export function addressOf(sessionId) {
  return `#/sessions/${sessionId}`;
}
