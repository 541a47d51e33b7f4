import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import { lacksAtTop } from '../../../platform/access/grants.ts';
import type { AppContext } from '../../../platform/context.ts';
import { raw } from '../../../platform/database/sql.ts';
import { column, derived, list, projection } from '../../../platform/projection/fields.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { LedgerRootConnection } from './root.type.ts';
import { keyIdOf } from './root-key.ts';

const rootProjection = projection({
  name: 'ledger-root',
  from: 'ledger_root lr',
  fields: {
    id: column('lr.number::text'),
    number: column('lr.number'),
    at: column('lr.at'),
    accounts: column('lr.accounts'),
    entries: column('lr.entries::float8'),
    tree: column(`encode(lr.tree, 'hex')`),
    statement: column('lr.statement'),
    signature: column(`encode(lr.signature, 'hex')`),
    publicKey: column(`encode(lr.key, 'hex')`),
    keyId: derived<{ key: string }>({ key: `encode(lr.key, 'hex')` }, ({ key }) => keyIdOf(Buffer.from(key, 'hex'))),
    copies: list({
      from: 'ledger_root_copy c',
      where: 'c.root_number = lr.number',
      orderBy: 'c.target, c.address',
      // A folder, an address and ten mailboxes; those of before that are named no more.
      limit: 20,
      fields: {
        target: column('c.target'),
        address: column('c.address'),
        copiedAt: column('c.copied_at'),
        attempts: column('c.attempts'),
        fault: column('c.fault'),
      },
    }),
  },
});

/** A root is of the whole platform: for those who answer for the province, its staff and its administrators alike. */
const reach = ({ actor }: AppContext) => raw(lacksAtTop(actor, 'audit.read').length === 0 ? 'true' : 'false');

@Resolver()
export class RootResolver {
  @Query(() => LedgerRootConnection, { description: 'The ledger’s signed roots, the latest first; for the province.' })
  async ledgerRoots(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: rootProjection,
      reach: reach(context),
      order: { columns: [{ sql: 'lr.number', type: 'integer' }], direction: 'desc' },
      args: { first, after },
    });
  }
}
