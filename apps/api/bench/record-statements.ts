import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type pg from 'pg';

/**
 * Loaded before the server (`--import`): writes every statement of the write pool, transaction by transaction, to a
 * file, so that the bench can send the very same ones straight through `pg`.
 */
const file = process.env['BENCH_RECORD'];
if (!file) throw new Error('BENCH_RECORD names no file.');

interface Recorded {
  readonly text: string;
  /** A named statement is played as one. */
  readonly name: string | undefined;
  readonly values: readonly unknown[];
}
const open = new WeakMap<pg.Client, Recorded[]>();
const plain = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(plain)
    : Buffer.isBuffer(value)
      ? { bytes: value.toString('base64') }
      : value instanceof Date
        ? value.toISOString()
        : value;

type Query = (this: pg.Client, config: unknown, ...rest: unknown[]) => unknown;
type Client = { prototype: { query: Query } };
/** The ORM's copy of `pg`, which need not be ours. */
const orm = createRequire(createRequire(import.meta.url).resolve('@mikro-orm/postgresql'));
const { prototype } = (orm('pg') as { Client: Client }).Client;
const original = prototype.query;
prototype.query = function query(config, ...rest) {
  const isObject = typeof config === 'object' && config !== null;
  const text = isObject ? String((config as { text?: unknown }).text ?? '') : String(config);
  const name = isObject ? (config as { name?: string }).name : undefined;
  const given = isObject ? (config as { values?: unknown[] }).values : rest[0];
  const verb = text.trim().slice(0, 8).toLowerCase();
  if (verb.startsWith('begin') || verb.startsWith('start')) open.set(this, []);
  const statements = open.get(this);
  statements?.push({ text, name, values: (Array.isArray(given) ? given : []).map(plain) });
  if (statements && (verb.startsWith('commit') || verb.startsWith('rollback'))) {
    open.delete(this);
    if (verb.startsWith('commit')) appendFileSync(file, `${JSON.stringify(statements)}\n`);
  }
  return original.call(this, config, ...rest);
};
