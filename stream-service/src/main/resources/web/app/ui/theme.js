/** Light or dark: as the system has it, unless the user chose. */

const KEY = 'synod.theme';

/** Whether the system wants it dark; tells when it changes its mind. */
export const systemDark = matchMedia('(prefers-color-scheme: dark)');

/** The theme that is shown. */
export function theme() {
  return localStorage.getItem(KEY) ?? (systemDark.matches ? 'dark' : 'light');
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
