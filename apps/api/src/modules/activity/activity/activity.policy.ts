import type { ActivityState, Reason, RiskLevel } from '@jinguo/schema';
import { farReasons } from './plan.policy.ts';

/** What the gates of publication look at. */
export interface PublishFacts extends Record<string, unknown> {
  readonly state: ActivityState;
  readonly place: string;
  readonly content: string;
  readonly requirements: string;
  readonly risks: string;
  readonly safeguards: string;
  readonly personInCharge: string;
  readonly hasContact: boolean;
  readonly risk: RiskLevel;
  readonly insurancePolicyNo: string | null;
  readonly startsAt: Date | string | null;
  readonly lastStart: Date | string | null;
  readonly shifts: number;
  readonly openings: number;
  readonly posts: readonly {
    readonly name: string;
    readonly needs: boolean;
    readonly qualification: string | null;
    readonly open: boolean;
  }[];
  readonly typeName: string;
  readonly typeQualification: string | null;
  readonly typeQualificationName: string | null;
}

/** Fields without which recruitment is unlawful (rules §1.2: 地点、内容、条件、风险、保障、负责人、联系方式). */
const lawful = ['place', 'content', 'requirements', 'risks', 'safeguards', 'personInCharge'] as const;

/** The law's fields and insurance: these must hold at every moment an activity is published. */
export function lawfulReasons(
  facts: Pick<PublishFacts, (typeof lawful)[number] | 'hasContact' | 'risk' | 'insurancePolicyNo'>,
): readonly Reason[] {
  const reasons: Reason[] = lawful
    .filter((field) => facts[field].trim() === '')
    .map((field) => ({ code: 'REQUIRED', field }));
  if (!facts.hasContact) reasons.push({ code: 'REQUIRED', field: 'contactPhone' });
  // AT-4: personal accident insurance before any possible bodily danger (条例 §17, SD §33).
  if (facts.risk === 'HAZARDOUS' && !facts.insurancePolicyNo?.trim())
    reasons.push({ code: 'INSURANCE_NEEDED', field: 'insurancePolicyNo' });
  return reasons;
}

/** Qualifications the posts must name (条例 §16; the type's own need). */
export function qualificationReasons({
  posts,
  ...facts
}: Pick<PublishFacts, 'posts' | 'typeName' | 'typeQualification' | 'typeQualificationName'>): readonly Reason[] {
  const reasons: Reason[] = posts.flatMap((post, i) =>
    post.needs && !post.qualification
      ? [
          {
            code: 'QUALIFICATION_UNNAMED',
            field: `posts.${i}.requiredQualification`,
            params: { post: post.name },
          } satisfies Reason,
        ]
      : [],
  );
  const needed = facts.typeQualification;
  if (needed && !posts.some((post) => post.open && post.qualification === needed)) {
    reasons.push({
      code: 'TYPE_QUALIFICATION_MISSING',
      field: 'posts',
      params: { type: facts.typeName, qualification: facts.typeQualificationName ?? needed },
    });
  }
  return reasons;
}

/** Every reason why it cannot be published, at once; each names its field. */
export function publishReasons(facts: PublishFacts, now: Date): readonly Reason[] {
  if (facts.state !== 'DRAFT') return [{ code: 'ACTIVITY_NOT_DRAFT' }];
  const reasons = [...lawfulReasons(facts)];
  if (facts.shifts === 0) reasons.push({ code: 'NO_TIME', field: 'shifts' });
  if (facts.openings === 0) reasons.push({ code: 'NO_OPENING', field: 'openings' });
  if (facts.startsAt && new Date(facts.startsAt) <= now) reasons.push({ code: 'STARTS_IN_PAST', field: 'shifts' });
  if (facts.lastStart) reasons.push(...farReasons(new Date(facts.lastStart), now, 'shifts'));
  return [...reasons, ...qualificationReasons(facts)];
}

/** SQL of the facts, over `activity a join service_type st`: the use case and the screen's verdict read the same. */
export const publishFactsSql = {
  state: 'a.state',
  place: 'a.place',
  content: 'a.content',
  requirements: 'a.requirements',
  risks: 'a.risks',
  safeguards: 'a.safeguards',
  personInCharge: 'a.person_in_charge',
  hasContact: 'a.contact_phone_cipher is not null',
  // What the type became since the draft was saved counts too: never less dangerous than its kind (AT-4).
  risk: `case when st.risk = 'HAZARDOUS' then 'HAZARDOUS' else a.risk end`,
  insurancePolicyNo: 'a.insurance_policy_no',
  startsAt: 'a.starts_at',
  lastStart: '(select max(x.starts_at) from shift x where x.activity_id = a.id)',
  shifts: '(select count(*)::int from shift x where x.activity_id = a.id)',
  openings: '(select count(*)::int from opening x where x.activity_id = a.id)',
  posts: `(select coalesce(json_agg(json_build_object('name', x.name, 'needs', x.needs_qualification, 'qualification', x.required_qualification,
    'open', exists (select from opening o where o.post_id = x.id and o.maximum > 0)) order by x.sort, x.id), '[]') from post x where x.activity_id = a.id)`,
  typeName: 'st.name',
  typeQualification: 'st.required_qualification',
  typeQualificationName: '(select x.name from qualification_kind x where x.code = st.required_qualification)',
} as const satisfies Readonly<Record<string, string>>;
