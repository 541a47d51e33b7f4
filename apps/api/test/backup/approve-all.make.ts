import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { modules } from '../../src/modules/modules.ts';
import type { Actor } from '../../src/platform/access/actor.ts';
import { buildApiSchema } from '../../src/platform/graphql/build-schema.ts';
import { compiledExecutor } from '../../src/platform/graphql/executor.ts';
import { createServices } from '../../src/platform/services.ts';
import { approveOne } from './approve-one.make.ts';

/** A process of its own that approves one record after the other, to be killed in the middle. */
const { ids, actor } = JSON.parse(readFileSync(process.env['APPROVE'] ?? '', 'utf8')) as {
  ids: string[];
  actor: Actor;
};
const services = await createServices(undefined, modules);
const execute = compiledExecutor(buildApiSchema(modules));
const grants = actor.grants.map((grant) => ({ ...grant, actions: new Set(grant.actions) }));
for (const id of ids) {
  await approveOne(services, execute, { ...actor, grants }, id);
  // Only what was answered counts as promised.
  console.log(`answered ${id}`);
}
await services.close();
