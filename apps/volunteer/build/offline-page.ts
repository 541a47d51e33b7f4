import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

export const OFFLINE_PAGE = 'certificate-check.html';
const folder = join(import.meta.dirname, '../offline');

/** The page that checks certificates without a server, whole in one file: script and style stand in it, keys are written in by /verify. */
export async function offlinePage(): Promise<string> {
  const made = await build({
    ...{ configFile: false, logLevel: 'error', publicDir: false, root: folder },
    build: {
      ...{ write: false, target: 'es2020', minify: true },
      lib: { entry: join(folder, 'check.ts'), formats: ['iife'], name: 'check' },
    },
  });
  const [first] = Array.isArray(made) ? made : [made];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the offline page has no script');
  // Nothing in the script may end the element it stands in.
  const code = chunk.code.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
  return readFileSync(join(folder, 'check.html'), 'utf8').replace('/* code */', () => code);
}

/** Writes it beside the app when that is built. */
export const offlineCheck = (): Plugin => ({
  name: 'offline-check',
  apply: 'build',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: OFFLINE_PAGE, source: await offlinePage() });
  },
});
