import { EvidenceGrade, gradeOfSource, type RecordSource } from '@jinguo/schema';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

registerEnumType(EvidenceGrade, { name: 'EvidenceGrade' });

@ObjectType('GradeMinutes', {
  simpleResolvers: true,
  description: '认定等级: minutes known with this strength of evidence.',
})
export class GradeMinutesType {
  @Field(() => EvidenceGrade) grade!: EvidenceGrade;
  @Field(() => Int) minutes!: number;
}

export type MinutesBySource = Readonly<Partial<Record<RecordSource, number>>>;

/**
 * Counted minutes of a volunteer (SQL of her id) by source, of all accounts she owns, as one JSON object. They come from the
 * entries, of which the head is the sum, so that the parts add up to her total to the minute; a reversal takes away from
 * the source it was entered under.
 */
export const minutesBySource = (
  volunteerId: string,
): string => `(select coalesce(json_object_agg(g.source, g.minutes), '{}') from (select ge.source, sum(ge.minutes)::int as minutes
  from ledger_account ga join ledger_entry ge on ge.account_id = ga.id where ga.volunteer_id = ${volunteerId} group by ge.source) g)`;

/** The strongest first; grades of which nothing is left are not named. */
export function gradesOf(bySource: MinutesBySource): GradeMinutesType[] {
  const sums = new Map<EvidenceGrade, number>();
  for (const [source, minutes] of Object.entries(bySource)) {
    const grade = gradeOfSource[source as RecordSource];
    sums.set(grade, (sums.get(grade) ?? 0) + minutes);
  }
  return Object.values(EvidenceGrade)
    .map((grade) => ({ grade, minutes: sums.get(grade) ?? 0 }))
    .filter(({ minutes }) => minutes !== 0);
}
