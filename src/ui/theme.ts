/** Light, dark, or as the system has it: the person's choice is remembered. */
import { useEffect, useState } from 'react';
import { setView } from './view';

export type Theme = 'system' | 'light' | 'dark';

/** Also read by public/theme.js, before anything is drawn. */
const KEY = 'alignment-lab/theme';

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(remembered);
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const forced = matchMedia('(forced-colors: active)');
    const paper = matchMedia('print');
    const apply = () => {
      const chosen = theme !== 'system' ? theme : dark.matches ? 'dark' : 'light';
      document.documentElement.dataset.theme = chosen;
      setView({ palette: paper.matches ? 'plain' : forced.matches ? 'forced' : chosen });
    };
    apply();
    const queries = [dark, forced, paper];
    for (const query of queries) query.addEventListener('change', apply);
    return () => {
      for (const query of queries) query.removeEventListener('change', apply);
    };
  }, [theme]);
  return [
    theme,
    (chosen) => {
      remember(chosen);
      setTheme(chosen);
    },
  ];
}

function remembered(): Theme {
  try {
    const theme = localStorage.getItem(KEY);
    return theme === 'light' || theme === 'dark' ? theme : 'system';
  } catch {
    return 'system'; // storage is closed to this page: a choice lasts as long as the page
  }
}

function remember(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // as above
  }
}
