import type { EntityManager, EventSubscriber, FlushEventArgs } from '@mikro-orm/core';

/** Names whose values never enter the log; the log says only that they changed (rules §6). */
const secret = /(cipher|hash|index|secret|masked|grams|searchText)$/i;
const personal = new Set(['name', 'displayName', 'birthDate', 'guardianName', 'idNumber', 'phone']);
const personalEntities = new Set(['Volunteer', 'Account', 'GuardianConsent']);

type Change = Readonly<Record<string, unknown>>;
const collected = new WeakMap<object, Change[]>();

const plain = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString();
  if (value !== null && typeof value === 'object' && 'id' in value) return (value as { id: unknown }).id;
  return value;
};

/** Notes before and after of every entity a use case changes, with personal values struck out. */
export class ChangeRecorder implements EventSubscriber {
  onFlush(args: FlushEventArgs): void {
    const list = collected.get(args.em) ?? [];
    for (const set of args.uow.getChangeSets()) {
      const before: Record<string, unknown> = {};
      const after: Record<string, unknown> = {};
      const original = (set.originalEntity ?? {}) as Record<string, unknown>;
      for (const [key, value] of Object.entries(set.payload as Record<string, unknown>)) {
        const hidden = secret.test(key) || (personal.has(key) && personalEntities.has(set.meta.className));
        if (set.type !== 'create' && !hidden) before[key] = plain(original[key]);
        after[key] = hidden ? '（已隐去）' : plain(value);
      }
      list.push({ entity: set.meta.className, id: (set.entity as { id?: unknown }).id, kind: set.type, before, after });
    }
    collected.set(args.em, list);
  }
}

export const entityChanges = (em: EntityManager): readonly Change[] => collected.get(em) ?? [];
