/** The bar at the top: what experiment, its run, and what concerns the page as a whole. */
import {
  Keyboard,
  Monitor,
  Moon,
  PanelRight,
  Pin,
  Presentation,
  Share2,
  SlidersHorizontal,
  Sun,
} from 'lucide-react';
import { MOST_PINS } from '../session/pins';
import { useCurves, useSession, useSessionState } from './context';
import { Logo } from './Logo';
import { PresetSelect } from './PresetSelect';
import { present } from './present';
import { BackendChip, RunBar } from './RunBar';
import { share } from './share';
import { type Theme, themes, useTheme } from './theme';
import { setView, useView } from './view';

interface Props {
  readonly railId: string;
  readonly guideId: string;
}

export function TopBar({ railId, guideId }: Props) {
  const session = useSession();
  const view = useView();
  return (
    <header className="bar">
      <h1 className="brand">
        <Logo /> <span>Alignment Lab</span>
      </h1>
      <PresetSelect />
      <RunBar />
      <div className="bar-end">
        <BackendChip />
        <button
          type="button"
          className="button icon rail-toggle"
          aria-label="Settings"
          aria-expanded={view.rail}
          aria-controls={railId}
          onClick={() => setView({ rail: !view.rail })}
        >
          <SlidersHorizontal aria-hidden="true" />
        </button>
        <PinButton />
        <button
          type="button"
          className="button icon"
          aria-label="Share"
          title="Share: copies the link to this experiment (S)"
          onClick={() => share(session)}
        >
          <Share2 aria-hidden="true" />
        </button>
        <button
          type="button"
          className="button icon"
          aria-label="Present"
          aria-pressed={view.present}
          title="Present: charts fill the screen (P)"
          onClick={() => present(!view.present)}
        >
          <Presentation aria-hidden="true" />
        </button>
        <ThemeButton />
        <button
          type="button"
          className="button icon wide-only"
          aria-label="Shortcuts"
          title="Keyboard shortcuts (?)"
          onClick={() => setView({ shortcuts: true })}
        >
          <Keyboard aria-hidden="true" />
        </button>
        <button
          type="button"
          className="button icon guide-toggle"
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

function PinButton() {
  const session = useSession();
  const full = useSessionState((state) => state.pins.length >= MOST_PINS);
  const nothing = useCurves((state) => state.measurements.length === 0);
  const title = full
    ? `${MOST_PINS} runs are pinned already: let one go first.`
    : 'Pin run: its curves stay, pale, beside the next ones';
  return (
    <button
      type="button"
      className="button icon"
      aria-label="Pin run"
      title={title}
      disabled={full || nothing}
      onClick={session.pin}
    >
      <Pin aria-hidden="true" />
    </button>
  );
}

const ICONS: Record<Theme, typeof Sun> = { system: Monitor, light: Sun, dark: Moon };

/** Goes through system, light and dark. */
function ThemeButton() {
  const [theme, setTheme] = useTheme();
  const next = themes[(themes.indexOf(theme) + 1) % themes.length];
  const Icon = ICONS[theme];
  return (
    <button
      type="button"
      className="button icon"
      aria-label={`Theme: ${theme}`}
      title={`Theme: ${theme}. Click for ${next}.`}
      onClick={() => setTheme(next)}
    >
      <Icon aria-hidden="true" />
    </button>
  );
}
