/**
 * Finds the browser that tests drive, or installs one: Chrome, Chromium or Edge already on this machine, else
 * Playwright's own Chromium, else (root on Debian) the `chromium` package. The configurations of both kinds of tests
 * import `launchOptions`; run as a program, it makes sure that there is one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
];

const FIXED_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  join(process.env.PROGRAMFILES ?? 'C:\\Program Files', 'Google\\Chrome\\Application\\chrome.exe'),
  join(
    process.env['PROGRAMFILES(X86)'] ?? 'C:\\Program Files (x86)',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ),
];

/** True when the file is there and starts (a Chromium without its system libraries does not). */
function starts(path) {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true; // there, --version would open a window
  return spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
}

/** The path of a browser that starts, or undefined. `CHROME_PATH` goes before all others. */
export function findBrowser() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const places = [process.env.CHROME_PATH, ...onPath, ...FIXED_PLACES, chromium.executablePath()];
  return places.find((place) => place && starts(place));
}

/** How tests start the browser: with WebGL in software, the same on every machine, and in silence. */
export function launchOptions() {
  const executablePath = findBrowser();
  return {
    ...(executablePath && { executablePath }),
    args: [
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  };
}

function run(command, ...args) {
  console.log(`> ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
}

/** The ways to get a browser, in order; each one is tried only while none is found. */
const INSTALLERS = [
  () => run('npx', 'playwright', 'install', 'chromium'),
  () => {
    if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return;
    run('apt-get', 'update', '-qq');
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium');
  },
];

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const install of INSTALLERS) {
    if (findBrowser()) break;
    install();
  }
  const browser = findBrowser();
  if (!browser) {
    console.error(
      'The tests need a browser and none could be installed. Install Google Chrome, Chromium or ' +
        'Microsoft Edge, or set CHROME_PATH to one, and run the command again.',
    );
    process.exit(1);
  }
  console.log(`Tests use ${browser}`);
}
