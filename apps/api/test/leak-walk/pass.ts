import type { Actor } from '../../src/platform/access/actor.ts';
import type { World } from '../../src/platform/testing/world.ts';
import { answered, noteFields } from './coverage.ts';
import type { Walk } from './walk.ts';

/** What one reader got to see on all walks. */
export interface Pass {
  /** Words of the walked county by the walk that showed them. */
  readonly shown: ReadonlyMap<string, ReadonlySet<string>>;
  /** Faults without a code of ours: a surprise, whatever it says. */
  readonly surprises: readonly string[];
  /** Fields that held a value, as `Type.field`. */
  readonly fields: ReadonlySet<string>;
  /** Optional arguments that led to rows. */
  readonly matched: ReadonlySet<string>;
}

/** Walks everything as one reader; `private_` finds whatever is private in an answer. */
export async function walkAs(
  world: World,
  actor: Actor | null,
  walks: readonly Walk[],
  isPrivate: RegExp,
): Promise<Pass> {
  const shown = new Map<string, Set<string>>();
  const surprises: string[] = [];
  const fields = new Set<string>();
  const matched = new Set<string>();
  for (const walk of walks) {
    const result = await world.graph(actor, walk.query, walk.variables);
    const text =
      JSON.stringify(result.data ?? null) + JSON.stringify(result.errors?.map((error) => error.message) ?? []);
    const where = `${walk.path.join('.')} ${JSON.stringify(walk.variables)}`;
    for (const error of result.errors ?? [])
      if (!error.extensions?.['code']) surprises.push(`${where}: ${error.message}`);
    const found = text.match(isPrivate);
    if (found) shown.set(where, new Set(found));
    noteFields(result.data, fields);
    if (walk.asks && answered(result.data, walk.path)) matched.add(walk.asks);
  }
  return { shown, surprises, fields, matched };
}

/** Which walks showed one of these texts. */
export function leaksOf({ shown, surprises }: Pass, secrets: readonly string[]): string[] {
  const leaks = [...shown].flatMap(([where, found]) => {
    const told = [...found].filter((text) => secrets.some((secret) => text.includes(secret)));
    return told.length > 0 ? [`${where} shows ${told.join('、')}`] : [];
  });
  return [...surprises, ...leaks];
}
