import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { besideWayUp, EMPTY_TREE, leafHash, MerkleTree, nodeHash, rootFrom } from './merkle.ts';

/** RFC 6962 §2.1, word by word: split at the largest power of two below. */
function treeOf(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (!only) return EMPTY_TREE;
  if (leaves.length === 1) return only;
  const half = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return nodeHash(treeOf(leaves.slice(0, half)), treeOf(leaves.slice(half)));
}
function pathOf(leaves: readonly Buffer[], seat: number): Buffer[] {
  if (leaves.length === 1) return [];
  const half = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return seat < half
    ? [...pathOf(leaves.slice(0, half), seat), treeOf(leaves.slice(half))]
    : [...pathOf(leaves.slice(half), seat - half), treeOf(leaves.slice(0, half))];
}
const leaf = () => leafHash({ accountId: randomUUID(), sequence: 1, chain: randomBytes(32) });

it('is the tree of RFC 6962 however seats were filled and changed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.array(fc.nat(39), { maxLength: 30 }), (size, changes) => {
      const leaves = Array.from({ length: size }, leaf);
      const tree = new MerkleTree();
      for (const [seat, value] of leaves.entries()) {
        tree.set(seat, value);
        if (seat % 3 === 0) tree.root();
      }
      for (const change of changes) {
        const seat = change % size;
        leaves[seat] = leaf();
        tree.set(seat, leaves[seat]);
        if (change % 2) expect(tree.root()).toEqual(treeOf(leaves));
      }
      expect(tree.root()).toEqual(treeOf(leaves));
    }),
  );
});

it('a way up leads to the root from its own seat only', () => {
  for (let size = 1; size <= 20; size += 1) {
    const leaves = Array.from({ length: size }, leaf);
    const root = treeOf(leaves);
    for (const [seat, value] of leaves.entries()) {
      const path = pathOf(leaves, seat);
      expect(rootFrom(value, seat, size, path)).toEqual(root);
      expect(besideWayUp(seat, size)).toHaveLength(path.length);
      expect(rootFrom(leaf(), seat, size, path)).not.toEqual(root);
      if (size > 1) expect(rootFrom(value, (seat + 1) % size, size, path)).not.toEqual(root);
      expect(rootFrom(value, seat, size, [...path, root])).toBeNull();
      expect(rootFrom(value, size, size, path)).toBeNull();
    }
  }
});

it('nothing of a chain passes for a leaf or a node', () => {
  const [a, b] = [randomBytes(32), randomBytes(32)];
  expect(nodeHash(a, b)).not.toEqual(nodeHash(b, a));
  expect(leafHash({ accountId: randomUUID(), sequence: 1, chain: a })).toHaveLength(32);
});
