/** Under which licences the page may carry the work of others, and the texts that no package brings. */
import type { Rules, Stated } from './licences.ts';

const tensorflow: Stated = {
  files: ['scripts/licences/tensorflow.txt', 'scripts/licences/apache-2.0.txt'],
};

export const carried: Rules = {
  allowed: ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'OFL-1.1'],
  supplied: {
    seedrandom: { files: ['scripts/licences/seedrandom.txt'] },
    '@tensorflow/tfjs-core': tensorflow,
    '@tensorflow/tfjs-backend-cpu': tensorflow,
    '@tensorflow/tfjs-backend-webgl': tensorflow,
  },
  from: [
    { modules: /^\0vite\//, folder: 'node_modules/vite' },
    { modules: /^\0rolldown\//, folder: 'node_modules/rolldown' },
    { modules: /\/simd\/kernel\/kernel\.ts\?wasm=/, folder: 'node_modules/assemblyscript' },
  ],
  works: [
    { name: 'Alignment Lab', version: '', licence: 'MIT', files: ['LICENSE'] },
    {
      name: 'MNIST digits',
      version: '',
      licence: 'CC-BY-SA-3.0',
      files: ['src/models/twoLayer/compute/dataset/digits/NOTICE.md'],
    },
  ],
};
