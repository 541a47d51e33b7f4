import type { SignUpState } from '@jinguo/schema';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { holdsTime, type TakingPerson } from '../taking/may-take.ts';
import { type PersonRow, personColumns, type SignUpFact, takingPerson } from '../taking/person.ts';

/** The volunteer who reads: facts for every card of a request, read once whatever the page size. */
export interface Reader {
  readonly person: TakingPerson | null;
  readonly villageCode: string | null;
  /** By opening: her sign-up there, the one that holds her time before one that was declined or called off. */
  readonly byOpening: ReadonlyMap<string, SignUpFact>;
  /** Activities where she has a place: a sealed one tells her where to go. */
  readonly expectedAt: ReadonlySet<string>;
}

const nobody: Reader = { person: null, villageCode: null, byOpening: new Map(), expectedAt: new Set() };
const loading = new WeakMap<AppContext, Promise<Reader>>();
const loaded = new WeakMap<AppContext, Reader>();
const REACH_BACK_DAYS = 60;

/** Reads her facts once per request; every resolver that gives cards awaits it first. */
export function loadReader(ctx: AppContext): Promise<Reader> {
  let promise = loading.get(ctx);
  if (!promise) {
    promise = read(ctx).then((reader) => {
      loaded.set(ctx, reader);
      return reader;
    });
    loading.set(ctx, promise);
  }
  return promise;
}

/** Forgets what was read, after the request itself changed it. */
export const forgetReader = (ctx: AppContext): void => void loading.delete(ctx);

/** The facts already read; nobody when none were. */
export const readerOf = (ctx: AppContext): Reader => loaded.get(ctx) ?? nobody;

async function read(ctx: AppContext): Promise<Reader> {
  const volunteerId = ctx.actor?.volunteerId;
  if (!volunteerId) return nobody;
  const since = new Date(ctx.services.now().getTime() - REACH_BACK_DAYS * 86_400_000);
  const [row] = await ctx.services.read.rows<PersonRow>(
    sql`select ${personColumns(sql`lower(s.during) > ${since}::timestamptz`)} from volunteer v where v.id = ${volunteerId}`,
  );
  if (!row) return nobody;
  const shown: readonly SignUpState[] = [...holdsTime, 'DECLINED', 'CALLED_OFF'];
  const byOpening = new Map<string, SignUpFact>();
  for (const one of row.sign_ups) {
    const before = byOpening.get(one.openingId);
    if (shown.includes(one.state) && !(before && holdsTime.includes(before.state))) byOpening.set(one.openingId, one);
  }
  const expected = row.sign_ups.filter((one) => one.state === 'SIGNED_UP' || one.state === 'ARRIVED');
  return {
    person: takingPerson(row),
    villageCode: row.village_code,
    byOpening,
    expectedAt: new Set(expected.map((one) => one.activityId)),
  };
}
