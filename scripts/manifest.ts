import { writeManifest } from './lib/manifest.ts';

/** For images: `npm start` does this by itself. */
writeManifest();
