import type { Reason, RiskLevel } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { may } from '../../../platform/access/grants.ts';
import { sees } from '../../../platform/access/sight.ts';
import type { AppContext } from '../../../platform/context.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { reasonView, verdict } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { parseInput } from '../../../platform/input.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { Move, Places } from './change.input.ts';
import type { MoveInput, PlacesInput } from './changing.args.ts';
import type { PlanPreviewType } from './changing.type.ts';
import { planMove } from './move-plan.ts';
import { type Clash, clashesAfter, type PlannedPerson, plannedPeople, type Run, waits } from './people.ts';
import { planPlaces } from './places-plan.ts';
import { type ChangeFacts, canCancelActivity, canChangePlan, changeFactsSql } from './plan-change.policy.ts';
import { type Unfit, unfitAfter } from './unfit.ts';

interface Row extends ChangeFacts {
  readonly id: string;
  readonly version: number;
  readonly place: string;
  readonly village_code: string;
  readonly risk: RiskLevel;
}

const facts = Object.entries(changeFactsSql)
  .map(([name, expression]) => `${expression} as "${name}"`)
  .join(', ');

/** The activity, for those who may change its plan and see who signed up; nobody else learns that it exists. */
async function reached(ctx: AppContext, id: string): Promise<{ row: Row; run: Run } | null> {
  if (!isId(id)) return null;
  const run: Run = (query) => ctx.services.read.rows(query);
  const [row] = await run<Row>(
    sql`select a.id, a.version, a.place, a.village_code, a.risk, ${raw(facts)} from activity a join unit u on u.id = a.unit_id where a.id = ${id}`,
  );
  const allowed = row && may(ctx.actor, 'activity.manage', row.path) && may(ctx.actor, 'roster.read', row.path);
  return row && allowed ? { row, run } : null;
}

type Affected = PlannedPerson & { readonly becomes?: readonly [Date, Date] | null; readonly loses?: boolean };
const range = ([startsAt, endsAt]: readonly [Date, Date]) => ({ startsAt, endsAt });

function previewOf(
  actor: Actor | null,
  row: Row,
  reasons: readonly Reason[],
  people: readonly Affected[],
  clashes: readonly Clash[] = [],
  unfit: readonly Unfit[] = [],
  asksInsurance = false,
): PlanPreviewType {
  const seen = sees(actor, 'roster.phone', [row.path]);
  const unmet = new Map(unfit.map((one) => [one.signUpId, one]));
  const bySignUp = new Map(clashes.map((clash) => [clash.signUpId, clash]));
  return {
    version: row.version,
    people: people.length,
    asksInsurance,
    affected: people.map((person) => {
      const clash = bySignUp.get(person.signUpId);
      const { volunteerId: id, name } = person;
      const phoneMasked = seen ? person.phoneMasked : null;
      return {
        signUpId: person.signUpId,
        volunteer: { id, name, phoneMasked, hidden: seen ? [] : ['roster.phone'] },
        state: person.state,
        openingId: person.openingId,
        postName: person.postName,
        was: range([person.startsAt, person.endsAt]),
        becomes: person.becomes ? range(person.becomes) : null,
        clash: clash ? range([clash.startsAt, clash.endsAt]) : null,
        loses: person.loses ?? false,
        unfit: (unmet.get(person.signUpId)?.reasons ?? []).map(reasonView),
        mayKeep: unmet.get(person.signUpId)?.mayKeep ?? false,
      };
    }),
    verdict: verdict(reasons),
  };
}

export async function previewCancel(ctx: AppContext, id: string): Promise<PlanPreviewType | null> {
  const found = await reached(ctx, id);
  if (!found) return null;
  const people = (await plannedPeople(found.run, id)).filter(waits);
  return previewOf(ctx.actor, found.row, canCancelActivity(ctx.actor, found.row, ctx.services.now()), people);
}

export async function previewMove(ctx: AppContext, input: MoveInput): Promise<PlanPreviewType | null> {
  const found = await reached(ctx, input.activityId);
  if (!found) return null;
  const { row, run } = found;
  const wanted = parseInput(Move, input);
  if (isRefusal(wanted)) return previewOf(ctx.actor, row, wanted.reasons, []);
  const now = ctx.services.now();
  const plan = await planMove(run, row, wanted, now);
  const clashes = plan.reasons.length === 0 ? await clashesAfter(run, row.id, plan.shifts) : [];
  const unfit = plan.reasons.length === 0 ? await unfitAfter(run, row.id, plan.shifts) : [];
  const reasons = [...canChangePlan(ctx.actor, row, now), ...plan.reasons];
  return previewOf(
    ctx.actor,
    row,
    reasons,
    plan.people,
    clashes,
    unfit,
    row.risk === 'HAZARDOUS' && plan.shifts.length > 0,
  );
}

export async function previewPlaces(ctx: AppContext, input: PlacesInput): Promise<PlanPreviewType | null> {
  const found = await reached(ctx, input.activityId);
  if (!found) return null;
  const { row, run } = found;
  const wanted = parseInput(Places, input);
  if (isRefusal(wanted)) return previewOf(ctx.actor, row, wanted.reasons, []);
  const plan = await planPlaces(run, row.id, wanted);
  return previewOf(
    ctx.actor,
    row,
    [...canChangePlan(ctx.actor, row, ctx.services.now()), ...plan.reasons],
    plan.people,
  );
}
