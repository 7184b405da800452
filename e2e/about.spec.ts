/** What travels with the page is told on it, with its licences. */
import { expect, open, test } from './support';

const SMALL = 'p=10&n=4&d=3&steps=5';

test('About lists all that the build carries, and links to the texts of all licences', async ({
  page,
  request,
}) => {
  await open(page, SMALL);
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'About and licences' }).last().click();
  const about = page.getByRole('dialog', { name: 'About Alignment Lab' });
  const papers = about.getByRole('link', { name: /Alignment of Gradient|Directional convergence/ });
  await expect(papers).toHaveCount(2);
  const carried: readonly { name: string; version: string; licence: string }[] = await (
    await request.get('/licenses.json')
  ).json();
  await expect(about.getByRole('row')).toHaveText(
    carried.map(({ name, version, licence }) => `${name}${version}${licence}`),
  );
  const names = carried.map(({ name }) => name);
  // One of the page, of its styles, of its worker, of the kernel; and what is no package.
  for (const name of [
    'react',
    '@fontsource-variable/inter',
    'ml-matrix',
    'assemblyscript',
    'MNIST digits',
  ]) {
    expect(names).toContain(name);
  }
  const href = await about.getByRole('link', { name: 'licenses.txt' }).getAttribute('href');
  expect(href).toBe('./licenses.txt');
  const texts = await (await request.get(href ?? '')).text();
  for (const { name, version, licence } of carried) {
    expect(texts).toContain(`${name}${version && ` ${version}`} (${licence})\n====`);
  }
  for (const words of ['SIL OPEN FONT LICENSE', 'by-sa/3.0', 'Apache License', 'David Bau']) {
    expect(texts).toContain(words);
  }
});

test('About opens from the foot of the guide too; a list that does not arrive is told', async ({
  page,
}) => {
  await page.route('**/licenses.json', (route) => route.fulfill({ body: '<html>' }));
  await open(page, SMALL);
  await page.getByRole('complementary', { name: 'Guide' }).getByText('About and licences').click();
  const about = page.getByRole('dialog', { name: 'About Alignment Lab' });
  await expect(about.getByText('The list could not be loaded.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(about).toHaveCount(0);
});
