import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { baseURL, dataDir, port } from '../apps/e2e/place.ts';
import { outside } from './lib/outside.ts';

/** What the browser journeys run against: the same start as everyone's, on data made for this run and thrown away. */
rmSync(dataDir, { recursive: true, force: true });
mkdirSync(dataDir);
chmodSync(dataDir, 0o755); // As root the database runs as another user, who must get through here.
const kept = outside();
for (const name of Object.keys(process.env)) if (!(name in kept)) delete process.env[name];
process.env['PORT'] = String(port);
process.env['DATA_DIR'] = dataDir;
process.env['PUBLIC_URL'] = baseURL;
// The journeys walk under the strictest settings: an operation missing from the manifest shows here.
process.env['TRUSTED_DOCUMENTS'] = 'true';
process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }));
await import('./start.ts');
