/** What one experiment has that another has not: “p = 100, λ = 0”; “same settings” where nothing differs. */
import { type Experiment, type ParamKey, paramKeys, params } from './params';
import { format } from './parse';

export function differenceOf(one: Experiment, other: Experiment): string {
  const parts = paramKeys
    .filter((key) => format(key, one[key]) !== format(key, other[key]))
    .map((key) => `${shortName(key)} = ${format(key, one[key])}`);
  return parts.length > 0 ? parts.join(', ') : 'same settings';
}

function shortName(key: ParamKey): string {
  const row = params[key];
  return 'symbol' in row ? row.symbol : row.label.toLowerCase();
}
