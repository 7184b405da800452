/**
 * Finds the browser that tests drive, or installs one: Chromium's headless shell, Chrome, Chromium or Edge already on
 * this machine, else Playwright's own Chromium, else (root on Debian) the `chromium-headless-shell` package; and the two
 * more that `e2e/browsers/` walks through the page with, where they are installed. Run as a program, it makes sure that
 * there is one, and with `--all` (Debian) that there are all three, and the shell: without windows it takes half the time.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const SHELL = 'chromium-headless-shell';

const NAMES = [
  SHELL,
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

const onPath = (...names) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));

/** The path of a browser that starts, or undefined. `CHROME_PATH` goes before all others. */
export function findBrowser() {
  const places = [
    process.env.CHROME_PATH,
    ...onPath(...NAMES),
    ...FIXED_PLACES,
    chromium.executablePath(),
  ];
  return places.find((place) => place && starts(place));
}

/** How tests start the browser: with WebGL in software, painting and text the same on every machine, and in silence. */
export function launchOptions() {
  const executablePath = findBrowser();
  return {
    ...(executablePath && { executablePath }),
    args: [
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      // WebGL alone: a page that is painted by way of it takes half as long again.
      '--disable-gpu-compositing',
      '--disable-gpu-rasterization',
      '--font-render-hinting=none',
      '--disable-lcd-text',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  };
}

/** The path of a Firefox that starts, or undefined. One that is a snap may not read the profile that it is given. */
export function findFirefox() {
  if (existsSync('/snap/bin/firefox')) return undefined;
  return onPath('firefox-esr', 'firefox').find(starts);
}

/** WebKitGTK's small browser, what drives it and the display that it draws on; undefined if one is missing. */
export function findWebKit() {
  const [driver, display] = ['WebKitWebDriver', 'Xvfb'].map((name) =>
    onPath(name).find((place) => existsSync(place)),
  );
  const libraries = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];
  const browser = libraries
    .map((folder) => join('/usr/lib', folder, 'webkit2gtk-4.1', 'MiniBrowser'))
    .find((place) => existsSync(place));
  return driver && display && browser ? { driver, display, browser } : undefined;
}

function run(command, ...args) {
  console.log(`> ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
}

/** Does nothing but for root on Debian. */
function installPackages(...packages) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return;
  run('apt-get', 'update', '-qq');
  const install = ['install', '-y', '-qq', '--no-install-recommends'];
  run('env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...install, ...packages);
}

/** The ways to get a browser, in order; each one is tried only while none is found. */
const INSTALLERS = [
  () => run('npx', 'playwright', 'install', 'chromium'),
  () => installPackages(SHELL),
];

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const all = process.argv.includes('--all');
  if (all && !onPath(SHELL).some(starts)) installPackages(SHELL);
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

  if (all) {
    const missing = [
      ...(findFirefox() ? [] : ['firefox-esr']),
      ...(findWebKit() ? [] : ['webkit2gtk-driver', 'xvfb']),
    ];
    if (missing.length > 0) installPackages(...missing);
    if (!findFirefox() || !findWebKit()) {
      console.error(`Firefox or WebKit is missing: install ${missing.join(', ')}.`);
      process.exit(1);
    }
  }
}
