import { reactive, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** Filters that live in the address: a list can be sent to a colleague, and "back" finds it as it was. */
export function useUrlFilters<const Key extends string>(keys: readonly Key[]): Record<Key, string> {
  const route = useRoute();
  const router = useRouter();
  const own = route.name;
  const fromUrl = (key: Key): string => (typeof route.query[key] === 'string' ? route.query[key] : '');
  const filters = reactive(Object.fromEntries(keys.map((key) => [key, fromUrl(key)]))) as Record<Key, string>;
  watch(
    () => ({ ...filters }),
    (now) => {
      const others = Object.fromEntries(Object.entries(route.query).filter(([key]) => !keys.includes(key as Key)));
      const mine = Object.fromEntries(Object.entries<string | null | undefined>(now).filter(([, value]) => value));
      void router.replace({ query: { ...others, ...mine }, hash: route.hash });
    },
  );
  watch(
    () => route.query,
    () => {
      if (route.name !== own) return;
      for (const key of keys) if ((filters[key] ?? '') !== fromUrl(key)) filters[key] = fromUrl(key);
    },
  );
  return filters;
}
