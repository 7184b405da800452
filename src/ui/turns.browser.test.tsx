/** Views are drawn in turns: one in a frame, and none goes back. */
import { expect, test, vi } from 'vitest';
import { openApp } from './testing/app';

test('no two views are drawn in one frame while a run goes on', async () => {
  const page = await openApp('p=20&n=8&d=4&steps=5000&eta=0.0001&until=100&backend=simd&speed=100');
  const views = ['Loss', 'Alignment', 'Weights', 'Network'] as const;
  await vi.waitFor(() => {
    for (const name of views) expect(page.figure(name).querySelector('[data-step]')).not.toBeNull();
  }, 10_000);
  let frame = 0;
  let drawn: { readonly frame: number; readonly name: string }[] = [];
  const observers = views.map((name) => {
    const observer = new MutationObserver(() => drawn.push({ frame, name }));
    observer.observe(page.figure(name), { attributeFilter: ['data-step'], subtree: true });
    return observer;
  });
  const seen = (name: string) => drawn.filter((each) => each.name === name).length;
  for (; !views.every((name) => seen(name) > 3); frame++) await new Promise(requestAnimationFrame);
  for (const observer of observers) observer.disconnect();
  drawn = drawn.filter(
    (one, k) =>
      !drawn.slice(0, k).some((each) => each.frame === one.frame && each.name === one.name),
  );
  const together = drawn.filter(
    ({ frame: at }) => drawn.filter((each) => each.frame === at).length > 1,
  );
  expect(together).toEqual([]);
  page.session.pause();
});

test('what was drawn of a run is never followed by what is older of it', async () => {
  const page = await openApp('p=20&n=8&d=4&steps=200&backend=simd');
  await page.finished();
  const { curves } = page.session;
  const { measurements } = curves.getState();
  const plots = ['Loss', 'Alignment'].map((name) => {
    const plot = page.figure(name).querySelector<HTMLElement>('[data-step]');
    if (!plot) throw new Error(`${name} has no plot.`);
    return plot;
  });
  const steps = () => plots.map(({ dataset }) => Number(dataset.step));
  // A run whose first measurements have had their turn, and which is over before another turn comes.
  curves.setState({ run: 99, measurements: measurements.slice(0, 3), over: false });
  await vi.waitFor(() => expect(steps()).toEqual([2, 2]));
  curves.setState({ measurements, over: true });
  await vi.waitFor(() => expect(steps()).toEqual([200, 200]), { interval: 1 });
  const seen: number[] = [];
  const observer = new MutationObserver(() => seen.push(...steps()));
  for (const plot of plots) observer.observe(plot, { attributeFilter: ['data-step'] });
  // The next one is on its way.
  curves.setState({ over: false });
  for (let frame = 0; frame < 8; frame++) await new Promise(requestAnimationFrame);
  observer.disconnect();
  expect([...seen, ...steps()].filter((step) => step !== 200)).toEqual([]);
});
