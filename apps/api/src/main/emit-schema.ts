import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { modules } from '../modules/modules.ts';
import { buildApiSchema } from '../platform/graphql/build-schema.ts';

/** Writes packages/schema/schema.graphql, or with --check only says whether it is true. */
const file = new URL('../../../../packages/schema/schema.graphql', import.meta.url);
const head = '# Emitted by the API (npm run schema -w @jinguo/api). Never edited by hand.\n';
const text = `${head}${printSchema(lexicographicSortSchema(buildApiSchema(modules)))}\n`;
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('packages/schema/schema.graphql does not match the API: run `npm run schema -w @jinguo/api`.');
  process.exitCode = 1;
}
