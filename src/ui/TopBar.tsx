/** The bar at the top: what experiment, its run, and what concerns the page as a whole. */
import { Monitor, Moon, PanelRight, SlidersHorizontal, Sun } from 'lucide-react';
import { ActionButton } from './ActionButton';
import { Logo } from './Logo';
import { PresetSelect } from './PresetSelect';
import button from './parts/button.module.css';
import { BackendChip, RunBar } from './RunBar';
import { Tabs } from './Tabs';
import styles from './TopBar.module.css';
import { type Theme, useTheme } from './theme';
import { setView, useView } from './view';

interface Props {
  readonly railId: string;
  readonly guideId: string;
}

export function TopBar({ railId, guideId }: Props) {
  const view = useView();
  return (
    <header className="bar">
      <div className={styles.brand}>
        <h1>
          <Logo /> <span>Alignment Lab</span>
        </h1>
        <Tabs />
      </div>
      <PresetSelect />
      <RunBar />
      <div className={styles.end}>
        <BackendChip />
        <button
          type="button"
          className={`${button.button} ${button.icon} ${styles.railToggle}`}
          aria-label="Settings"
          aria-expanded={view.rail}
          aria-controls={railId}
          onClick={() => setView({ rail: !view.rail })}
        >
          <SlidersHorizontal aria-hidden="true" />
        </button>
        <ActionButton id="pin" />
        <ActionButton id="share" />
        <ActionButton id="present" />
        <ThemeButton />
        <ActionButton id="shortcuts" wideOnly />
        <button
          type="button"
          className={`${button.button} ${button.icon} ${styles.guideToggle}`}
          aria-label="Guide"
          title="What there is to see"
          aria-expanded={view.guide}
          aria-controls={guideId}
          onClick={() => setView({ guide: !view.guide })}
        >
          <PanelRight aria-hidden="true" />
        </button>
      </div>
    </header>
  );
}

/** What shows each, and what a click leads to. */
const THEMES: Record<Theme, { readonly Icon: typeof Sun; readonly next: Theme }> = {
  system: { Icon: Monitor, next: 'light' },
  light: { Icon: Sun, next: 'dark' },
  dark: { Icon: Moon, next: 'system' },
};

function ThemeButton() {
  const [theme, setTheme] = useTheme();
  const { Icon, next } = THEMES[theme];
  return (
    <button
      type="button"
      className={`${button.button} ${button.icon}`}
      aria-label={`Theme: ${theme}`}
      title={`Theme: ${theme}. Click for ${next}.`}
      onClick={() => setTheme(next)}
    >
      <Icon aria-hidden="true" />
    </button>
  );
}
