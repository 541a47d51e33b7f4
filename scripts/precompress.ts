import { resolve } from 'node:path';
import { precompress } from './lib/precompress.ts';
import { root } from './lib/steps.ts';

/** For images: `npm start` does this by itself. */
for (const app of ['admin', 'volunteer']) await precompress(resolve(root, 'apps', app, 'dist'));
