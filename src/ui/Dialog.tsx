/** The page's one dialog: `<Dialog title="Keys" open={open} onClose={close}>…</Dialog>`; who renders it alone owns `open`. */
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { useBackCloses } from './back';
import styles from './Dialog.module.css';
import button from './parts/button.module.css';

interface Props {
  readonly title: string;
  readonly open: boolean;
  /** Escape, the cross, or a press beside it: `open` is to become false. */
  readonly onClose: () => void;
  /** As wide as a table needs, and all of a phone's screen. */
  readonly wide?: boolean;
  /** A stray press beside it does not close it: it holds what a person has made. */
  readonly holdsWork?: boolean;
  /** What has the focus first, if not the cross. */
  readonly first?: RefObject<HTMLElement | null>;
  /** What stands in it scrolls, unless a part of its own does. */
  readonly children: ReactNode;
}

/**
 * Closed, it is nothing at all: it has no state, no exit to wait for, and what stands in it starts anew. So there is no
 * moment at which it could not be opened again. The focus goes back to where it was.
 */
export function Dialog({ open, ...props }: Props) {
  return open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({
  title,
  onClose,
  wide = false,
  holdsWork = false,
  first,
  children,
}: Omit<Props, 'open'>) {
  useBackCloses(true, onClose);
  return (
    <Base.Root
      open
      disablePointerDismissal={holdsWork}
      onOpenChange={(stays) => {
        if (!stays) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={styles.dialog} data-wide={wide} initialFocus={first ?? true}>
          <div className={styles.head}>
            <Base.Title>{title}</Base.Title>
            <Base.Close
              className={`${button.button} ${button.icon} ${button.quiet}`}
              aria-label="Close"
            >
              <X aria-hidden="true" />
            </Base.Close>
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
