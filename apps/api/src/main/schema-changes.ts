import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql';

/** Says what the working copy's contract breaks for clients of the committed one. It informs: a person decides. */
const path = 'packages/schema/schema.graphql';
const now = readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
const before = committed();
if (before === null) console.log('No earlier contract to compare with.');
else {
  const [old, fresh] = [buildSchema(before), buildSchema(now)];
  const changes = [
    ...findBreakingChanges(old, fresh).map((change) => `breaking: ${change.description}`),
    ...findDangerousChanges(old, fresh).map((change) => `dangerous: ${change.description}`),
  ];
  console.log(changes.length === 0 ? 'The contract breaks nothing.' : changes.join('\n'));
}

/** Null outside a git checkout (an unpacked archive, a first commit). */
function committed(): string | null {
  try {
    return execFileSync('git', ['show', `HEAD:${path}`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}
