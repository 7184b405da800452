/** What the build adds to index.html: the floor of browsers in words, and where the page's code is. */
import type { Plugin } from 'vite';
import { FLOOR } from '../src/floor.ts';

export function htmlPlugin(): Plugin {
  return {
    name: 'html',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        // Fetched beside the code that looks at the browser first, not after it.
        const main = Object.values(bundle ?? {}).find(
          (each) => each.type === 'chunk' && each.name === 'main',
        );
        const attrs = { rel: 'modulepreload', crossorigin: true, href: `./${main?.fileName}` };
        return {
          html: html.replaceAll('%FLOOR%', FLOOR),
          tags: main ? [{ tag: 'link', attrs, injectTo: 'head' }] : [],
        };
      },
    },
  };
}
