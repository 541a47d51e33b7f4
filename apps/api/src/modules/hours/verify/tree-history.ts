import { EMPTY_TREE, leafHash, nodeHash } from '../root/merkle.ts';

/** What a node was from one root on. */
interface Version {
  readonly from: number;
  readonly hash: Buffer;
}
interface Pending {
  readonly level: number;
  readonly versions: readonly Version[];
}

export interface TreeAt {
  readonly tree: Buffer;
  readonly accounts: number;
  readonly entries: number;
}

/**
 * The trees of all roots there ever were, in one pass over the leaves by seat and root: a subtree is kept as the few versions it
 * had, and joined with its neighbour as soon as both are whole. Memory grows with roots, not with accounts. Computed from the
 * leaves alone: stored nodes are not believed.
 */
export class TreeHistory {
  readonly #pending: Pending[] = [];
  readonly #growth = new Map<number, { accounts: number; entries: number }>();
  #seat: number | null = null;
  #sequence = 0;
  #versions: Version[] = [];

  leaf(seat: number, from: number, leaf: { accountId: string; sequence: number; chain: Buffer }): void {
    const isNew = seat !== this.#seat;
    if (isNew) this.#push();
    const growth = this.#growth.get(from) ?? { accounts: 0, entries: 0 };
    growth.accounts += isNew ? 1 : 0;
    growth.entries += leaf.sequence - (isNew ? 0 : this.#sequence);
    this.#growth.set(from, growth);
    this.#seat = seat;
    this.#sequence = leaf.sequence;
    this.#versions.push({ from, hash: leafHash(leaf) });
  }

  #push(): void {
    if (this.#versions.length === 0) return;
    let top: Pending = { level: 0, versions: this.#versions };
    this.#versions = [];
    for (let left = this.#pending.at(-1); left?.level === top.level; left = this.#pending.at(-1)) {
      this.#pending.pop();
      top = { level: top.level + 1, versions: joined(left.versions, top.versions) };
    }
    this.#pending.push(top);
  }

  /** Asked once, at the end: the tree as of each of these roots. */
  at(numbers: readonly number[]): Map<number, TreeAt> {
    this.#push();
    let all: readonly Version[] = [];
    // What is left over at the right moves up as it is (RFC 6962 §2.1).
    for (let part = this.#pending.pop(); part; part = this.#pending.pop())
      all = all.length > 0 ? joined(part.versions, all) : part.versions;
    const found = new Map<number, TreeAt>();
    const changes = [...this.#growth].sort(([a], [b]) => a - b);
    let [version, change, accounts, entries] = [0, 0, 0, 0];
    for (const number of [...numbers].sort((a, b) => a - b)) {
      while ((all[version]?.from ?? Number.POSITIVE_INFINITY) <= number) version += 1;
      for (let next = changes[change]; next && next[0] <= number; next = changes[(change += 1)]) {
        accounts += next[1].accounts;
        entries += next[1].entries;
      }
      found.set(number, { tree: all[version - 1]?.hash ?? EMPTY_TREE, accounts, entries });
    }
    return found;
  }
}

/** Two neighbours as one: at every root at which either changed. */
function joined(left: readonly Version[], right: readonly Version[]): Version[] {
  const made: Version[] = [];
  let [l, r] = [0, 0];
  while (l < left.length || r < right.length) {
    const from = Math.min(left[l]?.from ?? Number.POSITIVE_INFINITY, right[r]?.from ?? Number.POSITIVE_INFINITY);
    if (left[l]?.from === from) l += 1;
    if (right[r]?.from === from) r += 1;
    const [a, b] = [left[l - 1], right[r - 1]];
    // A seat that was taken before the one on its left: no tree of ours, and it comes out as none that was signed.
    const only = a ?? b;
    if (a && b) made.push({ from, hash: nodeHash(a.hash, b.hash) });
    else if (only) made.push({ from, hash: only.hash });
  }
  return made;
}
