import type { Answer, Operation, Reader } from './asking.ts';
import { type Base, findBase } from './find-base.ts';
import type { FuzzWorld } from './fuzz-world.ts';
import { argumentsOf, has, type Leaf, valueAt } from './sound-values.ts';

export type Ask = (reader: Reader, variables: Record<string, unknown>) => Promise<Answer>;

/** Sound arguments of a reader, and the leaves that hostile values are put into. */
export interface ReadersBase {
  readonly reader: Reader;
  readonly base: Base;
  readonly leaves: readonly Leaf[];
  /** She is listened to: the first whose arguments went through, or who came furthest. */
  readonly heard: boolean;
}

/** Sound arguments of each reader. Once they went through for one, the others only try these. */
export async function basesOf(
  world: FuzzWorld,
  operation: Operation,
  leaves: readonly Leaf[],
  ask: Ask,
): Promise<ReadersBase[]> {
  const found: { reader: Reader; base: Base }[] = [];
  let good: Record<string, unknown>[] = [];
  let untried = world.wholes[operation.name] ?? [];
  for (const reader of world.readers) {
    // What nobody before her had the right to may be hers to do.
    const wholes = [...good, ...untried];
    const base = await findBase(leaves, wholes, good.length === 0, (variables) => ask(reader, variables));
    good = [...new Set([...good, ...base.accepted])].slice(0, 4);
    untried = untried.filter((one) => !base.accepted.includes(one));
    found.push({ reader, base });
  }
  const best = found.reduce((one, other) => (other.base.worth > one.base.worth ? other : one));
  // To whoever is stopped at the door only ids may mean something; several at once are tried all the same.
  const ids = leaves.filter(({ type }) => String(type).startsWith('ID'));
  const kept = found
    .map((one): ReadersBase => ({ ...one, heard: one === best, leaves: one === best ? leaves : ids }))
    .filter(({ reader, heard }) => heard || !reader.rarely);
  // A leaf that her first arguments have not may be in others that went through for her.
  const { reader, base } = best;
  let missing = leaves.filter(({ path }) => !has(base.variables, path));
  for (const variables of base.accepted) {
    const here = missing.filter(({ path }) => has(variables, path));
    if (here.length > 0) kept.push({ reader, base: { ...base, variables }, leaves: here, heard: true });
    missing = missing.filter((leaf) => !here.includes(leaf));
  }
  await tryCursors(world, operation, leaves, base, ask);
  return kept;
}

/** A list goes on where its page ended: a cursor is sound where the list itself gave it, and hostile everywhere else. */
async function tryCursors(
  world: FuzzWorld,
  { args }: Operation,
  leaves: readonly Leaf[],
  best: Base,
  ask: Ask,
): Promise<void> {
  const after = args.findLast(({ name }) => name === 'after');
  if (!after) return;
  const given = leaves.map(({ required, path }) => (required ? valueAt(best.variables, path) : undefined));
  const least = argumentsOf(leaves, given);
  for (const reader of world.readers) {
    const { endCursor } = await ask(reader, least);
    if (!endCursor) continue;
    await ask(reader, { ...least, [after.variable]: endCursor });
    world.known.cursors.push(endCursor);
  }
}
