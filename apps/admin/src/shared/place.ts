import type { Action } from '@jinguo/schema';
import { readStore, useMe, writeStore } from '@jinguo/web';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { placesOf } from './places-of.ts';

const key = 'jinguo-admin-place';

/** The place she works for right now; she may have duties at several. Lists are narrowed to it and what lies below. */
export const usePlace = defineStore('place', () => {
  const chosen = ref(readStore(key));
  const { duties, me } = useMe();
  const places = computed(() => placesOf(duties.value));
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
