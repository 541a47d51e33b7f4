import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the journeys find the platform: a start of its own, on fresh data, beside any that is running. */
export const port = Number(process.env['JOURNEY_PORT'] ?? 4180);
export const baseURL = `http://localhost:${port}`;
/** Emptied at each start. Its run.json names the database and the keys, as `npm run demo:otp` uses it. */
export const dataDir = process.env['JOURNEY_DATA_DIR'] ?? join(tmpdir(), `jinguo-journey-${port}`);
/** With JOURNEY_REUSE=1 the journeys walk through a platform that runs already on that port, with that data folder. */
export const reuse = process.env['JOURNEY_REUSE'] === '1';
