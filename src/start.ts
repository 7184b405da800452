/** The page's first code: looks whether the browser has what is needed, and then loads the page. */
import './ui/styles';
import { belowFloor, FLOOR, lackOf } from './floor';

const lack = lackOf('page');
if (lack) tell(belowFloor(lack));
else import('./main').catch((error: unknown) => tell(reasonOf(error)));

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return belowFloor('JavaScript of 2023');
  // An import that fails on the way says no more than that it failed, each browser in its own words.
  return `Alignment Lab could not be loaded: reload the page. It needs ${FLOOR}. (${String(error)})`;
}

function tell(sentence: string): void {
  const line = document.createElement('p');
  line.className = 'floor told';
  line.setAttribute('role', 'alert');
  line.textContent = sentence;
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no element #root.');
  root.textContent = '';
  root.appendChild(line);
}
