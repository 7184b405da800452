import { chromium } from 'playwright';
import { findBrowser } from '/work/wt/pace/e2e/browser.mjs';
import { preview } from 'vite';
const server = await preview({ root: '/work/wt/pace', preview: { port: 4303 }, logLevel: 'error' });
const b = await chromium.launch({ executablePath: findBrowser(), args: ['--use-angle=swiftshader','--enable-unsafe-swiftshader','--no-sandbox'] });
const shots = process.argv.slice(2).map(a => a.split(':'));
for (const [w,h,scheme,frag,extra] of shots) {
  const page = await b.newPage({ viewport: {width:+w,height:+h}, colorScheme: scheme });
  page.on('console', m => console.log(m.text())); page.on('pageerror', e => console.log(String(e)));
  await page.goto('http://localhost:4303/#'+frag);
  await page.waitForFunction(() => ['done','diverged','plateau','at target'].includes(document.querySelector('.run-status')?.textContent), null, {timeout: 60000});
  if (extra==='kernel') { await page.getByRole('button',{name:'kernel'}).click(); await page.waitForTimeout(500); }
  if (extra==='present') { await page.getByRole('button',{name:'Present'}).click(); await page.waitForTimeout(800); }
  console.log(w, frag, await page.evaluate(() => [...document.querySelectorAll('[data-step]')].map(e => `${e.closest('figure,section')?.getAttribute('aria-label')} ${e.tagName} ${e.dataset.step}`).join('; ')));
  console.log(await page.evaluate(() => [...document.querySelectorAll('.readout tbody tr')].map(r=>r.textContent).join(' | ')));
  await page.screenshot({ path: `/tmp/pace-${w}-${extra||'x'}.png` });
  await page.close();
}
await b.close(); await server.close();
