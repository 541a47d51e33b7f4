import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { auditFieldWords, auditThingWords } from '@jinguo/schema';
import type { EntityName } from '@mikro-orm/postgresql';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOrm } from '../../../platform/database/orm.ts';
import { modules } from '../../modules.ts';

const sources = globSync('**/*.ts', { cwd: resolve(import.meta.dirname, '../..') })
  .filter((file) => !file.includes('.test.') && !file.includes('testing/'))
  .map((file) => readFileSync(resolve(import.meta.dirname, '../..', file), 'utf8'));
const named = (pattern: RegExp): string[] =>
  [...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name ?? '')))].sort();

interface Described {
  readonly meta?: { readonly className: string; readonly properties: Readonly<Record<string, unknown>> };
}
let entities: Described['meta'][] = [];

/** Entities know their properties once they are discovered; for that nothing is connected to. */
beforeAll(async () => {
  const known = modules.flatMap((module) => module.entities as readonly EntityName[]);
  const orm = await createOrm('postgresql://nobody@127.0.0.1:1/none', known, 1);
  entities = known.map(
    (entity) =>
      (entity as unknown as Described).meta ??
      (entity as unknown as { prototype: { __meta: Described['meta'] } }).prototype.__meta,
  );
  await orm.close(true);
});

describe('the words of the audit log', () => {
  it('name every kind of thing a use case says it is about or changes', () => {
    const things = [...named(/entityType: '(\w+)'/g), ...named(/\bentity: '(\w+)'/g)];
    expect(things.length).toBeGreaterThan(30);
    expect(things.filter((thing) => !(thing in auditThingWords))).toEqual([]);
  });

  it('name every property of every entity', () => {
    const fields = entities.flatMap((meta) => Object.keys(meta?.properties ?? {}));
    expect(fields.length).toBeGreaterThan(100);
    expect([...new Set(fields)].filter((field) => !(field in auditFieldWords))).toEqual([]);
    expect(entities.map((meta) => meta?.className).filter((name) => !name || !(name in auditThingWords))).toEqual([]);
  });
});
