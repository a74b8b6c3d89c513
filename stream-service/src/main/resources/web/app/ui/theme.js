/** Light or dark: as the system has it, unless the user chose. */

const KEY = 'synod.theme';

/** The theme that is shown. */
export function theme() {
  return localStorage.getItem(KEY) ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

/** Shows what the user chose before; without a choice the style sheet follows the system. */
export function showTheme() {
  const chosen = localStorage.getItem(KEY);
  if (chosen) {
    document.documentElement.dataset.theme = chosen;
  }
}

/** Changes over, for good. */
export function toggleTheme() {
  localStorage.setItem(KEY, theme() === 'dark' ? 'light' : 'dark');
  showTheme();
}
