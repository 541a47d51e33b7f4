import { type Action, type Role, roleActions, roleWords } from './actions.ts';
import { keysOf, type Words } from './choice.ts';
import { type FieldGroup, FieldRight } from './field-words.ts';

const person = ['volunteer.phone', 'volunteer.age', 'volunteer.residence'] as const;

/** Which fields a right brings along: what it was ever able to show. A rule takes away from these and never adds. */
const fieldsOfAction: Partial<Record<Action, readonly FieldRight[]>> = {
  'volunteer.read': [...person, 'volunteer.skills', 'volunteer.guardian'],
  'volunteer.register': ['volunteer.phone'],
  'volunteer.reveal': ['volunteer.phone'],
  'volunteer.reveal-id': ['volunteer.id-number'],
  'volunteer.manage': ['volunteer.state-reason'],
  'registration.call-back': [...person, 'registration.paper'],
  'identity.resolve': [...person, 'volunteer.id-number'],
  'volunteer.merge': [...person, 'volunteer.id-number'],
  'rights.handle': [...person, 'volunteer.id-number'],
  'qualification.verify': [...person, 'qualification.number', 'qualification.paper'],
  'activity.manage': ['roster.reasons'],
  'roster.read': ['roster.phone', 'roster.reasons'],
  'hours.read': ['record.phone'],
};

/** Hidden together: a phone kept from her in the list of people is not hers to read off a roster. */
const broader: Partial<Record<FieldRight, FieldRight>> = {
  'roster.phone': 'volunteer.phone',
  'record.phone': 'volunteer.phone',
};
export const broaderField = (field: FieldRight): FieldRight | null => broader[field] ?? null;
/** A field and those hidden along with it. */
export const hiddenAlong = (field: FieldRight): readonly FieldRight[] => [
  field,
  ...(Object.keys(broader) as FieldRight[]).filter((one) => broader[one] === field),
];

export const isFieldRight = (name: string): name is FieldRight => Object.hasOwn(FieldRight, name);
export const fieldGroupOf = (field: FieldRight): FieldGroup => field.split('.', 1)[0] as FieldGroup;

/** The fields some actions bring along, in the order of the list. */
export function fieldsOf(actions: Iterable<Action>): readonly FieldRight[] {
  const found = new Set([...actions].flatMap((action) => fieldsOfAction[action] ?? []));
  return (Object.keys(FieldRight) as FieldRight[]).filter((field) => found.has(field));
}

/** Whom a rule speaks of: a role that sees anything of people, or whoever holds single rights. */
export const fieldSubjectWords = {
  COORDINATOR: roleWords.COORDINATOR,
  STAFF: roleWords.STAFF,
  ACTION: { zh: '单项权限', en: 'Single rights' },
} as const satisfies Record<string, Words>;
export const FieldSubject = keysOf(fieldSubjectWords);
export type FieldSubject = keyof typeof fieldSubjectWords;

const everyField = Object.keys(FieldRight) as FieldRight[];
/** What the code lets a subject see at most. */
export const fieldsOfSubject: Readonly<Record<FieldSubject, readonly FieldRight[]>> = {
  COORDINATOR: fieldsOf(roleActions['COORDINATOR' satisfies Role]),
  STAFF: fieldsOf(roleActions['STAFF' satisfies Role]),
  ACTION: everyField,
};
