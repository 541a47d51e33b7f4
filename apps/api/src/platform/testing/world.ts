import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import { type Action, type Role, roleActions, type UnitLevel } from '@jinguo/schema';
import { type DocumentNode, type ExecutionResult, type GraphQLSchema, getOperationAST, parse, validate } from 'graphql';
import type { Actor, ActorGrant, AppName } from '../access/actor.ts';
import type { AppContext } from '../context.ts';
import { buildApiSchema } from '../graphql/build-schema.ts';
import { compiledExecutor } from '../graphql/executor.ts';
import { newId } from '../ids.ts';
import type { Module } from '../module.ts';
import { createServices, type Services } from '../services.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';

/** A place for a test actor's grant. */
export interface TestPlace {
  readonly id: string;
  readonly path: string;
  readonly name?: string;
  readonly level?: UnitLevel;
  readonly countyCode?: string;
}

export interface World {
  readonly services: Services;
  readonly schema: GraphQLSchema;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Moves the clock: `world.setNow('2026-11-23T08:00:00Z')`. */
  setNow(iso: string): void;
  context(actor: Actor | null, app?: AppName): AppContext;
  /** Runs an operation through the compiled executor, as the server does. */
  graph<T = Record<string, unknown>>(
    actor: Actor | null,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<ExecutionResult<T>>;
  /** An actor made in memory: no account row behind it. Upper modules make real ones with people's factories. */
  actorWith(
    grants: readonly { place: TestPlace; role?: Role; actions?: readonly Action[]; effect?: 'ALLOW' | 'DENY' }[],
    more?: Partial<Actor>,
  ): Actor;
  close(): Promise<void>;
}

/** A world of its own for a test file: a cloned database, services, the schema of the given modules. */
export const createWorld = async (modules: readonly Module[]): Promise<World> =>
  createWorldOn(await testDatabase(), modules);

/** The same on a database that is there already. */
export async function createWorldOn(database: TestDatabase, modules: readonly Module[]): Promise<World> {
  let now: Date | null = null;
  const services = await createServices(
    { DATABASE_URL: database.appUrl, DATABASE_POOL: '8', LOG_LEVEL: 'silent', PUBLIC_URL: 'http://localhost:4000' },
    modules,
    { now: () => now ?? new Date(), rateFactor: 10_000 },
  );
  let built: Api | null = null;
  const api = (): Api => (built ??= apiOf(modules));
  const context = (actor: Actor | null, app: AppName = actor?.app ?? 'admin'): AppContext => ({
    services,
    origin: { requestId: newId(), app, ip: '127.0.0.1', userAgent: 'test', publicUrl: 'http://localhost:4000' },
    actor: actor?.unfinished?.length ? null : actor,
    entering: actor?.unfinished?.length ? actor : null,
    setSession: () => undefined,
  });
  return {
    services,
    get schema() {
      return api().schema;
    },
    ...database,
    setNow: (iso) => {
      now = new Date(iso);
    },
    context,
    graph: async <T>(actor: Actor | null, query: string, variables: Record<string, unknown> = {}) => {
      const { schema, execute, documents } = api();
      const document = documents.get(query) ?? parse(query);
      const errors = documents.has(query) ? [] : validate(schema, document);
      if (errors.length > 0) throw new Error(errors.map((error) => error.message).join('\n'));
      documents.set(query, document);
      const operation = getOperationAST(document);
      const result = await execute({
        document,
        operationName: operation?.name?.value ?? null,
        operation,
        request: { variables },
        context: context(actor),
      } as unknown as Parameters<GatewayExecutor>[0]);
      return result as ExecutionResult<T>;
    },
    actorWith: (grants, more = {}) => ({
      accountId: newId(),
      sessionId: newId(),
      app: 'admin',
      name: '演示·测试',
      phoneMasked: '139****0000',
      secondFactor: true,
      volunteerId: null,
      grants: grants.map(grantOf),
      ...more,
    }),
    close: async () => {
      await services.close();
      await database.drop();
    },
  };
}

interface Api {
  readonly of: readonly Module[];
  readonly schema: GraphQLSchema;
  readonly execute: GatewayExecutor;
  /** As the server does: a document seen before is neither parsed nor compiled again. */
  readonly documents: Map<string, DocumentNode>;
}
const apis: Api[] = [];

/** The worlds of a process share what is built of the same modules, as the requests of a server do. */
function apiOf(modules: readonly Module[]): Api {
  const known = apis.find(({ of }) => of.length === modules.length && of.every((one, i) => one === modules[i]));
  if (known) return known;
  const schema = buildApiSchema(modules);
  const made: Api = { of: [...modules], schema, execute: compiledExecutor(schema), documents: new Map() };
  apis.push(made);
  return made;
}

function grantOf({
  place,
  role,
  actions,
  effect = 'ALLOW',
}: {
  place: TestPlace;
  role?: Role;
  actions?: readonly Action[];
  effect?: 'ALLOW' | 'DENY';
}): ActorGrant {
  return {
    grantId: newId(),
    unitId: place.id,
    unitName: place.name ?? '',
    level: place.level ?? 'COUNTY',
    path: place.path,
    countyCode: place.countyCode ?? '370303',
    role: role ?? null,
    actions: new Set<Action>([...(role ? roleActions[role] : []), ...(actions ?? [])]),
    effect,
    unitIds: null,
  };
}
