import type { Action } from '@jinguo/schema';
import { type MeDuty, readStore, useMe, writeStore } from '@jinguo/web';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';

const key = 'jinguo-admin-place';

/** The place she works for right now; she may have duties at several. Lists are narrowed to it and what lies below. */
export const usePlace = defineStore('place', () => {
  const chosen = ref(readStore(key));
  const { duties, me } = useMe();
  const places = computed(() => {
    const byUnit = new Map<string, { unit: MeDuty['unit']; roles: string[]; actions: Set<string> }>();
    for (const duty of duties.value) {
      const place = byUnit.get(duty.unit.id) ?? { unit: duty.unit, roles: [], actions: new Set<string>() };
      if (duty.roleName && !place.roles.includes(duty.roleName)) place.roles.push(duty.roleName);
      for (const action of duty.actions) place.actions.add(action);
      byUnit.set(duty.unit.id, place);
    }
    return [...byUnit.values()];
  });
  const current = computed(
    () => places.value.find((place) => place.unit.id === chosen.value) ?? places.value[0] ?? null,
  );
  const unitId = computed(() => current.value?.unit.id ?? null);
  const choose = (id: string): void => {
    chosen.value = id;
    writeStore(key, id);
  };
  /** What belongs to no place (system.…) is for the province, as the API says; a county's bundle names it in vain. */
  const can = (action: Action): boolean =>
    (current.value?.actions.has(action) ?? false) &&
    (!action.startsWith('system.') || current.value?.unit.level === 'PROVINCE');
  return { me, places, current, unitId, choose, can };
});
