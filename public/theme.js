/** The theme, before anything is drawn (ui/theme.ts keeps it). A file: a strict policy refuses scripts in the page. */
try {
  document.documentElement.dataset.theme =
    localStorage.getItem('alignment-lab/theme') ??
    (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
} catch {
  // Storage is closed to this page: theme.ts decides in a moment.
}
