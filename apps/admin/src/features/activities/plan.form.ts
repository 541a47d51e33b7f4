import type { OpeningFlow } from '@jinguo/schema';
import type { ActivityFullFragment, PlanActivityInput } from '../../gql/graphql.ts';
import { usualEnd } from '../../shared/time-range.ts';
import { toInstant, toWall } from '../../shared/when.ts';

export interface PostForm {
  key: string;
  name: string;
  duties: string;
  needsQualification: boolean;
  requiredQualification: string;
  minAge: number | null;
  flow: OpeningFlow;
}
export interface ShiftForm {
  key: string;
  startsAt: string;
  endsAt: string;
  label: string;
}
export interface CellForm {
  minimum: number;
  maximum: number | null;
  taken: number;
  /** What it asks itself; blank and null: as its post. */
  requiredQualification: string;
  minAge: number | null;
}
/** Posts down, shifts across; a cell with a maximum is an opening (post × shift). */
export interface PlanForm {
  posts: PostForm[];
  shifts: ShiftForm[];
  cells: Record<string, CellForm>;
}

let made = 0;
const newKey = (): string => `new-${Date.now().toString(36)}-${++made}`;
export const cellKey = (post: string, shift: string): string => `${post}|${shift}`;
export const newPost = (): PostForm => ({
  key: newKey(),
  name: '',
  duties: '',
  needsQualification: false,
  requiredQualification: '',
  minAge: null,
  flow: 'DIRECT',
});
export const newShift = (after?: ShiftForm): ShiftForm => ({
  key: newKey(),
  startsAt: after?.endsAt ?? '',
  endsAt: usualEnd(after?.endsAt ?? ''),
  label: '',
});

/** The cell of post and shift, made on first touch. */
export function cellOf(plan: PlanForm, post: string, shift: string): CellForm {
  const key = cellKey(post, shift);
  plan.cells[key] ??= { minimum: 1, maximum: null, taken: 0, requiredQualification: '', minAge: null };
  return plan.cells[key];
}

/** The stored plan as the editor shows it. */
export function planForm(from: Pick<ActivityFullFragment, 'posts' | 'shifts' | 'openings'> | null): PlanForm {
  const openings = from?.openings ?? [];
  const plan: PlanForm = {
    posts: [...(from?.posts ?? [])]
      .sort((a, b) => a.sort - b.sort)
      .map((post) => ({
        key: post.id,
        name: post.name,
        duties: post.duties,
        needsQualification: post.needsQualification,
        requiredQualification: post.requiredQualification?.code ?? '',
        minAge: post.minAge ?? null,
        flow: openings.find((one) => one.postId === post.id)?.flow ?? 'DIRECT',
      })),
    shifts: [...(from?.shifts ?? [])]
      .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
      .map((shift) => ({
        key: shift.id,
        startsAt: toWall(shift.startsAt),
        endsAt: toWall(shift.endsAt),
        label: shift.label,
      })),
    cells: {},
  };
  for (const post of plan.posts) for (const shift of plan.shifts) cellOf(plan, post.key, shift.key);
  // Given up (no places): the row is kept for those who had signed up, the plan does without it.
  for (const one of openings.filter(({ maximum }) => maximum > 0))
    plan.cells[cellKey(one.postId, one.shiftId)] = {
      minimum: one.minimum,
      maximum: one.maximum,
      taken: one.taken,
      requiredQualification: one.requiredQualification?.code ?? '',
      minAge: one.minAge ?? null,
    };
  return plan;
}

/** The openings in the order they are sent: reasons come back as `openings.<index>`. */
export const openingsOf = (plan: PlanForm): { post: PostForm; shift: ShiftForm; cell: CellForm }[] =>
  plan.posts.flatMap((post) =>
    plan.shifts.flatMap((shift) => {
      const cell = plan.cells[cellKey(post.key, shift.key)];
      return cell?.maximum ? [{ post, shift, cell }] : [];
    }),
  );

/** The whole plan for the mutation. */
export function planInput(plan: PlanForm, activityId: string, version: number): PlanActivityInput {
  return {
    activityId,
    version,
    posts: plan.posts.map(({ flow: _flow, ...post }) => ({
      ...post,
      requiredQualification: (post.needsQualification && post.requiredQualification) || null,
    })),
    shifts: plan.shifts.map((shift) => ({
      ...shift,
      startsAt: toInstant(shift.startsAt),
      endsAt: toInstant(shift.endsAt),
    })),
    openings: openingsOf(plan).map(({ post, shift, cell }) => ({
      postKey: post.key,
      shiftKey: shift.key,
      minimum: Math.min(cell.minimum, cell.maximum ?? 0),
      maximum: cell.maximum ?? 0,
      flow: post.flow,
      requiredQualification: cell.requiredQualification || null,
      minAge: cell.minAge ?? null,
    })),
  };
}
