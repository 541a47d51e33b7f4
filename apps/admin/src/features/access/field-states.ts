import {
  type FieldGroup,
  type FieldRight,
  type FieldSubject,
  fieldGroupOf,
  fieldGroupWords,
  isFieldRight,
} from '@jinguo/schema';
import type { FieldRightsQuery } from '../../gql/graphql.ts';

type Rights = NonNullable<FieldRightsQuery['fieldRights']>;
type Rule = Rights['rules'][number];

/** How a field stands for a role at a place. */
export interface FieldLine {
  readonly field: FieldRight;
  readonly ofRole: boolean;
  /** The rule set at this very place. */
  readonly here: Rule | null;
  readonly above: readonly Rule[];
  /** The broader field it is hidden along with, when that one is. */
  readonly along: FieldRight | null;
}

/** The fields by the thing they belong to, each with the rules that hide it here. */
export function linesOf(rights: Rights): { group: FieldGroup; lines: FieldLine[] }[] {
  const rulesOf = (field: string): readonly Rule[] => rights.rules.filter((rule) => rule.field === field);
  const lines = rights.fields.flatMap(({ field, ofRole, along }): FieldLine[] => {
    if (!isFieldRight(field)) return [];
    const rules = rulesOf(field);
    return [
      {
        field,
        ofRole,
        here: rules.find(({ inherited }) => !inherited) ?? null,
        above: rules.filter(({ inherited }) => inherited),
        along: along && isFieldRight(along) && rulesOf(along).length > 0 ? along : null,
      },
    ];
  });
  return (Object.keys(fieldGroupWords) as FieldGroup[]).map((group) => ({
    group,
    lines: lines.filter(({ field }) => fieldGroupOf(field) === group),
  }));
}

export const subjects: readonly FieldSubject[] = ['COORDINATOR', 'STAFF', 'ACTION'];
export const isSubject = (name: string): name is FieldSubject => (subjects as readonly string[]).includes(name);
