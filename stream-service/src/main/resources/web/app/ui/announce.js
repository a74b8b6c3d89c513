/** Tells news to whoever can't see the page change; the shell holds the place where they are read out. */
export function announce(text) {
  const place = document.getElementById('news');
  if (place && text) {
    place.textContent = text;
  }
}
