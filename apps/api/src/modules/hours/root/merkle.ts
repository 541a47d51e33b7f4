import { hash } from 'node:crypto';

// First bytes of their own: neither a link of a chain (0x01) nor the beginning of one (0x00) can pass for a leaf or a node.
const LEAF = Buffer.from([2]);
const NODE = Buffer.from([3]);

/** A ledger account's end, as a root holds it. */
export interface Leaf {
  readonly accountId: string;
  /** Its last entry's number. */
  readonly sequence: number;
  /** The chain's value after that entry. */
  readonly chain: Buffer;
}

/** SHA-256(0x02 ‖ account id, 16 bytes ‖ sequence, 4 bytes, big end first ‖ chain). The database computes the same (take-root.ts). */
export function leafHash({ accountId, sequence, chain }: Leaf): Buffer {
  const number = Buffer.alloc(4);
  number.writeInt32BE(sequence);
  return hash(
    'sha256',
    Buffer.concat([LEAF, Buffer.from(accountId.replaceAll('-', ''), 'hex'), number, chain]),
    'buffer',
  );
}

export const nodeHash = (left: Buffer, right: Buffer): Buffer =>
  hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');

/** What a tree of no leaf is called. */
export const EMPTY_TREE = hash('sha256', NODE, 'buffer');

/**
 * The tree over all seats in order, as RFC 6962 §2.1 builds it: pairs become nodes, one left over moves up as it is. Seats are
 * set one by one; only the way up from those that changed is computed anew.
 */
export class MerkleTree {
  readonly #levels: Buffer[][] = [[]];
  readonly #changed = new Set<number>();

  set(seat: number, value: Buffer): void {
    const [leaves = []] = this.#levels;
    leaves[seat] = value;
    this.#changed.add(seat);
  }

  get size(): number {
    return this.#levels[0]?.length ?? 0;
  }

  /** A hole among the seats is told as a tree that nobody signed. */
  root(): Buffer {
    let changed = [...this.#changed];
    this.#changed.clear();
    for (let level = 0; (this.#levels[level]?.length ?? 0) > 1; level += 1) {
      const below = this.#levels[level] ?? [];
      const above = (this.#levels[level + 1] ??= []);
      changed = [...new Set(changed.map((at) => at >> 1))];
      for (const at of changed) above[at] = pair(below[at * 2], below[at * 2 + 1]);
      above.length = (below.length + 1) >> 1;
    }
    return this.#levels.at(-1)?.[0] ?? EMPTY_TREE;
  }
}

const HOLE = Buffer.alloc(32);
const pair = (left: Buffer | undefined, right: Buffer | undefined): Buffer =>
  right ? nodeHash(left ?? HOLE, right) : (left ?? HOLE);

/** The root that a leaf and the nodes beside its way up lead to; null where the way is not that of this seat in a tree so large. */
export function rootFrom(leaf: Buffer, seat: number, size: number, path: readonly Buffer[]): Buffer | null {
  if (!Number.isInteger(seat) || seat < 0 || seat >= size) return null;
  let value = leaf;
  let taken = 0;
  for (let at = seat, width = size; width > 1; at >>= 1, width = (width + 1) >> 1) {
    if (at % 2 === 0 && at === width - 1) continue;
    const beside = path[taken];
    taken += 1;
    if (!beside) return null;
    value = at % 2 === 0 ? nodeHash(value, beside) : nodeHash(beside, value);
  }
  return taken === path.length ? value : null;
}

/** Which nodes stand beside the way up from a seat, lowest first: what a proof brings along. */
export function besideWayUp(seat: number, size: number): { level: number; place: number }[] {
  const beside: { level: number; place: number }[] = [];
  let level = 0;
  for (let at = seat, width = size; width > 1; at >>= 1, width = (width + 1) >> 1) {
    if (at % 2 === 1 || at !== width - 1) beside.push({ level, place: at ^ 1 });
    level += 1;
  }
  return beside;
}
