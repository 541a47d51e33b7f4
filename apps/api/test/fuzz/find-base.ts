import type { Answer } from './asking.ts';
import { argumentsOf, type Leaf } from './sound-values.ts';

/** Arguments that came as far as any for one reader: what the hostile ones are made from. */
export interface Base {
  readonly variables: Record<string, unknown>;
  readonly answer: Answer;
  readonly worth: number;
  /** All arguments that went through. */
  readonly accepted: readonly Record<string, unknown>[];
}

type Ask = (variables: Record<string, unknown>) => Promise<Answer>;

const worth = { malformed: 0, 'stopped at the door': 1, 'refused by a rule': 2, accepted: 3 } as const;
/** So many pairs of ids; beyond that, one after the other. */
const MOST_PAIRS = 40;

/**
 * Looks for the sound arguments that come furthest: those given whole; then with everything given, and with only what must
 * be, each leaf's candidates tried in turn while the rest stays.
 */
export async function findBase(
  leaves: readonly Leaf[],
  wholes: readonly Record<string, unknown>[],
  search: boolean,
  ask: Ask,
): Promise<Base> {
  let best: Omit<Base, 'accepted'> | null = null;
  const accepted: Record<string, unknown>[] = [];
  const attempt = async (variables: Record<string, unknown>): Promise<number> => {
    const answer = await ask(variables);
    const how = worth[answer.outcome];
    if (how === worth.accepted) accepted.push(variables);
    if (!best || how > best.worth) best = { variables, answer, worth: how };
    return isEnd(answer) ? worth.accepted : how;
  };
  let end = 0;
  for (const variables of wholes) end = Math.max(end, await attempt(variables));
  for (const all of search || wholes.length === 0 ? [true, false] : [])
    if (end < worth.accepted) end = await climb(leaves, all, (values) => attempt(argumentsOf(leaves, values)));
  if (!best) await attempt({});
  return { ...(best as unknown as Omit<Base, 'accepted'>), accepted };
}

type Attempt = (values: readonly unknown[]) => Promise<number>;

async function climb(leaves: readonly Leaf[], all: boolean, attempt: Attempt): Promise<number> {
  let values: readonly unknown[] = leaves.map((leaf) => (leaf.required || all ? leaf.candidates[0] : undefined));
  let score = await attempt(values);
  const better = async (other: readonly unknown[]): Promise<void> => {
    if (score === worth.accepted) return;
    const next = await attempt(other);
    if (next > score) {
      score = next;
      values = other;
    }
  };
  for (const pair of pairsOf(leaves).slice(0, MOST_PAIRS)) {
    const next = values.slice();
    for (const [at, candidate] of pair) next[at] = candidate;
    await better(next);
  }
  for (const [at, leaf] of leaves.entries())
    for (const candidate of leaf.required ? leaf.candidates.slice(1) : [...leaf.candidates.slice(1), undefined])
      await better(values.with(at, candidate));
  return score;
}

/** Two ids that must fit one another are tried in all pairs. */
function pairsOf(leaves: readonly Leaf[]): (readonly (readonly [number, unknown])[])[] {
  const [one, two] = leaves.flatMap(({ required, candidates, type }, at) =>
    required && candidates.length > 1 && String(type).startsWith('ID') ? [at] : [],
  );
  if (one === undefined || two === undefined) return [];
  return (leaves[one]?.candidates ?? []).flatMap((first) =>
    (leaves[two]?.candidates ?? []).map(
      (second) =>
        [
          [one, first],
          [two, second],
        ] as const,
    ),
  );
}

/** Nothing comes further than what was accepted; and who is not signed in is told so whatever she sends. */
const isEnd = ({ outcome, codes }: Answer): boolean =>
  outcome === 'accepted' || codes.includes('NOT_SIGNED_IN') || codes.includes('FINISH_SIGNING_IN');
