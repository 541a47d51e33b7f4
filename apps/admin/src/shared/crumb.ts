import { onBeforeUnmount, ref, watchEffect } from 'vue';
import { useRoute } from 'vue-router';

/** What the breadcrumbs call the thing shown, and the route of its own page, which may be above the one that is open. */
export const crumb = ref({ title: '', of: '' });

/** While the page is open, the breadcrumb of the thing's page says its name. */
export function useCrumb(title: () => string | null | undefined, of = String(useRoute().name ?? '')): void {
  watchEffect(() => {
    crumb.value = { title: title() ?? '', of };
  });
  onBeforeUnmount(() => {
    crumb.value = { title: '', of: '' };
  });
}
