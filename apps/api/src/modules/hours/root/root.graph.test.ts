import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { activityModule } from '../../activity/index.ts';
import { organizationModule } from '../../organization/index.ts';
import { peopleModule } from '../../people/index.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { hoursModule } from '../hours.module.ts';
import { copiesIn, copyOf } from './root-copy.ts';
import { keyIdOf, rootKeyOf } from './root-key.ts';
import { takeRoot } from './take-root.ts';

const key = rootKeyOf(randomBytes(32));
let world: World;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule, activityModule, hoursModule]);
  for (let n = 0; n < 2; n += 1)
    await inTransaction(workerContext(world.services), (tx) => takeRoot({ rows: tx.sql }, key, tx.now));
  await world.services.read.rows(
    sql`insert into ledger_root_copy (root_number, target, attempts, fault) values (2, 'FILE', 3, 'EACCES')`,
  );
});
afterAll(() => world.close());

const at = (path: string, level: 'PROVINCE' | 'COUNTY', role: 'STAFF' | 'SECURITY_ADMIN' | 'COORDINATOR') =>
  world.actorWith([{ place: { id: '00000000-0000-0000-0000-000000000001', path, level }, role }]);
const ROOTS = `{ ledgerRoots(first: 10) { edges { node { id number at accounts entries tree statement signature publicKey keyId copies { target address copiedAt attempts fault } } } } }`;
interface Shown {
  readonly tree: string;
  readonly statement: string;
  readonly signature: string;
}
const ask = async (actor: Actor | null): Promise<readonly Shown[]> => {
  const { data } = await world.graph<{ ledgerRoots: { edges: { node: Shown }[] } }>(actor, ROOTS);
  return data?.ledgerRoots.edges.map(({ node }) => node) ?? [];
};

it('the roots are shown to the province’s staff and administrators, as they are kept outside', async () => {
  for (const role of ['STAFF', 'SECURITY_ADMIN'] as const) {
    const nodes = await ask(at('1.', 'PROVINCE', role));
    expect(nodes).toMatchObject([
      { number: 2, copies: [{ target: 'FILE', address: '', copiedAt: null, attempts: 3, fault: 'EACCES' }] },
      { number: 1, copies: [], keyId: keyIdOf(key.publicKey), publicKey: key.publicKey.toString('hex') },
    ]);
    const first = nodes[1];
    const [copy] = copiesIn(copyOf(first?.statement ?? '', Buffer.from(first?.signature ?? '', 'hex')));
    expect(copy?.statement.tree.toString('hex')).toBe(first?.tree);
  }
});

it('and to nobody else', async () => {
  for (const actor of [at('1.2.', 'COUNTY', 'STAFF'), at('1.', 'PROVINCE', 'COORDINATOR'), null])
    expect((await world.graph(actor, ROOTS)).data).toEqual({ ledgerRoots: { edges: [] } });
});
