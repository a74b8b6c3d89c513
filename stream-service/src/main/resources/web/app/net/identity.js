/** Who uses the console: a bearer token, kept in this tab only. */

const TOKEN = 'synod.token';
const RETURN = 'synod.return';

/** The token; null if nobody is signed in. */
export function token() {
  return sessionStorage.getItem(TOKEN);
}

/** Signs in. */
export function signIn(text) {
  sessionStorage.setItem(TOKEN, text);
}

/** Signs out. Where one was is remembered if one did not mean to leave. */
export function signOut(returnTo = '') {
  sessionStorage.removeItem(TOKEN);
  sessionStorage.setItem(RETURN, returnTo);
}

/** Where one was when the token expired; once. */
export function takeReturn() {
  const to = sessionStorage.getItem(RETURN);
  sessionStorage.removeItem(RETURN);
  return to || '#/';
}

/** Takes a token out of the address, at once: it must not stay in the history, nor be copied with the address. */
export function takeFromAddress() {
  const given = /^#token=(.+)$/.exec(location.hash);
  if (given) {
    signIn(decodeURIComponent(given[1]));
    history.replaceState(null, '', `${location.pathname}${location.search}#/`);
  }
}

/** What a token says of its bearer; null if it is no token. Only servers can tell whether it is true. */
export function claimsOf(text) {
  try {
    const [, body] = text.split('.');
    const bytes = Uint8Array.from(atob(body.replaceAll('-', '+').replaceAll('_', '/')), each => each.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** The name of whoever is signed in. */
export function userName() {
  const claims = claimsOf(token() ?? '');
  return claims?.upn ?? claims?.sub ?? '';
}

/** Whether whoever is signed in may look after circuits. */
export function isAdmin() {
  return claimsOf(token() ?? '')?.groups?.includes('admin') ?? false;
}
