import fc from 'fast-check';
import type { Answer, Operation, Reader } from './asking.ts';
import { type Ask, basesOf, type ReadersBase } from './bases-of.ts';
import type { FuzzWorld } from './fuzz-world.ts';
import { always, hostile, many, wrong } from './hostile-values.ts';
import { copyOf, has, type Leaf, leavesOf, put, valueAt } from './sound-values.ts';

/** The same run every time, unless said otherwise: `FUZZ_SEED=7 FUZZ_RUNS=10` tries other values, and ten times as many. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_713);
const TIMES = Number(process.env['FUZZ_RUNS'] ?? 1);
/** Tries of each leaf by whoever is heard and by whoever is not; of several leaves at once. */
const RUNS = { heard: 4 * TIMES, unheard: TIMES, several: 6 * TIMES, severalUnheard: 2 * TIMES } as const;

/** What came of one operation. */
export interface Fuzzed {
  readonly faults: readonly string[];
  /** Whether anybody's sound arguments went through. */
  readonly accepted: boolean;
  /** Refusals of the sound arguments that came furthest. */
  readonly codes: readonly string[];
  /** Leaves with which no request came further than the door. */
  readonly unreached: readonly string[];
}

type Path = readonly (string | number)[];
const told = (path: Path): string => path.join('.');

/** Asks one operation as everybody: sound arguments first, then each leaf hostile while the rest is sound, then several. */
export async function fuzzOperation(world: FuzzWorld, operation: Operation): Promise<Fuzzed> {
  const leaves = leavesOf(operation.args, world.sound);
  const faults: string[] = [];
  const reached = new Set<string>();
  const tell = (reader: Reader, variables: unknown, fault: string): void =>
    void faults.push(`${operation.name} as ${reader.name}: ${fault} ← ${JSON.stringify(variables)?.slice(0, 500)}`);
  const ask: Ask = async (reader, variables) => {
    const answer = await world.asker.ask(reader, operation, variables);
    if (isReached(answer)) for (const { path } of leaves) if (has(variables, path)) reached.add(told(path));
    return answer;
  };
  const soundAsk: Ask = async (reader, variables) => {
    const answer = await ask(reader, variables);
    for (const fault of answer.faults) tell(reader, variables, fault);
    return answer;
  };
  const bases = await basesOf(world, operation, leaves, soundAsk);
  for (const based of bases)
    for (const { what, arbitrary, examples, runs } of attacksOn(world, leaves, based)) {
      const property = fc.asyncProperty(arbitrary, async (variables) => {
        const answer = await ask(based.reader, variables);
        if (answer.faults.length > 0) throw new Error(answer.faults.join('; '));
      });
      const seed = seedOf(operation.name, what);
      const numRuns = runs + examples.length;
      const result = await fc.check(property, { seed, numRuns, examples: examples.map((one) => [one]) });
      if (result.failed)
        tell(based.reader, result.counterexample?.[0], `${String(result.errorInstance)} (${what}, seed ${SEED})`);
    }
  return {
    faults,
    accepted: bases.some(({ base }) => base.answer.outcome === 'accepted'),
    codes: bases.flatMap(({ base, heard }) => (heard ? base.answer.codes : [])),
    unreached: leaves.map(({ path }) => told(path)).filter((path) => !reached.has(path)),
  };
}

const isReached = ({ outcome }: Answer): boolean => outcome === 'accepted' || outcome === 'refused by a rule';

interface Attack {
  readonly what: string;
  readonly arbitrary: fc.Arbitrary<Record<string, unknown>>;
  /** Tried whatever the seed. */
  readonly examples: readonly Record<string, unknown>[];
  readonly runs: number;
}

/** Each leaf, each list and input above leaves, and several leaves at once. */
function attacksOn(world: FuzzWorld, all: readonly Leaf[], { base, leaves, heard }: ReadersBase): Attack[] {
  const set = (path: Path) => (value: unknown) => {
    const tree = copyOf(base.variables);
    put(tree, path, value);
    return tree;
  };
  const runs = heard ? RUNS.heard : RUNS.unheard;
  const single = leaves.map(({ path, owner, name, type }) => ({
    what: told(path),
    arbitrary: hostile(name, type, world.known).map(set(path)),
    examples: always(owner, name, type, world.known)
      .slice(0, heard ? 9 : 1)
      .map(set(path)),
    runs,
  }));
  const above = heard
    ? new Map(leaves.flatMap(({ path }) => path.slice(1).map((_, at) => prefixOf(path, at + 1))))
    : [];
  const whole = [...above].map(([what, path]) => {
    const here = valueAt(base.variables, path);
    const lists = Array.isArray(here) ? [set(path)(many(here[0]))] : [];
    return { what, arbitrary: wrong.map(set(path)), examples: lists, runs };
  });
  return [...single, ...whole, severalOf(world, all, base.variables, heard)];
}

const prefixOf = (path: Path, length: number): [string, Path] => [told(path.slice(0, length)), path.slice(0, length)];

/** Sound arguments with about a fifth of the leaves hostile. */
function severalOf(world: FuzzWorld, leaves: readonly Leaf[], sound: Record<string, unknown>, heard: boolean): Attack {
  const untouched = Symbol('untouched');
  const each = leaves.map(({ name, type }) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(untouched) },
      { weight: 1, arbitrary: hostile(name, type, world.known) },
    ),
  );
  const arbitrary = fc.tuple(...each).map((values) => {
    const tree = copyOf(sound);
    for (const [at, value] of values.entries()) if (value !== untouched) put(tree, leaves[at]?.path ?? [], value);
    return tree;
  });
  return { what: 'several', arbitrary, examples: [], runs: heard ? RUNS.several : RUNS.severalUnheard };
}

/** Other values for each leaf, the same in every run. */
function seedOf(...parts: readonly string[]): number {
  let seed = SEED;
  for (const char of parts.join(' ')) seed = (Math.imul(seed, 31) + (char.codePointAt(0) ?? 0)) | 0;
  return seed;
}
