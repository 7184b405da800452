/** How a text is read: told by what stands in it, unless a person knows better. */
import { delimiters } from '../../core/table/lines';
import { type Decimal, decimals } from '../../core/table/numbers';
import type { Reading } from '../../core/table/table';
import type { Draft } from './draft';
import { Select, Switch } from './options';
import styles from './options.module.css';

interface Props {
  readonly draft: Draft;
  readonly onReading: (change: Partial<Reading>) => void;
}

export function TableReading({ draft: { reading, content }, onReading }: Props) {
  const table = content.ok ? content.value.table : null;
  const delimiter = delimiters.find(({ value }) => value === table?.delimiter);
  const decimal = decimals.find(({ value }) => value === table?.decimal);
  const untold = table !== null && !table.told;
  return (
    <div className={styles.options}>
      <Select
        label="Cells end at"
        options={[{ value: null, name: automatic(delimiter?.name) }, ...delimiters]}
        value={reading.delimiter}
        set={(chosen) => onReading({ delimiter: chosen })}
      />
      <Select<Decimal | null>
        label="Decimal sign"
        options={[
          { value: null, name: untold ? 'choose…' : automatic(decimal?.name) },
          ...decimals,
        ]}
        value={reading.decimal}
        set={(chosen) => onReading({ decimal: chosen })}
      />
      <Switch
        label="First row holds names"
        on={table?.named ?? reading.named ?? true}
        set={(named) => onReading({ named })}
      />
    </div>
  );
}

function automatic(found: string | undefined): string {
  return found ? `automatic: ${found}` : 'automatic';
}
