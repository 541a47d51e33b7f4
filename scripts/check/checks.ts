import { command, type Step } from '../lib/steps.ts';
import { dockerFiles } from './docker.ts';
import { boundariesFire, floatingPromisesFire } from './rules-fire.ts';

const quiet = '--output-logs=errors-only';

export const checks: readonly Step[] = [
  command('generated documents', 'turbo', ['run', 'codegen', quiet]),
  command('lint', 'biome', ['check', '.', '--error-on-warnings']),
  { name: 'lint sees floating promises', run: floatingPromisesFire },
  command('types', 'turbo', ['run', 'types', '--concurrency=2', '--continue', quiet]),
  command('types of the scripts', 'tsc', ['--noEmit', '-p', 'scripts']),
  command('boundaries', 'depcruise', ['--config', '.dependency-cruiser.cjs', 'apps', 'packages', 'scripts']),
  { name: 'boundaries see a forbidden import', run: boundariesFire },
  command('dead code', 'knip', ['--no-progress']),
  { name: 'container files', run: dockerFiles },
  command('schema.graphql is what the API emits', 'tsx', ['src/main/emit-schema.ts', '--check'], { cwd: 'apps/api' }),
  command('changes of the contract since the last commit', 'tsx', ['src/main/schema-changes.ts'], { cwd: 'apps/api' }),
];
