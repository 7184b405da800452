/** What can be done with a figure: its scales, its zoom, its numbers, and saving it. */
import { Menu } from '@base-ui/react/menu';
import { Check, Ellipsis } from 'lucide-react';
import { type ReactNode, type RefObject, useState } from 'react';
import { useBackCloses } from '../back';
import tool from '../parts/tool.module.css';
import styles from './FigureMenu.module.css';

export interface Choice {
  readonly label: string;
  /** A switch, and where it stands. */
  readonly on?: boolean;
  readonly disabled?: boolean;
  /** The keys that do the same. */
  readonly keys?: string;
  readonly act: () => void;
}

interface Props {
  readonly figure: string;
  /** The figure's element, which holds the open menu. */
  readonly container: RefObject<HTMLElement | null>;
  /** In groups that a line divides. */
  readonly groups: readonly (readonly Choice[])[];
}

export function FigureMenu({ figure, container, groups }: Props) {
  const [open, setOpen] = useState(false);
  useBackCloses(open, () => setOpen(false));
  return (
    <Menu.Root modal={false} open={open} onOpenChange={(stays) => setOpen(stays)}>
      <Menu.Trigger className={`${tool.tool} ${styles.trigger}`} aria-label={`${figure}: more`}>
        <Ellipsis aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal container={container}>
        <Menu.Positioner className={styles.layer} align="end" sideOffset={4}>
          <Menu.Popup className={styles.menu} aria-label={`${figure}: more`}>
            {groups.filter(isFilled).map((choices, index) => (
              <Menu.Group key={choices[0].label}>
                {index > 0 && <Menu.Separator className={styles.line} />}
                {choices.map((choice) => (
                  <MenuChoice key={choice.label} {...choice} />
                ))}
              </Menu.Group>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function isFilled(choices: readonly Choice[]): choices is readonly [Choice, ...Choice[]] {
  return choices.length > 0;
}

function MenuChoice({ label, on, disabled = false, keys, act }: Choice) {
  const text: ReactNode = (
    <>
      <span>{label}</span>
      {keys && <kbd>{keys}</kbd>}
    </>
  );
  if (on === undefined) {
    return (
      <Menu.Item className={styles.item} disabled={disabled} onClick={act}>
        {text}
      </Menu.Item>
    );
  }
  return (
    <Menu.CheckboxItem
      className={styles.item}
      checked={on}
      disabled={disabled}
      onCheckedChange={act}
      closeOnClick
    >
      {text}
      <Menu.CheckboxItemIndicator className={styles.check}>
        <Check aria-hidden="true" />
      </Menu.CheckboxItemIndicator>
    </Menu.CheckboxItem>
  );
}
