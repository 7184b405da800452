/** The overlay that lists the keys. */
import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useBackCloses } from './back';
import { shortcuts } from './useShortcuts';

const IN_CHARTS = [
  { keys: '← →', what: 'values step by step, in a chart that has the focus' },
  { keys: '+ −', what: 'zoom in and out there' },
  { keys: '0', what: 'all steps; with the mouse: drag to zoom, double click for all' },
];

export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  useBackCloses(true, onClose);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog-backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title>Keyboard shortcuts</Dialog.Title>
          <table>
            <tbody>
              {[...shortcuts, ...IN_CHARTS].map(({ keys, what }) => (
                <tr key={keys}>
                  <th scope="row">
                    <kbd>{keys}</kbd>
                  </th>
                  <td>{what}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Dialog.Close className="button icon quiet dialog-close" aria-label="Close">
            <X aria-hidden="true" />
          </Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
